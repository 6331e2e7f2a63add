"""Edits in the form in which the editor takes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from lsprotocol import types

from formlint.html.source import Span
from formlint.rule.hit import Edit
from formlint.server.text import Text


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the editor can do.

    Attributes:
        versions: Whether it refuses edits made for another version of a text.
        creates: Whether an edit may create a file.
        snippets: Whether an edit may hold places to fill in.
        resolves: Whether the edits of an action may be asked for when it is chosen.
        pulls: Whether it asks for diagnostics.
        documents: Whether it shows documents that the server has.
    """

    versions: bool = False
    creates: bool = False
    snippets: bool = False
    resolves: bool = False
    pulls: bool = False
    documents: bool = False


def abilities(client: types.ClientCapabilities) -> Abilities:
    """What an editor says of itself."""
    edit = client.workspace.workspace_edit if client.workspace else None
    page = client.text_document
    action = page.code_action if page else None
    resolved = action.resolve_support.properties if action and action.resolve_support else ()
    versions = bool(edit and edit.document_changes)
    return Abilities(
        versions=versions,
        creates=versions and types.ResourceOperationKind.Create in ((edit and edit.resource_operations) or ()),
        snippets=versions and bool(edit and edit.snippet_edit_support),
        resolves="edit" in resolved and bool(action and action.data_support),
        pulls=bool(page and page.diagnostic),
        documents=bool(client.workspace and client.workspace.text_document_content),
    )


def workspace_edit(text: Text, edits: Iterable[Edit], able: Abilities) -> types.WorkspaceEdit:
    """Edits of one version of a page."""
    changes = [types.TextEdit(text.range(edit.span), edit.text) for edit in edits]
    if not able.versions:
        return types.WorkspaceEdit(changes={text.uri: changes})
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(_version(text), changes)])


def with_blank(text: Text, edit: Edit, blank: str) -> types.WorkspaceEdit:
    """An edit whose text holds a `blank` for people to fill in, for an editor that takes snippets."""
    before, _, after = (_escaped(part) for part in edit.text.rpartition(blank)) if blank else ("", "", edit.text)
    snippet = types.StringValue(f"{before}${{1:{_escaped(blank)}}}{after}")
    change = types.SnippetTextEdit(text.range(edit.span), snippet)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(_version(text), [change])])


def differences(before: str, after: str) -> Iterator[Edit]:
    """Edits that make one text of another, line by line, so that cursors and marks in other lines stay."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(Span(starts[first], starts[last]), "".join(new[new_first:new_last]))


def _version(text: Text) -> types.OptionalVersionedTextDocumentIdentifier:
    return types.OptionalVersionedTextDocumentIdentifier(uri=text.uri, version=text.version)


def _escaped(text: str) -> str:
    """Text that means itself in a snippet."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
