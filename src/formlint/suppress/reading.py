"""Comments that speak to formlint: read, with the rules and the ranges that they hide.

<!-- formlint: ignore[name-minlength] the next element, and what is in it -->
<!-- formlint: disable[name, email] from here on --> … <!-- formlint: enable[name] -->
<!-- formlint: ignore-file[all] anywhere on the page -->
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from formlint.markup import Document
from formlint.markup.comments import Comment, comments, next_element, whole
from formlint.rule import Rule
from formlint.rule.ignoring import INSTRUCTIONS, Directive, Named
from formlint.selection import UnknownSelectorError, chosen, words
from formlint.source import Span

_MARK = "formlint"
_TEXT = re.compile(
    r"[\s-]*formlint\s*:\s*(?P<instruction>[\w-]*)(?P<brackets>\s*\[(?P<names>[^\]]*)\])?(?P<reason>.*)", re.DOTALL
)
_LINE_END = re.compile(r"[ \t]*(\r\n|\r|\n|\Z)")
_NAME = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


@dataclass(frozen=True, slots=True)
class Hiding:
    """One word of one comment at work: the rules and the range that it hides.

    Attributes:
        ids: Ids of the rules.
        source: The comment and the word, by their numbers.
        reason: What the comment says about it.
    """

    ids: frozenset[str]
    span: Span
    source: tuple[int, int]
    reason: str


class Said:
    """What the comments of a page say, while they are read: they, what they hide, and which `enable`s end that."""

    __slots__ = ("directives", "ends", "hidings")

    def __init__(self) -> None:
        self.directives: list[Directive] = []
        self.hidings: list[Hiding] = []
        self.ends: set[tuple[int, int]] = set()


def read(document: Document, known: Sequence[Rule]) -> Said:
    """The comments that speak to formlint, and what they hide."""
    said, open_, end = Said(), list[Hiding](), len(document.source.text) + 1
    if _MARK not in document.source.text:
        return said
    for comment in comments(document):
        text = document.source.text[comment.inner.start : comment.inner.end]
        if (read := _TEXT.match(text)) is None:
            continue
        directive = _directive(document, comment, read, known)
        reason = read["reason"].strip(" \t\r\n-*/:")
        parts = [
            Hiding(named.ids, Span(comment.span.start, end), (len(said.directives), nth), reason)
            for nth, named in enumerate(directive.names)
            if named.ids
        ]
        said.directives.append(directive)
        if directive.instruction == "enable":
            open_ = _closed(said, open_, parts)
        elif directive.instruction == "disable":
            open_ += parts
        elif directive.instruction in INSTRUCTIONS:
            span = Span(0, end) if directive.instruction == "ignore-file" else _after(document, comment.span.end)
            said.hidings.extend(replace(one, span=span) for one in parts)
    said.hidings.extend(open_)
    return said


def _after(document: Document, offset: int) -> Span:
    """The next element with what is in it."""
    element = next_element(document, offset)
    return whole(element) if element else Span(offset, offset)


def _closed(said: Said, open_: list[Hiding], parts: Iterable[Hiding]) -> list[Hiding]:
    """What is still disabled after the words of an `enable`; what no longer is, goes to what is said."""
    for part in parts:
        ended = [one for one in open_ if one.ids & part.ids]
        said.hidings.extend(
            replace(one, ids=one.ids & part.ids, span=Span(one.span.start, part.span.start)) for one in ended
        )
        if ended:
            said.ends.add(part.source)
        rest = [replace(one, ids=one.ids - part.ids) for one in open_]
        open_ = [one for one in rest if one.ids]
    return open_


def _directive(document: Document, comment: Comment, read: re.Match[str], known: Sequence[Rule]) -> Directive:
    start, instruction = comment.inner.start, read["instruction"]
    place = read.span("names") if read["brackets"] else (read.end("instruction"),) * 2
    names = [
        _named(found[0], Span(start + place[0] + found.start(), start + place[0] + found.end()), known)
        for found in _NAME.finditer(read["names"] or "")
    ]
    return Directive(
        span=_with_line(document.source.text, comment.span),
        instruction=instruction,
        instruction_span=Span(start + read.start("instruction"), start + read.end("instruction")),
        names=tuple(names),
        names_span=Span(start + place[0], start + place[1]),
        close=() if instruction in INSTRUCTIONS else _close(instruction, INSTRUCTIONS),
    )


def _with_line(text: str, span: Span) -> Span:
    """A range, with its line where nothing else stands on that."""
    start = len(text[: span.start].rstrip(" \t"))
    after = _LINE_END.match(text, span.end)
    if after is None or (start and text[start - 1] not in "\r\n"):
        return span
    if after[1]:
        return Span(start, after.end())
    return Span(len(text[:start].removesuffix("\n").removesuffix("\r")), after.end())


def _named(word: str, span: Span, known: Sequence[Rule]) -> Named:
    try:
        return Named(word, span, chosen(word, known)[1])
    except UnknownSelectorError:
        return Named(word, span, None, close=_close(word, words(known)))


def _close(word: str, known: Sequence[str]) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415  # 9 ms, needed only for a message

    return tuple(get_close_matches(word.lower(), known, 1))
