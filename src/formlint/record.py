"""What was found on a page, as text: for other processes and for later runs.

A record holds no text of the page and names no path. Its findings stay written until somebody looks at one: of a
thousand pages with the same form, only the first one's are.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, cast

from formlint.finding import Edit, Finding, Fix, Hidden, Level, Note, Place, Report, Subject
from formlint.keyboard import Keyboard
from formlint.saying import Message, verbatim
from formlint.source import Lines, Span

_NOUNS: tuple[type[Any], ...] = (Edit, Finding, Fix, Hidden, Keyboard, Note, Place, Span, Subject)
_PARTS = {noun: (number, tuple(one.name for one in fields(noun))) for number, noun in enumerate(_NOUNS)}
_PLACED = frozenset({"evidence", "fixes", "places", "span"})  # what of a finding holds offsets
_NOUN, _MESSAGE, _LEVEL = "noun", "message", "level"


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding, as far as a run over many pages needs it.

    Attributes:
        key: What is equal for findings on the same form of other pages; "" for a finding of this page alone.
        level: The rank of its level.
        line: From 1, as the column.
        content: The finding, written by `write`.
    """

    key: str
    rule: str
    fingerprint: str
    level: int
    line: int
    column: int
    content: str


@dataclass(frozen=True, slots=True)
class Record:
    """What was found on a page.

    Attributes:
        fixable: Whether a fix is offered: "safe", else "unsafe", else "".
        notices: What people should know besides, unless it kept formlint from finishing.
    """

    encoding: str
    forms: int
    fields: int
    served: tuple[tuple[str, ...], ...]
    marks: tuple[Mark, ...]
    hidden: tuple[str, ...]
    fixable: str
    notices: tuple[str, ...] = ()


def record(report: Report) -> Record:
    """What is worth keeping of a report."""
    lines = Lines(report.source.text if report.findings else "")
    fixes = [fix.safe for finding in report.findings for fix in finding.fixes]
    return Record(
        report.source.encoding,
        report.forms,
        report.fields,
        report.served,
        tuple(_mark(finding, lines) for finding in report.findings),
        tuple(map(write, report.hidden)),
        "safe" if any(fixes) else "unsafe" if fixes else "",
        tuple(str(notice.text) for notice in report.notices if not notice.failed),
    )


def dumps(found: Record) -> str:
    """A record as text."""
    marks = [[getattr(mark, name) for name in Mark.__slots__] for mark in found.marks]
    plain = [found.encoding, found.forms, found.fields, found.served, marks, found.hidden, found.fixable, found.notices]
    return _json(plain)


def loads(text: str) -> Record:
    """The record that a text holds. Raises ValueError or TypeError where it is no record."""
    encoding, forms, controls, served, marks, hidden, fixable, notices = json.loads(text)
    return Record(
        encoding,
        forms,
        controls,
        tuple(map(tuple, served)),
        tuple(Mark(*mark) for mark in marks),
        tuple(hidden),
        fixable,
        tuple(notices),
    )


def write(noun: Finding | Hidden) -> str:
    """A finding as text."""
    return _json(_plain(noun))


def read(text: str) -> Any:
    """What `write` wrote."""
    return _noun(json.loads(text))


def key(finding: Finding) -> str:
    """What is equal for findings on the same form of other pages: all that a finding says, but where it stands.

    "" for a finding that is about no form.
    """
    return _key(finding, _plain(finding))


def _mark(finding: Finding, lines: Lines) -> Mark:
    line, column = lines.position(finding.span.start)
    plain = _plain(finding)
    return Mark(_key(finding, plain), finding.rule, finding.fingerprint, finding.level.rank, line, column, _json(plain))


def _key(finding: Finding, plain: dict[str, Any]) -> str:
    if not finding.form:
        return ""
    from hashlib import blake2b  # noqa: PLC0415  # 4 ms, not needed for a single page

    start = finding.span.start
    edits = [
        (fix.title, fix.safe, [(edit.span.start - start, edit.span.end - start, edit.text) for edit in fix.edits])
        for fix in finding.fixes
    ]
    said = [part for name, part in zip(_PARTS[Finding][1], plain[_NOUN][1:], strict=True) if name not in _PLACED]
    text = json.dumps([said, len(finding.span), edits, [note.text for note in finding.evidence]])
    return blake2b(text.encode(), digest_size=12).hexdigest()


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """A value made of what JSON has; everything else becomes a table with one entry, which says what it is."""
    if isinstance(value, Message):
        return {_MESSAGE: str(value)}
    if isinstance(value, Level):
        return {_LEVEL: str(value)}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in cast("list[Any]", value)]
    number, parts = _PARTS[type(value)]
    return {_NOUN: [number, *[_plain(getattr(value, name)) for name in parts]]}


def _noun(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_noun(one) for one in cast("list[Any]", value)])
    if isinstance(value, dict):
        ((kind, content),) = cast("dict[str, Any]", value).items()
        return _MADE[kind](content)
    return value  # pyright: ignore[reportUnknownVariableType]  # it is Any


def _made_noun(content: list[Any]) -> Any:
    number, *parts = content
    return cast("Callable[..., Any]", _NOUNS[number])(*[_noun(part) for part in parts])


_MADE: dict[str, Callable[[Any], Any]] = {
    _NOUN: _made_noun,
    _MESSAGE: verbatim,
    _LEVEL: Level,
}
