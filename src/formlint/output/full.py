"""The report for people: each finding with its place, its reasons and its remedy.

A finding reads from the top: how bad and what defect, where, the code with what is wrong underlined by carets and what
made us think so by dashes, then notes, then the remedy.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from formlint.html.source import Lines, Span
from formlint.knowledge import own
from formlint.lint.report import Finding, Results
from formlint.output.code_frame import Canvas, Mark, frame, last_line
from formlint.output.color import hyperlink, painter
from formlint.output.counts import spread, sureness
from formlint.output.diff import diff
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.system.escape import clip, tame, visible, wrap
from formlint.values.keyboard import Keyboard

_WIDEST = 100  # cells; longer lines are hard to read, and terminals of half a screen are common
_NARROWEST = 40
_NEAR = 25  # lines between two places that still share a frame
_REASONS = 4  # places shown as reasons, and as many notes
_TERRITORIES = 12
_CAUTION = "(unsafe fix: it may change what the form accepts or means)"
_PLACES = 3  # other pages that are named
_ID = 60  # characters of an id or name
_NOTE = 400  # characters of a note


class _Page(NamedTuple):
    """How a page is called, and its address for a hyperlink, "" for none."""

    path: str
    address: str


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings and a summary."""
    paint = painter(color=target.color)
    room = max(_NARROWEST, min(target.width or _WIDEST, _WIDEST))
    for report in results.reports:
        lines = Lines(report.source.text if report.findings else "")
        page = _Page(visible(report.source.path), address(report.source.path, target) if target.links else "")
        for finding in report.findings:
            yield tame("\n".join([*_finding(page, Canvas(lines, 0, room, paint), finding), "", ""]))
    if not target.quiet:
        yield tame("\n".join([*summary(results.summary, results.reports, paint), ""]))


def _finding(page: _Page, canvas: Canvas, finding: Finding) -> Iterator[str]:
    fixable = " [*]" if any(fix.safe for fix in finding.fixes) else ""
    frames = _frames(canvas.lines, finding)
    last = max(last_line(canvas.lines, mark.span) for marks in frames for mark in marks)
    canvas = canvas._replace(gutter=len(str(last)))
    yield canvas.paint(finding.level, finding.level) + canvas.paint("strong", f": {finding.rule}{fixable}")
    arrow = "-->"
    for marks in frames:
        yield f"{canvas.paint('frame', f'{arrow:>{canvas.gutter + 3}}')} {_place(page, canvas, finding, marks)}"
        yield canvas.bar()
        yield from frame(canvas, marks)
        yield canvas.bar()
        arrow = ":::"
    yield from _notes(canvas, finding)
    yield from _help(canvas, finding)


def _place(page: _Page, canvas: Canvas, finding: Finding, marks: Sequence[Mark]) -> str:
    """Path, line and column of the first mark; for the fault also its tag, where the line does not show that."""
    line, column = canvas.lines.position(marks[0].span.start)
    place = hyperlink(canvas.paint("strong", f"{page.path}:{line}:{column}"), page.address)
    subject = finding.subject
    if subject is None or not marks[0].primary or _shows(canvas, line, finding.span, f"<{subject.tag}"):
        return place
    name, value = ("id", subject.id) if subject.id else ("name", subject.name)
    if not value:
        return place
    return place + canvas.paint("quiet", f' in <{subject.tag} {name}="{visible(clip(value, _ID))}">')


def _shows(canvas: Canvas, line: int, span: Span, beginning: str) -> bool:
    start = max(canvas.lines.line_span(line).start, span.start - canvas.room)
    return beginning in canvas.lines.text[start : min(span.end, span.start + canvas.room)].lower()


def _frames(lines: Lines, finding: Finding) -> list[list[Mark]]:
    """The marks of each frame: first that of the finding with the reasons near it, then those farther away."""
    primary = Mark(finding.span, finding.message, finding.level, primary=True)
    home = lines.position(finding.span.start)[0]
    near, far = [primary], dict[int, list[Mark]]()
    for mark in _reasons(lines, finding):
        line = lines.position(mark.span.start)[0]
        if abs(line - home) <= _NEAR:
            near.append(mark)
        else:
            far.setdefault(line, []).append(mark)
    return [near, *(far[line] for line in sorted(far))]


