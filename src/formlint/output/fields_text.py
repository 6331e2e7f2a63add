"""Beliefs on a page for people: text, and on a terminal tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from formlint.forms.audience.model import Served
from formlint.forms.audience.unclear import is_clear
from formlint.forms.controls import Control, Form
from formlint.forms.purpose.field import Evidence, Field, by_form
from formlint.forms.purpose.form_kind import form_kind
from formlint.html.source import Lines
from formlint.knowledge.store import Knowledge
from formlint.lint.analysis import Analysis
from formlint.output.color import Paint, painter
from formlint.output.counts import count, sureness
from formlint.system.escape import cells, clip, visible, wrap

_TEXT = 120  # characters of a name or a reason
_KIND_REASONS = 3
_SERVED = 5  # territories told of; the reasons of the best one suffice
_ONE = "this form serves"
_HANG = 2  # cells before what goes on in the next line
_LEAST = 60  # columns that a table needs to be readable
_COLUMNS = (("line", 0), ("control", 2), ("asks for", 0), ("", 0), ("because", 4))


@dataclass(frozen=True, slots=True)
class _Page:
    """What is told of, and how: the columns are None where there is no terminal."""

    knowledge: Knowledge
    lines: Lines
    paint: Paint
    width: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A control as people read it; the reasons are texts with their lines."""

    line: int
    name: str
    purpose: str
    sureness: str
    reasons: tuple[str, ...]


def describe(analysis: Analysis, *, color: bool, width: int | None, verbose: bool = False) -> Iterator[str]:
    """The beliefs on one page, line by line.

    Args:
        analysis: The page with what is believed of it.
        color: Whether to colour text with ANSI sequences.
        width: Columns of the terminal; None where there is none, and so no table.
        verbose: Whether unlikely territories are told, too, where no likely one is known.
    """
    paint = painter(color=color)
    lines = Lines(analysis.source.text)
    rows = by_form(analysis.fields)
    yield paint("strong", visible(analysis.source.path))
    audience = partial(_audience, _Page(analysis.knowledge, lines, paint, width), verbose=verbose)
    if rows or is_clear(analysis.knowledge, analysis.audience.served):
        yield from audience(analysis.audience.served, "these forms serve" if len(rows) > 1 else _ONE)
    for form in analysis.page.forms:
        fields = rows.get(form.index)
        if fields:
            first, *rest = _wrapped(_title(lines, form), "  ", width)
            yield from ("", first.replace(_called(form), paint("strong", _called(form)), 1), *rest)
            kind = form_kind(form, fields)
            if kind:
                because = "; ".join(_reason(lines, evidence) for evidence in kind.evidence[:_KIND_REASONS])
                first, *rest = _wrapped(f"is for {kind.kind}: {because}", "  ", width)
                yield first.replace(kind.kind, paint("strong", kind.kind), 1)
                yield from rest
            served = analysis.audience.of(form)
            if served != analysis.audience.served:
                yield from (f"  {line}" for line in audience(served, _ONE))
            yield from _fields(lines, fields, width, color=color)
    yield ""


def _fields(lines: Lines, fields: Sequence[Field], width: int | None, *, color: bool) -> Iterator[str]:
    rows = [_row(lines, field) for field in fields if field.purpose is not None or field.control.editable]
    if width is None or width < _LEAST:
        yield from _plain(rows, width, painter(color=color))
    elif rows:
        yield from _table(rows, width, color=color)
    if len(fields) > len(rows):
        yield f"    and {count(len(fields) - len(rows), 'control')} without user input"


def _audience(page: _Page, served: Sequence[Served], whom: str, *, verbose: bool) -> Iterator[str]:
    if not is_clear(page.knowledge, served):
        yield from _wrapped(f"Who {whom} is unclear; pass --serves or set `serves`", "  ", page.width)
        if not verbose:
            return
    for number, one in enumerate(served[:_SERVED]):
        yield f"  serves {page.paint('strong', one.territory)}, {sureness(one.confidence)}"
        if number == 0:
            for evidence in one.evidence:
                yield from _wrapped(_reason(page.lines, evidence), "      ", page.width)
    if len(served) > _SERVED:
        yield f"  and {len(served) - _SERVED} more"


def _wrapped(text: str, indent: str, width: int | None) -> list[str]:
    """The lines of a text, each indented, what goes on a little more; one where no width is known."""
    if width is None:
        return [f"{indent}{text}"]
    first, *rest = wrap(text, width - len(indent) - _HANG)
    return [f"{indent}{first}", *(f"{indent}{'':{_HANG}}{line}" for line in rest)]


def _title(lines: Lines, form: Form) -> str:
    if form.element is None:
        return _called(form)
    about = form.heading or form.submit_text
    where = f"{_called(form)} (line {lines.position(form.element.span.start)[0]})"
    return f"{where}: {visible(clip(about, _TEXT))}" if about else where


def _called(form: Form) -> str:
    return f"form {form.index + 1}" if form.element else "outside forms"


def _row(lines: Lines, field: Field) -> _Row:
    return _Row(
        line=lines.position(field.control.element.span.start)[0],
        name=visible(clip(_name(field.control), _TEXT // 3)),
        purpose=field.purpose or "unknown",
        sureness=sureness(field.confidence) if field.purpose else "",
        reasons=tuple(_reason(lines, evidence) for evidence in field.evidence),
    )


def _name(control: Control) -> str:
    return control.name or control.id or (control.label.text if control.label else f"<{control.tag}>")


def _reason(lines: Lines, evidence: Evidence) -> str:
    where = f" (line {lines.position(evidence.span.start)[0]})" if evidence.span else ""
    return visible(clip(evidence.text, _TEXT)) + where


def _plain(rows: Sequence[_Row], width: int | None, paint: Paint) -> Iterator[str]:
    name = max((cells(row.name) for row in rows), default=0)
    purpose = max((len(row.purpose) for row in rows), default=0)
    for row in rows:
        padded = row.name + " " * (name - cells(row.name))
        styled = paint("strong" if row.sureness else "quiet", f"{row.purpose:{purpose}}")
        yield f"    {row.line:5}  {padded}  {styled}  {row.sureness}".rstrip()
        for reason in row.reasons:
            yield from _wrapped(reason, f"{'':13}", width)


def _table(rows: Sequence[_Row], width: int, *, color: bool) -> list[str]:
    from formlint.output.table import table  # noqa: PLC0415  # rich takes 50 ms to import

    texts = [(f"{row.line:5}", row.name, row.purpose, row.sureness, "\n".join(row.reasons)) for row in rows]
    return table(_COLUMNS, texts, width, color=color)
