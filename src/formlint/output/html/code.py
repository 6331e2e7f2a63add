"""Code with the place of the fault marked, and fixes as lines taken out and put in."""

import re
from collections.abc import Iterator, Sequence

from formlint.html.source import Lines, Span
from formlint.knowledge.message import Message, say
from formlint.output.html.markup import Child, Element, Html, join, tag, text
from formlint.rule.hit import Edit, Fix

_BEFORE, _AFTER = 90, 140  # characters shown before and after a place on its line
_MARKED = 300  # characters of a place
_DIFFS = 4  # stretches of a fix that are shown
_STRETCH = 600  # characters of a stretch
_GAP = re.compile(r"[ \t]{3,}")  # indents, which would take a whole line of a narrow window


def excerpt(lines: Lines, span: Span) -> Element:
    """The line of a place with the place marked, numbered; of a long line what stands around it."""
    window = _window(lines, span)
    end = min(span.end, span.start + _MARKED)
    return tag(
        "pre",
        tag("span", str(lines.position(span.start)[0]), class_="number"),
        tag(
            "code",
            _cut(lines, window.start),
            _code(lines.text[window.start : span.start].lstrip()),
            tag("mark", _code(lines.text[span.start : end]), "…" if end < span.end else ""),
            _code(lines.text[end : max(end, window.end)]),
        ),
        class_="code cut",
    )


def diff(lines: Lines, fix: Fix) -> Element | None:
    """What a fix takes out and puts in, or None where that is too much to be read."""
    groups = list(_groups(lines, fix.edits))
    if len(groups) > _DIFFS or any(group[-1].span.end - group[0].span.start > _STRETCH for group in groups):
        return None
    return tag("pre", *(_change(lines, group) for group in groups), class_="code diff")


def _groups(lines: Lines, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """The edits in the order of the text, together where they share a line."""
    group: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if group and lines.position(edit.span.start)[0] > lines.position(group[-1].span.end)[0]:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _change(lines: Lines, edits: Sequence[Edit]) -> Element:
    window = _window(lines, Span(edits[0].span.start, edits[-1].span.end))
    old: list[Child] = [_cut(lines, window.start), _code(lines.text[window.start : edits[0].span.start].lstrip())]
    new = [*old]
    for index, edit in enumerate(edits):
        following = edits[index + 1].span.start if index + 1 < len(edits) else window.end
        rest = _code(lines.text[edit.span.end : following])
        old += [tag("del", _code(lines.text[edit.span.start : edit.span.end])) if len(edit.span) else "", rest]
        new += [tag("ins", _code(edit.text)) if edit.text else "", rest]
    return join(_line("out", "−", say("Before:"), old), _line("in", "+", say("After:"), new))


def _line(sort: str, sign: str, word: Message, parts: Sequence[Child]) -> Element:
    head = join(tag("span", sign, class_="sign", aria_hidden="true"), tag("span", word, class_="unseen"))
    return tag("span", head, tag("code", *parts), class_=sort)


def _window(lines: Lines, span: Span) -> Span:
    """The lines of a place, or what stands around it where they are long."""
    first = lines.line_span(lines.position(span.start)[0])
    last = lines.line_span(lines.position(span.end)[0])
    return Span(max(first.start, span.start - _BEFORE), min(last.end, span.end + _AFTER))


def _cut(lines: Lines, start: int) -> str:
    return "…" if lines.position(start)[1] > 1 else ""


def _code(code: str) -> Html:
    """Code as it is written, with its line ends, but without wide gaps."""
    parts = _GAP.sub("  ", code).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Html("\n".join(text(part, _STRETCH) for part in parts))
