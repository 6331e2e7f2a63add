"""What the tests of the server share: an editor with the abilities of a real one, and pages open in it."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed (it is in the group test)")

from lsprotocol import types  # noqa: E402
from pytest_lsp.client import LanguageClient, make_test_lsp_client  # noqa: E402

PULLING = ["neovim@v0.11.0"]
PUSHED = ["neovim@v0.7.0", "emacs@v29.1", "visual_studio_code@v1.65.2"]
EDITORS = [*PULLING, *PUSHED]
COMMAND = [sys.executable, "-m", "formlint", "server"]
KEYPAD = '<html lang="en"><form><label>Postal code <input name="zip" inputmode="numeric"></label></form></html>\n'
CANADA = {"settings": {"serves": ["CA"]}}


class Editor:
    """A client with one folder open."""

    def __init__(self, client: LanguageClient, folder: Path, told: dict[str, int]) -> None:
        self.client, self.folder = client, folder
        self.told = told
        """The newest version of each page that findings were pushed of."""

    @property
    def pulls(self) -> bool:
        able = self.client.capabilities
        return bool(able and able.text_document and able.text_document.diagnostic)

    def open(self, text: str, name: str = "page.html") -> str:
        uri = (self.folder / name).as_uri()
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "html", 1, text))
        )
        return uri

    def change(self, uri: str, version: int, *changes: Any) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, uri), [*changes])
        )

    async def findings(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
        if self.pulls:
            asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
            found = await self.client.text_document_diagnostic_async(asked)
            assert isinstance(found, types.RelatedFullDocumentDiagnosticReport)
            return list(found.items)
        while self.told.get(uri, 0) < version:
            await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[uri])

    async def actions(self, uri: str, place: types.Range, **context: Any) -> list[types.CodeAction]:
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), place, types.CodeActionContext(context.pop("diagnostics", []), **context)
        )
        found = await self.client.text_document_code_action_async(asked)
        return [one for one in found or () if isinstance(one, types.CodeAction)]

    async def complete(self, uri: str, line: int, character: int) -> list[types.CompletionItem]:
        asked = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        found = await self.client.text_document_completion_async(asked)
        return list(found.items) if isinstance(found, types.CompletionList) else []


def edits(action: types.CodeAction) -> list[types.TextEdit]:
    """The edits of an action, whichever way it says them."""
    assert action.edit is not None
    if action.edit.changes:
        return [edit for edits in action.edit.changes.values() for edit in edits]
    changes = action.edit.document_changes or ()
    return [edit for change in changes if isinstance(change, types.TextDocumentEdit) for edit in change.edits]  # type: ignore[misc]


def applied(text: str, changes: list[types.TextEdit], units: str = "utf-16") -> str:
    """A text after edits whose places are counted in some units."""
    from formlint.server.text import Text  # noqa: PLC0415

    page = Text("", "", text, 1, units)
    for edit in sorted(changes, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        span = page.span(edit.range)
        text = text[: span.start] + edit.new_text + text[span.end :]
    return text


def units_of(client: LanguageClient) -> str:
    general = client.capabilities.general if client.capabilities else None
    offered = (general and general.position_encodings) or ["utf-16"]
    return str(getattr(offered[0], "value", offered[0]))


@asynccontextmanager
async def editor(preset: str, folder: Path, wishes: object = None) -> AsyncIterator[Editor]:
    """An editor that has started the server in a folder."""
    client = make_test_lsp_client()
    versions: dict[str, int] = {}

    def published(told: types.PublishDiagnosticsParams) -> None:
        client.diagnostics[told.uri] = list(told.diagnostics)
        versions[told.uri] = told.version or 0

    client.protocol.fm._features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = published
    client.set_configuration({"formlint": wishes or {}})
    await client.start_io(*COMMAND, cwd=str(folder))
    await client.initialize_session(
        types.InitializeParams(
            capabilities=pytest_lsp.client_capabilities(preset),
            root_uri=folder.as_uri(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
            initialization_options=wishes,
        )
    )
    try:
        yield Editor(client, folder, versions)
    finally:
        await client.shutdown_session()
        await client.stop()


def run(preset: str, folder: Path, play: Callable[[Editor], Awaitable[None]], wishes: object = CANADA) -> None:
    """Play a scene in an editor."""

    async def scene() -> None:
        async with editor(preset, folder, wishes) as one:
            await play(one)

    asyncio.run(scene())
