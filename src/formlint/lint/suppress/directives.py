"""Comments that speak to formlint: read, with the rules and the ranges that they hide.

<!-- formlint: ignore[name-minlength] the next element, and what is in it -->
<!-- formlint: disable[name, email] from here on --> … <!-- formlint: enable[name] -->
<!-- formlint: ignore-file[all] anywhere on the page -->
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from formlint.html.comments import Comment, comments, next_element, whole
from formlint.html.document import Document
from formlint.html.source import Span
from formlint.rule.declaration import Rule
from formlint.rule.directives import INSTRUCTIONS, Directive, Named
from formlint.rule.selection import chosen, words
from formlint.system.likeness import closest

_MARK = "formlint"
_TEXT = re.compile(
    r"[\s-]*formlint\s*:\s*(?P<instruction>[\w-]*)(?P<brackets>\s*\[(?P<names>[^\]]*)\])?(?P<reason>.*)", re.DOTALL
)
_LINE_END = re.compile(r"[ \t]*(\r\n|\r|\n|\Z)")
_GUESSES = 100  # unknown words of a page for which the nearest known ones are looked for: that takes milliseconds
_NAME = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


@dataclass(frozen=True, slots=True)
class Hiding:
    """One word of one comment at work: the rules and the range that it hides.

    Attributes:
        ids: Ids of the rules.
        source: The number of the comment, and the rules that the word stands for.
        reason: What the comment says about it.
    """

    ids: frozenset[str]
    span: Span
    source: tuple[int, frozenset[str]]
    reason: str


class Said:
    """What the comments of a page say, while they are read: they, what they hide, and which `enable`s end that."""

    __slots__ = ("directives", "ends", "hidings")

    def __init__(self) -> None:
        self.directives: list[Directive] = []
        self.hidings: list[Hiding] = []
        self.ends: set[tuple[int, frozenset[str]]] = set()


def read(document: Document, known: Sequence[Rule]) -> Said:
    """The comments that speak to formlint, and what they hide."""
    said, open_, end = Said(), list[Hiding](), len(document.source.text) + 1
    if _MARK not in document.source.text:
        return said
    meant = _Words(known)
    for comment in comments(document):
        text = document.source.text[comment.inner.start : comment.inner.end]
        if (read := _TEXT.match(text)) is None:
            continue
        directive = _directive(document, comment, read, meant)
        reason = read["reason"].strip(" \t\r\n-*/:")
        parts = [
            Hiding(ids, Span(comment.span.start, end), (len(said.directives), ids), reason)
            for ids in dict.fromkeys(named.ids for named in directive.names)
            if ids
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


def _directive(document: Document, comment: Comment, read: re.Match[str], meant: "_Words") -> Directive:
    start, instruction = comment.inner.start, read["instruction"]
    place = read.span("names") if read["brackets"] else (read.end("instruction"),) * 2
    names = [
        meant.named(found[0], Span(start + place[0] + found.start(), start + place[0] + found.end()))
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


class _Words:
    """The words that comments may name, looked up once each: a comment may hold thousands."""

    def __init__(self, known: Sequence[Rule]) -> None:
        self._known = known
        self._words = dict.fromkeys(words(known))
        self._ids: dict[str, frozenset[str] | None] = {}
        self._guesses = _GUESSES

    def named(self, word: str, span: Span) -> Named:
        """What a word at a place stands for, or the words that may have been meant."""
        if word not in self._ids:
            self._ids[word] = chosen(word, self._known)[1] if word.strip().lower() in self._words else None
        ids = self._ids[word]
        if ids is not None or not self._guesses:
            return Named(word, span, ids)
        self._guesses -= 1
        return Named(word, span, None, close=_close(word, [*self._words]))


def _close(word: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(closest(word.lower(), known))
