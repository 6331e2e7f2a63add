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
from formlint.knowledge.message import Message, say, several, verbatim
from formlint.lint.report import Finding, Results
from formlint.output.code_frame import Canvas, Mark, frame, last_line
from formlint.output.color import hyperlink, painter
from formlint.output.counts import LEVELS, STANDS, is_sure, listed, spread, sureness
from formlint.output.diff import diff
from formlint.output.folding import Group, groups, same_for
from formlint.output.summary import summary
from formlint.output.target import Target, address
from formlint.rule import documentation
from formlint.system.escape import cells, clip, tame, visible, wrap
from formlint.values.keyboard import Keyboard

_USUAL = 100  # cells, where there is no terminal
_WIDEST, _NARROWEST = 200, 40
_NEAR = 25  # lines between two places that still share a frame
_REASONS = 4  # places shown as reasons, and as many notes
_TERRITORIES = 12
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
            drawn = _finding(page, Canvas(lines, 0, room, paint), group, target)
            yield tame("\n".join([*drawn, "", ""]))
    if not target.quiet:
        yield tame("\n".join([*summary(results, paint, target, width=room), ""]))


def _finding(page: _Page, canvas: Canvas, group: Group, target: Target) -> Iterator[str]:
    finding = group.first
    frames = _frames(canvas.lines, group)
    last = max(last_line(canvas.lines, mark.span) for marks in frames for mark in marks)
    canvas = canvas._replace(gutter=len(str(last)))
    yield from _sentence(canvas, group, target)
    arrow = "-->"
    for marks in frames:
        place = "{}:{}:{}".format(page.path, *canvas.lines.position(marks[0].span.start))
        head = canvas.paint("frame", f"{arrow:>{canvas.gutter + 3}}")
        yield f"{head} {hyperlink(canvas.paint('strong', place), page.address)}"
        yield canvas.bar()
        yield from frame(canvas, marks)
        yield canvas.bar()
        arrow = ":::"
    yield from _notes(canvas, group, target)
    yield from _help(canvas, finding, target)


def _sentence(canvas: Canvas, group: Group, target: Target) -> Iterator[str]:
    """How bad and what is wrong, with the rule's id at the end."""
    finding, level = group.first, target.tell(LEVELS[group.first.level])
    told, end = visible(clip(finding.message, _MESSAGE)), f"[{finding.rule}]{' [*]' if group.fixable else ''}"
    indent = cells(f"{level}: ")
    first, *rest = wrap(f"{told} {end}", canvas.width - indent)
    rows = [canvas.paint("strong", row.removesuffix(end)) for row in (first, *rest)]
    if (first, *rest)[-1].endswith(end):
        page = documentation.address(finding.rule) if target.links else ""
        rows[-1] += hyperlink(canvas.paint("quiet", end), page)
    yield canvas.paint(finding.level, level) + canvas.paint("strong", ": ") + rows[0]
    yield from (f"{'':{indent}}{row}" for row in rows[1:])


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


def _notes(canvas: Canvas, group: Group, target: Target) -> Iterator[str]:
    places = same_for(group, canvas.lines, target)
    if places:
        yield from _note(canvas, target.tell(say("the same for")), _listed(places, target))
    here = [_other(one) for one in _related(group) if one.span == group.first.span]
    if here:
        yield from _note(canvas, target.tell(say("also")), here)
    for name, text in _facts(canvas.lines, group.first, target):
        yield from _note(canvas, target.tell(name), [clip(target.tell(text), _NOTE)])


def _listed(places: Sequence[str], target: Target) -> Sequence[str]:
    """Places in one text, or a line each where something is said of them."""
    return places if any(": " in place for place in places) else [target.tell(listed(places))]


def _note(canvas: Canvas, name: str, texts: Sequence[str]) -> Iterator[str]:
    """A note below the frame: its name, and texts that each begin a line."""
    indent = cells(f"{'':{canvas.gutter}} = {name}: ")
    room = canvas.width - indent
    first, *rest = [line for text in texts for line in wrap(visible(text), room)]
    yield f"{'':{canvas.gutter}} {canvas.paint('frame', '=')} {canvas.paint('strong', f'{name}:')} {first}"
    yield from (f"{'':{indent}}{line}" for line in rest)


def _facts(lines: Lines, finding: Finding, target: Target) -> Iterator[tuple[Message, str]]:
    """What is to be known beside what the code shows: names and texts of the notes."""
    if finding.witness is not None and finding.witness not in finding.message:
        yield say("value"), f'"{finding.witness}"'
    if finding.keyboard is not None:
        yield say("keyboard"), _keyboard(finding.keyboard)
    if finding.purpose is not None and finding.evidence:
        yield say("field"), _purpose(finding.purpose)
    if not is_sure(finding.confidence):
        yield say("confidence"), sureness(finding.confidence)
    if finding.territories:
        yield say("territories"), _territories(finding, target)
    shown = {note.text for note in finding.evidence if note.span and not _in_same_tag(lines, finding, note.span)}
    inside = [text for text in dict.fromkeys(note.text for note in finding.evidence) if text not in shown]
    if inside:
        yield say("because"), "; ".join(inside[:_REASONS])
    if finding.places:
        yield say("pages"), _places(finding)
    if finding.wcag:
        yield say("WCAG"), ", ".join(finding.wcag)


def _territories(finding: Finding, target: Target) -> Message:
    """The territories, those that count alike together: "CA, NL (offered)"."""
    states = finding.states or tuple((code, "") for code in finding.territories)
    rest = len(states) - _TERRITORIES
    told = (
        ", ".join(code for code, _ in those) + (f" ({target.tell(STANDS[state])})" if state else "")
        for state, those in groupby(states[:_TERRITORIES], key=itemgetter(1))
    )
    named = ", ".join(told)
    return say("{territories} and {count} more", territories=named, count=rest) if rest > 0 else verbatim(named)


def _places(finding: Finding) -> Message:
    places = several([f"{place.path}:{place.line}:{place.column}" for place in finding.places], _PLACES)
    return say("the same {reach}, also {places}", reach=spread(finding), places=places)


def _purpose(purpose: str) -> Message:
    words = own().purposes.describe(purpose)
    return (
        say("{purpose} ({id})", purpose=verbatim(words), id=purpose)
        if words.replace(" ", "-") != purpose
        else verbatim(words)
    )


def _keyboard(keyboard: Keyboard) -> Message:
    keys, name = " / ".join(keyboard.grid), verbatim(keyboard.name)
    if keyboard.platform.lower() in keyboard.name.lower():
        return say("{keyboard}: {keys}", keyboard=name, keys=keys)
    return say("{keyboard} ({platform}): {keys}", keyboard=name, platform=keyboard.platform, keys=keys)


def _help(canvas: Canvas, finding: Finding, target: Target) -> Iterator[str]:
    if finding.help and all(fix.title != finding.help for fix in finding.fixes):
        yield from _remedy(canvas, finding.help, target)
    for fix in finding.fixes:
        caution = say("{fix} (unsafe fix: it may change what the form accepts or means)", fix=fix.title)
        yield from _remedy(canvas, fix.title if fix.safe else caution, target)
        yield from diff(canvas, fix)


def _remedy(canvas: Canvas, text: Message, target: Target) -> Iterator[str]:
    head = target.tell(say("help"))
    indent = cells(f"{head}: ")
    first, *rest = wrap(visible(clip(target.tell(text), _NOTE)), canvas.width - indent)
    yield f"{canvas.paint('added', head)}{canvas.paint('strong', ':')} {first}"
    yield from (f"{'':{indent}}{line}" for line in rest)
