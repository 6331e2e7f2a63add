"""The server itself: which requests of LSP it answers, and by what."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from formlint import __version__
from formlint.knowledge.schema import PackError
from formlint.lint.origin import ConfigError
from formlint.project.settings.toml import FILES
from formlint.rule.discovery import rules
from formlint.server import actions, completing, hints, hovering, serving
from formlint.server.checking import Checked
from formlint.server.diagnostics import SOURCE, diagnostics
from formlint.server.edits import Abilities, abilities
from formlint.server.pages import Pages
from formlint.server.rule_documents import SCHEME, content
from formlint.server.settings import Settings, wishes
from formlint.server.text import Text
from formlint.server.transport import Framed, Protocol
from formlint.system.guard import Crash, guarded

_WATCHED = f"**/{{{','.join(FILES)}}}"


class Server:
    """One editor's formlint."""

    def __init__(self) -> None:
        """Make it ready to be started."""
        self.editor = LanguageServer(SOURCE, __version__, protocol_cls=Protocol)
        self.settings = Settings()
        self.pages = Pages(self.settings, self._tell, self._fail)
        self.able = Abilities()
        self._complaint = ""
        self._watched = False
        self._age = 0  # how often settings were read anew
        _register(self)

    def start(self) -> None:
        """Serve on standard input and output until the editor ends it."""
        protocol = cast("Protocol", self.editor.protocol)
        self.editor.start_io(cast("BinaryIO", Framed(sys.stdin.buffer, protocol.refuse)))

    # What the editor tells

    def initialized(self, asked: types.InitializeParams) -> None:
        """The editor says what it is able to do, and what it wishes."""
        self.able = abilities(asked.capabilities)
        self._take(asked.initialization_options)

    async def ready(self, _asked: types.InitializedParams) -> None:
        """The editor listens: ask it for its settings, and to watch settings files."""
        workspace = self.editor.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            self._watched = True
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
            one = types.Registration("settings-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await self.editor.client_register_capability_async(types.RegistrationParams([one]))
        if workspace and workspace.configuration:
            await self._ask()

    async def told_settings(self, asked: types.DidChangeConfigurationParams) -> None:
        """The editor's settings have changed; some tell them, some wait to be asked."""
        workspace = self.editor.client_capabilities.workspace
        if workspace and workspace.configuration:
            await self._ask()
        else:
            self._take(asked.settings)

    def files_changed(self, _asked: types.DidChangeWatchedFilesParams) -> None:
        """A settings file has changed."""
        self._renew()

    def opened(self, asked: types.DidOpenTextDocumentParams) -> None:
        """A page was opened."""
        page = asked.text_document
        units = self.editor.workspace.position_encoding
        path = uris.to_fs_path(page.uri) or str(Path(self.root) / "untitled.html")
        self.pages.put(Text(page.uri, path, page.text, page.version, str(getattr(units, "value", units))))

    def changed(self, asked: types.DidChangeTextDocumentParams) -> None:
        """Something was typed."""
        self.pages.change(asked.text_document.uri, asked.content_changes, asked.text_document.version)

    def saved(self, _asked: types.DidSaveTextDocumentParams) -> None:
        """A page was saved: the moment to look at settings files, where the editor does not watch them."""
        if not self._watched:
            self._renew()

    def closed(self, asked: types.DidCloseTextDocumentParams) -> None:
        """A page was closed."""
        self.pages.close(asked.text_document.uri)
        if not self.able.pulls:
            self.editor.text_document_publish_diagnostics(types.PublishDiagnosticsParams(asked.text_document.uri, []))

    # What the editor asks

    async def pull(self, asked: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """The findings on a page, or that they are those of before."""
        checked = await self.pages.checked(asked.text_document.uri)
        known = f"{checked.text.version}.{self._age}" if checked else ""
        if known and known == asked.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(known)
        return types.RelatedFullDocumentDiagnosticReport(
            diagnostics(checked, self.able) if checked else [], result_id=known or None
        )

    async def act(self, asked: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done at a place."""
        checked = await self.pages.checked(asked.text_document.uri)
        if checked is None:
            return []
        found = [*actions.actions(checked, asked, self.able)]
        if not self.able.resolves:
            found = [await self.resolve(action) for action in found]
        if actions.wanted(serving.KIND, asked.context.only):
            file = self.settings.file(checked.text.path)
            found += serving.serving(checked, asked.range, file, Path(self.root), self.able)
        return found

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """The action with its edit, where that was left for later."""
        uri = actions.told_in(action.data, "uri")
        if action.edit is None and uri:
            checked = await self.pages.checked(uri)
            if checked is not None:
                action.edit = await self.pages.work(uri, lambda stopped: actions.fix_all(checked, self.able, stopped))
        return action

    async def hover(self, asked: types.HoverParams) -> types.Hover | None:
        """What is believed about a field."""
        checked = await self.pages.checked(asked.text_document.uri)
        return hovering.hover(checked, asked.position) if checked else None

    async def complete(self, asked: types.CompletionParams) -> types.CompletionList | None:
        """What can be written."""
        text = self.pages.text(asked.text_document.uri)
        try:
            config = self.settings.of(text.path) if text else None
        except (ConfigError, PackError):
            return None
        if text is None or config is None:
            return None
        return await self.pages.work(text.uri, lambda _: completing.completion(text, config, asked.position))

    async def hint(self, asked: types.InlayHintParams) -> list[types.InlayHint]:
        """What the fields were taken for, if that is wished."""
        checked = await self.pages.checked(asked.text_document.uri) if self.settings.wishes.hints else None
        return [*hints.hints(checked, asked.range)] if checked else []

    async def document(self, asked: types.TextDocumentContentParams) -> types.TextDocumentContentResult:
        """The page of a rule."""
        return types.TextDocumentContentResult(content(asked.uri, rules()))

    # What is done about it

    @property
    def root(self) -> str:
        """The folder that the editor works in."""
        return self.editor.workspace.root_path or "."

    def _tell(self, text: Text, checked: Checked | None) -> None:
        """Push the findings to an editor that does not ask for them."""
        if not self.able.pulls:
            found = guarded(lambda: diagnostics(checked, self.able) if checked else [])
            if isinstance(found, Crash):
                self._fail(
                    f"{text.path}: formlint crashed: {found.culprit}. This is a bug; please report it with this page."
                )
                found = list[types.Diagnostic]()
            told = types.PublishDiagnosticsParams(text.uri, found, version=text.version)
            self.editor.text_document_publish_diagnostics(told)

    def _fail(self, complaint: str) -> None:
        """Tell people what went wrong, once."""
        if complaint != self._complaint:
            self._complaint = complaint
            self.editor.window_show_message(types.ShowMessageParams(types.MessageType.Error, complaint))

    async def _ask(self) -> None:
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SOURCE)])
        (said,) = await self.editor.workspace_configuration_async(asked)
        if said:
            self._take(said)

    def _take(self, said: Any) -> None:
        try:
            self.settings.forget(wishes(_plain(said)))
        except ConfigError as error:
            self._fail(str(error))
        self._renew()

    def _renew(self) -> None:
        """Settings may have changed: look at all pages anew."""
        self._complaint = ""
        self._age += 1
        self.settings.forget()
        self.pages.again()
        workspace = self.editor.client_capabilities.workspace if self._age > 1 else None
        if workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.editor.workspace_diagnostic_refresh(None)
        if workspace and workspace.inlay_hint and workspace.inlay_hint.refresh_support:
            self.editor.workspace_inlay_hint_refresh(None)


def _plain(said: Any) -> Any:
    """What JSON said, as tables and lists: pygls makes objects of it."""
    if hasattr(said, "_asdict"):
        said = said._asdict()
    if isinstance(said, dict):
        return {key: _plain(value) for key, value in cast("dict[str, Any]", said).items()}
    return [_plain(one) for one in cast("list[Any]", said)] if isinstance(said, list) else said


def _register(server: Server) -> None:
    """Name the requests and who answers them."""
    kinds = types.CodeActionOptions([*actions.KINDS, serving.KIND], resolve_provider=True)
    pulling = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
    told: tuple[tuple[str, Callable[[Any], None], object], ...] = (
        (types.INITIALIZE, server.initialized, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, server.files_changed, None),
        (types.TEXT_DOCUMENT_DID_OPEN, server.opened, None),
        (types.TEXT_DOCUMENT_DID_CHANGE, server.changed, None),
        (types.TEXT_DOCUMENT_DID_SAVE, server.saved, types.SaveOptions(include_text=False)),
        (types.TEXT_DOCUMENT_DID_CLOSE, server.closed, None),
    )
    asked: tuple[tuple[str, Callable[[Any], Awaitable[object]], object], ...] = (
        (types.INITIALIZED, server.ready, None),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, server.told_settings, None),
        (types.TEXT_DOCUMENT_DIAGNOSTIC, server.pull, pulling),
        (types.TEXT_DOCUMENT_CODE_ACTION, server.act, kinds),
        (types.CODE_ACTION_RESOLVE, server.resolve, None),
        (types.TEXT_DOCUMENT_HOVER, server.hover, None),
        (types.TEXT_DOCUMENT_COMPLETION, server.complete, types.CompletionOptions([*completing.TRIGGERS])),
        (types.TEXT_DOCUMENT_INLAY_HINT, server.hint, None),
        (types.WORKSPACE_TEXT_DOCUMENT_CONTENT, server.document, types.TextDocumentContentOptions([SCHEME])),
    )
    for name, listener, options in told:
        server.editor.feature(name, options)(_plainly(listener))
    for name, answerer, options in asked:
        server.editor.feature(name, options)(_coroutine(answerer))


def _plainly(listener: Callable[[Any], None]) -> Callable[[Any], None]:
    """A function that pygls can mark as its own, which a method does not let it."""

    def listen(asked: Any) -> None:
        listener(asked)

    return listen


def _coroutine(answerer: Callable[[Any], Awaitable[object]]) -> Callable[[Any], Awaitable[object]]:
    """The same for what has to be waited for."""

    async def answer(asked: Any) -> object:
        return await answerer(asked)

    return answer
