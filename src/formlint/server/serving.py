"""Actions that say whom the forms of a page serve: they write it into the settings file, where teams look for it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol import types

from formlint.forms.audience.model import Served
from formlint.html.source import Span
from formlint.knowledge.pack import WORLD
from formlint.lint.plan import surely_served
from formlint.server.checking import Checked
from formlint.server.edits import Abilities

KIND = types.CodeActionKind.RefactorRewrite
_FILE = "formlint.toml"
_LIKELY = 4  # territories that are offered alone
_TOGETHER = 6


def serving(checked: Checked, place: types.Range, file: str, root: Path, able: Abilities) -> Iterator[types.CodeAction]:
    """For a place in a form: the likely audiences, to be stated in a settings `file` ("": a new one in the `root`)."""
    if checked.config.serves or not (file or able.creates):
        return
    known = checked.analysis.knowledge
    for codes in _choices(_served(checked, checked.text.offset(place.start))):
        names = ", ".join(known.territory(code).in_sentence for code in codes)
        title = f"This page serves {names} ({Path(file).name or _FILE})"
        path = Path(file).absolute() if file else root / _FILE
        yield types.CodeAction(title, KIND, edit=_stated(path, checked.text.path, codes, able))


def _served(checked: Checked, offset: int) -> tuple[Served, ...]:
    """The audience of the form around a place; none outside forms."""
    for form in checked.analysis.page.forms:
        if form.element is not None:
            inside = form.element.content_span
            start = form.element.start
            if start <= offset and (inside is None or offset <= inside.end):
                return checked.analysis.audience.of(form)
    near = [one for one in checked.analysis.page.controls if Span(offset, offset) in one.element.span]
    return checked.analysis.audience.of(near[0].form) if near else ()


def _choices(served: Iterable[Served]) -> Iterator[tuple[str, ...]]:
    """What is offered: all that are surely served, and each likely one alone."""
    likely = [one for one in served if one.territory != WORLD]
    sure = surely_served(likely)
    if 1 < len(sure) <= _TOGETHER:
        yield sure
    for one in likely[:_LIKELY]:
        yield (one.territory,)


def _stated(file: Path, page: str, codes: tuple[str, ...], able: Abilities) -> types.WorkspaceEdit:
    """An override for the page at the end of a settings file."""
    table = "tool.formlint.overrides" if file.name == "pyproject.toml" else "overrides"
    text = f"[[{table}]]\nfiles = [{_toml(_pattern(page, file.parent))}]\nserves = [{', '.join(map(_toml, codes))}]\n"
    written = file.read_text("utf-8", "surrogateescape") if file.is_file() else None
    end = types.Position((written or "").count("\n"), len((written or "").rpartition("\n")[2]))
    change = types.TextEdit(types.Range(end, end), f"{_gap(written)}{text}")
    uri = file.as_uri()
    if not able.versions:
        return types.WorkspaceEdit(changes={uri: [change]})
    edit = types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri=uri), [change])
    made = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
    return types.WorkspaceEdit(document_changes=[edit] if written is not None else [made, edit])


def _gap(written: str | None) -> str:
    """What parts the new lines from those before them."""
    if not written:
        return ""
    return "\n" if written.endswith("\n") else "\n\n"


def _pattern(page: str, folder: Path) -> str:
    """A pattern of paths that means one page."""
    path = Path(page)
    inside = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    exact = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in inside)
    return exact if "/" in exact else f"/{exact}"


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