def _reasons(lines: Lines, finding: Finding) -> list[Mark]:
    """The reasons that have a place of their own, those of one place together."""
    texts: dict[Span, list[str]] = {}
    for note in finding.evidence:
        if note.span is not None and not _in_same_tag(lines, finding, note.span):
            texts.setdefault(note.span, []).append(note.text)
    return [Mark(span, "; ".join(texts[span]), "reason") for span in list(texts)[:_REASONS]]


def _in_same_tag(lines: Lines, finding: Finding, span: Span) -> bool:
    """Whether a reason stands in the tag of the finding, where underlining it would only clutter the frame."""
    first, last = sorted((finding.span, span))
    return first == last or lines.text.find("<", first.start, last.start) < 0


def _notes(canvas: Canvas, finding: Finding) -> Iterator[str]:
    for name, text in _facts(canvas.lines, finding):
        head = f"{'':{canvas.gutter}} = {name}: "
        first, *rest = wrap(visible(clip(text, _NOTE)), canvas.width - len(head))
        yield f"{'':{canvas.gutter}} {canvas.paint('frame', '=')} {canvas.paint('strong', f'{name}:')} {first}"
        yield from (f"{'':{len(head)}}{line}" for line in rest)


def _facts(lines: Lines, finding: Finding) -> Iterator[tuple[str, str]]:
    """What is to be known beside what the code shows: names and texts of the notes."""
    if finding.witness is not None and finding.witness not in finding.message:
        yield "value", f'"{finding.witness}"'
    if finding.keyboard is not None:
        yield "keyboard", _keyboard(finding.keyboard)
    if finding.purpose is not None and finding.evidence:
        yield "field", f"{_purpose(finding.purpose)}, {sureness(finding.confidence)}"
    elif sureness(finding.confidence) != "sure":
        yield "confidence", sureness(finding.confidence)
    if finding.territories:
        yield "territories", _territories(finding)
    inside = [note.text for note in finding.evidence if note.span is None or _in_same_tag(lines, finding, note.span)]
    if inside:
        yield "because", "; ".join(inside[:_REASONS])
    if finding.places:
        yield "pages", _places(finding)
    if finding.wcag:
        yield "WCAG", ", ".join(finding.wcag)


def _territories(finding: Finding) -> str:
    """The territories, those that count alike together: "CA, NL (offered)"."""
    states = finding.states or tuple((code, "") for code in finding.territories)
    rest = len(states) - _TERRITORIES
    told = (
        ", ".join(code for code, _ in those) + (f" ({state})" if state else "")
        for state, those in groupby(states[:_TERRITORIES], key=itemgetter(1))
    )
    return ", ".join(told) + (f" and {rest} more" if rest > 0 else "")


def _places(finding: Finding) -> str:
    named = ", ".join(f"{place.path}:{place.line}:{place.column}" for place in finding.places[:_PLACES])
    rest = len(finding.places) - _PLACES
    return f"the same {spread(finding)}, also {named}{f', and {rest:,} more' if rest > 0 else ''}"


def _purpose(purpose: str) -> str:
    words = own().purposes.describe(purpose)
    return words if words.replace(" ", "-") == purpose else f"{words} ({purpose})"


def _keyboard(keyboard: Keyboard) -> str:
    platform = "" if keyboard.platform.lower() in keyboard.name.lower() else f" ({keyboard.platform})"
    return f"{keyboard.name}{platform}: {' / '.join(keyboard.grid)}"


def _help(canvas: Canvas, finding: Finding) -> Iterator[str]:
    if finding.help and all(fix.title != finding.help for fix in finding.fixes):
        yield from _remedy(canvas, finding.help)
    for fix in finding.fixes:
        yield from _remedy(canvas, fix.title if fix.safe else f"{fix.title} {_CAUTION}")
        yield from diff(canvas, fix)


def _remedy(canvas: Canvas, text: str) -> Iterator[str]:
    head = "help: "
    first, *rest = wrap(visible(clip(text, _NOTE)), canvas.width - len(head))
    yield f"{canvas.paint('added', 'help')}{canvas.paint('strong', ':')} {first}"
    yield from (f"{'':{len(head)}}{line}" for line in rest)
