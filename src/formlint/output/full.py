"""The report for people: each finding with its places, its reasons and its remedy.

A finding reads from the top: what is wrong, then where, the code with the fault underlined by carets and what made us
think so by dashes, then where else it is, then reasons, then the remedy. Nothing is wider than the terminal.
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
from formlint.output.counts import listed, spread, sureness
from formlint.output.diff import diff
from formlint.output.folding import Group, groups, same_for
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.system.escape import clip, tame, visible, wrap
from formlint.values.keyboard import Keyboard

_USUAL = 100  # cells, where there is no terminal
_WIDEST, _NARROWEST = 200, 40
_NEAR = 25  # lines between two places that still share a frame
_REASONS = 4  # places shown as reasons, and as many notes
_TERRITORIES = 12
_CAUTION = "(unsafe fix: it may change what the form accepts or means)"
_PLACES = 3  # other pages that are named
_NOTE = 400  # characters of a note
_MESSAGE = 1000


class _Page(NamedTuple):
    """How a page is called, and its address for a hyperlink, "" for none."""

    path: str
    address: str


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings and a summary."""
    paint = painter(color=target.color)
    room = max(_NARROWEST, min(target.width or _USUAL, _WIDEST))
    for report in results.reports:
        lines = Lines(report.source.text if report.findings else "")
        page = _Page(visible(report.source.path), address(report.source.path, target) if target.links else "")
        for group in groups(report, fold=target.fold):
            drawn = _finding(page, Canvas(lines, 0, room, paint), group, whole=target.whole)
            yield tame("\n".join([*drawn, "", ""]))
    if not target.quiet:
        yield tame("\n".join([*summary(results, paint, fold=target.fold, width=room), ""]))


def _finding(page: _Page, canvas: Canvas, group: Group, *, whole: bool) -> Iterator[str]:
    finding = group.first
    frames = _frames(canvas.lines, group)
    last = max(last_line(canvas.lines, mark.span) for marks in frames for mark in marks)
    canvas = canvas._replace(gutter=len(str(last)))
    yield from _sentence(canvas, group)
    arrow = "-->"
    for marks in frames:
        place = "{}:{}:{}".format(page.path, *canvas.lines.position(marks[0].span.start))
        head = canvas.paint("frame", f"{arrow:>{canvas.gutter + 3}}")
        yield f"{head} {hyperlink(canvas.paint('strong', place), page.address)}"
        yield canvas.bar()
        yield from frame(canvas, marks)
        yield canvas.bar()
        arrow = ":::"
    yield from _notes(canvas, group, whole=whole)
    yield from _help(canvas, finding)


def _sentence(canvas: Canvas, group: Group) -> Iterator[str]:
    """How bad and what is wrong, with the rule's id at the end."""
    head, finding = f"{group.first.level}: ", group.first
    told, end = visible(clip(finding.message, _MESSAGE)), f"[{finding.rule}]{' [*]' if group.fixable else ''}"
    first, *rest = wrap(f"{told} {end}", canvas.width - len(head))
    rows = [canvas.paint("strong", row.removesuffix(end)) for row in (first, *rest)]
    if (first, *rest)[-1].endswith(end):
        rows[-1] += canvas.paint("quiet", end)
    yield canvas.paint(finding.level, finding.level) + canvas.paint("strong", ": ") + rows[0]
    yield from (f"{'':{len(head)}}{row}" for row in rows[1:])


def _frames(lines: Lines, group: Group) -> list[list[Mark]]:
    """The marks of each frame: first that of the finding with the reasons near it, then those farther away."""
    finding = group.first
    primary = Mark(finding.span, "", finding.level, primary=True)
    home = lines.position(finding.span.start)[0]
    near, far = [primary], dict[int, list[Mark]]()
    for mark in _reasons(lines, group):
        line = lines.position(mark.span.start)[0]
        if abs(line - home) <= _NEAR:
            near.append(mark)
        else:
            far.setdefault(line, []).append(mark)
    return [near, *(far[line] for line in sorted(far))]


def _reasons(lines: Lines, group: Group) -> list[Mark]:
    """What else has a place of its own: what other rules find of the fault, and the reasons, each said once."""
    texts: dict[Span, list[str]] = {}
    for one in _related(group):
        if one.span != group.first.span:
            texts.setdefault(one.span, []).append(_other(one))
    said = set[str]()
    for note in group.first.evidence:
        if note.span is not None and not _in_same_tag(lines, group.first, note.span):
            texts.setdefault(note.span, []).extend([] if note.text in said else [note.text])
            said.add(note.text)
    return [Mark(span, "; ".join(texts[span]), "reason") for span in list(texts)[:_REASONS]]


def _related(group: Group) -> list[Finding]:
    """What other rules find of the fault at its first place."""
    return [one for one in group.related if one.same_as == group.first.fingerprint]


def _other(finding: Finding) -> str:
    return f"{finding.message} [{finding.rule}]"


def _in_same_tag(lines: Lines, finding: Finding, span: Span) -> bool:
    """Whether a reason stands in the tag of the finding, where underlining it would only clutter the frame."""
    if span in finding.span:
        return True
    first, last = sorted((finding.span, span))
    return first == last or lines.text.find("<", first.start, last.start) < 0


def _notes(canvas: Canvas, group: Group, *, whole: bool) -> Iterator[str]:
    places = same_for(group, canvas.lines, whole=whole)
    if places:
        yield from _note(canvas, "the same for", _listed(places))
    here = [_other(one) for one in _related(group) if one.span == group.first.span]
    if here:
        yield from _note(canvas, "also", here)
    for name, text in _facts(canvas.lines, group.first):
        yield from _note(canvas, name, [clip(text, _NOTE)])


def _listed(places: Sequence[str]) -> Sequence[str]:
    """Places in one text, or a line each where something is said of them."""
    return places if any(": " in place for place in places) else [listed(places)]


def _note(canvas: Canvas, name: str, texts: Sequence[str]) -> Iterator[str]:
    """A note below the frame: its name, and texts that each begin a line."""
    head = f"{'':{canvas.gutter}} = {name}: "
    room = canvas.width - len(head)
    first, *rest = [line for text in texts for line in wrap(visible(text), room)]
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
    shown = {note.text for note in finding.evidence if note.span and not _in_same_tag(lines, finding, note.span)}
    inside = [text for text in dict.fromkeys(note.text for note in finding.evidence) if text not in shown]
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
