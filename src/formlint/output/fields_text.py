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
from formlint.knowledge.message import Message, say, told_in
from formlint.knowledge.store import Knowledge
from formlint.lint.analysis import Analysis
from formlint.output.color import Paint, painter
from formlint.output.counts import more, sureness
from formlint.system.escape import cells, clip, visible, wrap

_TEXT = 120  # characters of a name or a reason
_KIND_REASONS = 3
_SERVED = 5  # territories told of; the reasons of the best one suffice
_HANG = 2  # cells before what goes on in the next line
_LEAST = 60  # columns that a table needs to be readable
_COLUMNS = ((say("line"), 0), (say("control"), 2), (say("asks for"), 0), ("", 0), (say("because"), 4))
_ONE, _ALL = (
    say("Who this form serves is unclear; pass --serves or set `serves`"),
    say("Who these forms serve is unclear; pass --serves or set `serves`"),
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is told of, and how: the columns are None where there is no terminal."""

    knowledge: Knowledge
    lines: Lines
    paint: Paint
    width: int | None
    lang: str

    def tell(self, said: str) -> str:
        """A message in the language of the report."""
        return told_in(self.lang, said)

    def reason(self, evidence: Evidence) -> str:
        """A reason, with its line."""
        text = visible(clip(self.tell(evidence.text), _TEXT))
        if not evidence.span:
            return text
        return self.tell(say("{reason} (line {line})", reason=text, line=self.lines.position(evidence.span.start)[0]))


@dataclass(frozen=True, slots=True)
class _Row:
    """A control as people read it; the reasons are texts with their lines."""

    line: int
    name: str
    purpose: str
    sureness: str
    reasons: tuple[str, ...]


def describe(
    analysis: Analysis, *, color: bool, width: int | None, verbose: bool = False, lang: str = ""
) -> Iterator[str]:
    """The beliefs on one page, line by line.

    Args:
        analysis: The page with what is believed of it.
        color: Whether to colour text with ANSI sequences.
        width: Columns of the terminal; None where there is none, and so no table.
        verbose: Whether unlikely territories are told, too, where no likely one is known.
        lang: The language of the text, "" for English.
    """
    paint = painter(color=color)
    page, rows = _Page(analysis.knowledge, Lines(analysis.source.text), paint, width, lang), by_form(analysis.fields)
    yield paint("strong", visible(analysis.source.path))
    audience = partial(_audience, page, verbose=verbose)
    if rows or is_clear(analysis.knowledge, analysis.audience.served):
        yield from audience(analysis.audience.served, _ALL if len(rows) > 1 else _ONE)
    for form in analysis.page.forms:
        fields = rows.get(form.index)
        if fields:
            yield from ("", *_head(page, form, fields))
            served = analysis.audience.of(form)
            if served != analysis.audience.served:
                yield from (f"  {line}" for line in audience(served, _ONE))
            yield from _fields(page, fields, color=color)
    yield ""


def _head(page: _Page, form: Form, fields: Sequence[Field]) -> Iterator[str]:
    """What a form is called, and what it is for."""
    called = page.tell(_called(form))
    first, *rest = _wrapped(_title(page, form), "  ", page.width)
    yield from (first.replace(called, page.paint("strong", called), 1), *rest)
    kind = form_kind(form, fields)
    if kind:
        because = "; ".join(map(page.reason, kind.evidence[:_KIND_REASONS]))
        told = page.tell(say("is for {kind}: {reasons}", kind=kind.kind, reasons=because))
        first, *rest = _wrapped(told, "  ", page.width)
        yield from (first.replace(kind.kind, page.paint("strong", kind.kind), 1), *rest)


def _fields(page: _Page, fields: Sequence[Field], *, color: bool) -> Iterator[str]:
    rows = [_row(page, field) for field in fields if field.purpose is not None or field.control.editable]
    if page.width is None or page.width < _LEAST:
        yield from _plain(rows, page.width, page.paint)
    elif rows:
        yield from _table(page, rows, page.width, color=color)
    if len(fields) > len(rows):
        number = len(fields) - len(rows)
        told = say("and {count} control without user input", "and {count} controls without user input", count=number)
        yield f"    {page.tell(told)}"


def _audience(page: _Page, served: Sequence[Served], unclear: Message, *, verbose: bool) -> Iterator[str]:
    if not is_clear(page.knowledge, served):
        yield from _wrapped(page.tell(unclear), "  ", page.width)
        if not verbose:
            return
    for number, one in enumerate(served[:_SERVED]):
        territory = page.paint("strong", one.territory)
        told = say("serves {territory}, {sureness}", territory=territory, sureness=sureness(one.confidence))
        yield f"  {page.tell(told)}"
        if number == 0:
            for evidence in one.evidence:
                yield from _wrapped(page.reason(evidence), "      ", page.width)
    if len(served) > _SERVED:
        yield f"  {page.tell(more(len(served) - _SERVED))}"


def _wrapped(text: str, indent: str, width: int | None) -> list[str]:
    """The lines of a text, each indented, what goes on a little more; one where no width is known."""
    if width is None:
        return [f"{indent}{text}"]
    first, *rest = wrap(text, width - len(indent) - _HANG)
    return [f"{indent}{first}", *(f"{indent}{'':{_HANG}}{line}" for line in rest)]


def _title(page: _Page, form: Form) -> str:
    if form.element is None:
        return page.tell(_called(form))
    about = form.heading or form.submit_text
    line = page.lines.position(form.element.span.start)[0]
    where = page.tell(say("{form} (line {line})", form=_called(form), line=line))
    return f"{where}: {visible(clip(about, _TEXT))}" if about else where


def _called(form: Form) -> Message:
    return say("form {number}", number=form.index + 1) if form.element else say("outside forms")


def _row(page: _Page, field: Field) -> _Row:
    return _Row(
        line=page.lines.position(field.control.element.span.start)[0],
        name=visible(clip(_name(field.control), _TEXT // 3)),
        purpose=field.purpose or page.tell(say("unknown")),
        sureness=page.tell(sureness(field.confidence)) if field.purpose else "",
        reasons=tuple(map(page.reason, field.evidence)),
    )


def _name(control: Control) -> str:
    return control.name or control.id or (control.label.text if control.label else f"<{control.tag}>")


def _plain(rows: Sequence[_Row], width: int | None, paint: Paint) -> Iterator[str]:
    name = max((cells(row.name) for row in rows), default=0)
    purpose = max((cells(row.purpose) for row in rows), default=0)
    for row in rows:
        padded = row.name + " " * (name - cells(row.name))
        asked = row.purpose + " " * (purpose - cells(row.purpose))
        styled = paint("strong" if row.sureness else "quiet", asked)
        yield f"    {row.line:5}  {padded}  {styled}  {row.sureness}".rstrip()
        for reason in row.reasons:
            yield from _wrapped(reason, f"{'':13}", width)


def _table(page: _Page, rows: Sequence[_Row], width: int, *, color: bool) -> list[str]:
    from formlint.output.table import table  # noqa: PLC0415  # rich takes 50 ms to import

    texts = [(f"{row.line:5}", row.name, row.purpose, row.sureness, "\n".join(row.reasons)) for row in rows]
    return table([(page.tell(title), gap) for title, gap in _COLUMNS], texts, width, color=color)
