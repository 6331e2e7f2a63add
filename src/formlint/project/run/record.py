"""What was found on a page, as text: for other processes and for later runs.

A record holds no text of the page and names no path. Its findings stay written until somebody looks at one: of a
thousand pages with the same form, only the first one's are.
"""

import json
from operator import itemgetter
from typing import Any, NamedTuple

from formlint.html.source import Lines, Span
from formlint.knowledge.message import verbatim
from formlint.lint.report import Finding, Hidden, InTerritory, NotUnderstood, Place, Report, Subject
from formlint.rule.hit import Edit, Fix, Level, Note
from formlint.values.keyboard import Keyboard

_PLACED = frozenset({"concerns", "evidence", "fixes", "places", "span"})  # what of a finding holds offsets
_NAMED = frozenset({"about", "elsewhere", "message"})  # what may call an element by its line
_SAID = itemgetter(*[nth for nth, name in enumerate(Finding._fields) if name not in _PLACED | _NAMED])


class Mark(NamedTuple):
    """A finding, as far as a run over many pages needs it.

    Attributes:
        key: What is equal for findings on the same form of other pages; "" for a finding of this page alone.
        level: The rank of its level.
        line: From 1, as the column.
        fault: What is equal for the findings on its page that tell the same fault.
        content: The finding, written by `write`.
    """

    key: str
    rule: str
    fingerprint: str
    level: int
    line: int
    column: int
    fault: str
    content: str


class Record(NamedTuple):
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
    audience_unclear: int = 0
    not_understood: NotUnderstood = NotUnderstood()
    third_parties: tuple[tuple[str, int], ...] = ()


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
        report.audience_unclear,
        report.not_understood,
        report.third_parties,
    )


def dumps(found: Record) -> str:
    """A record as text."""
    return _json(found)


def loads(text: str) -> Record:
    """The record that a text holds. Raises ValueError or TypeError where it is no record."""
    encoding, forms, controls, served, marks, hidden, fixable, notices, unclear, unread, brought = json.loads(text)
    return Record(
        encoding,
        forms,
        controls,
        tuple([tuple(codes) for codes in served]),
        tuple(Mark(*mark) for mark in marks),
        tuple(hidden),
        fixable,
        tuple(notices),
        unclear,
        _unread(*unread),
        _pairs(brought),
    )


def _unread(components: list[list[Any]], others: list[list[Any]], in_part: int) -> NotUnderstood:
    """What was not understood, of what JSON makes of it."""
    return NotUnderstood(_pairs(components), _pairs(others), in_part)


def _pairs(names: list[list[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple([(name, number) for name, number in names])


def write(noun: Finding | Hidden) -> str:
    """A finding as text: named tuples become lists, and messages what they say."""
    return _json(noun)


def read(text: str) -> Finding:
    """The finding that `write` wrote."""
    return _finding(json.loads(text))


def read_hidden(text: str) -> Hidden:
    """The hidden finding that `write` wrote."""
    finding, by, why = json.loads(text)
    return Hidden(_finding(finding), by, why)


def key(finding: Finding) -> str:
    """What is equal for findings on the same form of other pages: all that a finding says, but where it stands.

    "" for a finding that is about no form.
    """
    if not finding.form:
        return ""
    from hashlib import blake2b  # noqa: PLC0415  # 4 ms, not needed for a single page

    start = finding.span.start
    edits = [
        (fix.title, fix.safe, [(edit.span.start - start, edit.span.end - start, edit.text) for edit in fix.edits])
        for fix in finding.fixes
    ]
    elsewhere = [(one.territory, one.witness) for one in finding.elsewhere]
    reasons = [note.text for note in finding.evidence]
    text = json.dumps([_SAID(finding), finding.predicate, elsewhere, len(finding.span), edits, reasons])
    return blake2b(text.encode(), digest_size=12).hexdigest()


def _mark(finding: Finding, lines: Lines) -> Mark:
    line, column = lines.position(finding.span.start)
    named = key(finding), finding.rule, finding.fingerprint
    return Mark(*named, finding.level.rank, line, column, finding.fault, write(finding))


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _finding(plain: list[Any]) -> Finding:
    """A finding of what JSON makes of one."""
    read = Finding(*plain)
    return read._replace(
        level=Level(read.level),
        message=verbatim(read.message),
        about=verbatim(read.about),
        span=Span(*read.span),
        subject=Subject(*read.subject) if read.subject else None,
        territories=tuple(read.territories),
        wcag=tuple(read.wcag),
        help=None if read.help is None else verbatim(read.help),
        fixes=tuple([Fix(verbatim(title), tuple(map(_edit, edits)), safe) for title, edits, safe in read.fixes]),
        evidence=tuple(Note(verbatim(text), span and Span(*span)) for text, span in read.evidence),
        keyboard=_keyboard(read.keyboard) if read.keyboard else None,
        places=tuple(Place(*place) for place in read.places),
        states=tuple([(code, state) for code, state in read.states]),
        concerns=Span(*read.concerns) if read.concerns else None,
        elsewhere=tuple([InTerritory(code, verbatim(text), witness) for code, text, witness in read.elsewhere]),
    )


def _edit(plain: Edit) -> Edit:
    return Edit(Span(*plain[0]), plain[1])


def _keyboard(plain: Keyboard) -> Keyboard:
    name, platform, characters, grid = plain
    return Keyboard(name, platform, characters, tuple(grid))
