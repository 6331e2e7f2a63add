"""The report for programs: JSON, version 1, as `schema/check-v1.json` publishes it.

Lines and columns count from 1, columns in code points; offsets count code points from 0 in the decoded text. A version
only ever gains keys. Each file is one line of the output.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from formlint import __version__
from formlint.html.source import Lines, Span
from formlint.lint.report import Finding, Hidden, Report, Results, Subject, Summary
from formlint.output.target import Target
from formlint.rule.hit import Edit, Fix, Note
from formlint.system.patterns import compiled_when_used
from formlint.values.keyboard import Keyboard

VERSION = 1
_PLACE = ("line", "column", "end_line", "end_column", "offset", "end_offset")
_LAST = 0xFFFF  # what lies beyond takes two escapes
# Raw, these would break UTF-8 (surrogates), terminals and viewers (controls, marks that turn the writing direction), or
# be taken for a command by the CI server whose log they land in.
_UNSAFE = compiled_when_used(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]|#(?=#(?:\\[|vso\\[|teamcity\\[))"
)


@dataclass(frozen=True, slots=True)
class Tool:
    """What made the output."""

    name: str
    version: str


TOOL = Tool("formlint", __version__)


@dataclass(frozen=True, slots=True)
class _Evidence:
    message: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    offset: int | None
    end_offset: int | None


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    id: str | None
    name: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class _Keyboard:
    platform: str
    name: str


@dataclass(frozen=True, slots=True)
class _Edit:
    offset: int
    end_offset: int
    text: str


@dataclass(frozen=True, slots=True)
class _Fix:
    title: str
    safe: bool
    edits: Sequence[_Edit]


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: str
    category: str
    level: str
    confidence: float
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    element: _Element | None
    attribute: str | None
    purpose: str | None
    territories: Sequence[str]
    witness: str | None
    wcag: Sequence[str]
    help: str
    fixes: Sequence[_Fix]
    evidence: Sequence[_Evidence]
    keyboard: _Keyboard | None
    fingerprint: str
    places: Sequence[dict[str, Any]]
    state: str | None
    states: dict[str, str]
    same_as: str


@dataclass(frozen=True, slots=True)
class _Hidden:
    by: str
    why: str
    finding: _Finding


@dataclass(frozen=True, slots=True)
class _LeftOut:
    rule: str
    line: int
    column: int
    fix: str
    reason: str


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    findings: Sequence[_Finding]
    hidden: Sequence[_Hidden]
    left_out: Sequence[_LeftOut]


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings of all pages, pages without findings included."""
    files = (_file(report) for report in results.reports)
    notices = [notice._replace(text=target.tell(notice.text))._asdict() for notice in results.notices]
    return stream(files, notices=notices, summary=_counts(results.summary))


def _counts(summary: Summary) -> dict[str, Any]:
    """The summary as it is published."""
    unread = summary.not_understood
    named = {"components": dict(unread.components), "others": dict(unread.others)}
    controls = sum(number for names in named.values() for number in names.values())
    counts = summary._asdict() | {
        "not_understood": {"controls": controls, **named, "in_part": unread.in_part},
        "third_parties": dict(summary.third_parties),
        "reasons": dict(summary.reasons),
    }
    del counts["passed"]  # the exit code says so
    return counts


def document(files: Iterable[Any], **last: Any) -> str:
    """A JSON document of version 1: the tool, the files, a line for each, and what follows them."""
    return "".join(stream(files, **last))


def stream(files: Iterable[Any], **last: Any) -> Iterator[str]:
    """The same in pieces."""
    yield f'{{"version": {VERSION}, "tool": {dump(TOOL)}, "files": ['
    between = "\n"
    for file in files:
        yield between + dump(file)
        between = ",\n"
    tail = "".join(f", {dump(key)}: {dump(value)}" for key, value in last.items())
    yield f"{'' if between == chr(10) else chr(10)}]{tail}}}\n"


def dump(value: Any) -> str:
    """JSON of a value made of our shapes; what is unsafe to print raw is escaped."""
    text = _ENCODER.encode(value)
    return text if text.isascii() and "\x7f" not in text and "##" not in text else _UNSAFE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    pair = (code,) if code <= _LAST else (0xD800 + (code - _LAST - 1 >> 10), 0xDC00 + (code & 0x3FF))
    return "".join(f"\\u{unit:04x}" for unit in pair)


def _attributes(shape: Any) -> dict[str, Any]:
    names = shape.__dataclass_fields__
    return dict(zip(names, map(getattr, repeat(shape), names), strict=True))


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_attributes, check_circular=False)


def place(lines: Lines, span: Span | None) -> dict[str, Any]:
    """The keys that say where a span lies, all None where there is none."""
    if span is None:
        return dict.fromkeys(_PLACE)
    positions = (*lines.position(span.start), *lines.position(span.end), span.start, span.end)
    return dict(zip(_PLACE, positions, strict=True))


def _file(report: Report) -> _File:
    lines = Lines(report.source.text if report.findings or report.hidden else "")
    return _File(
        report.source.path,
        [shape(lines, finding) for finding in report.findings],
        [_hidden(lines, hidden) for hidden in report.hidden],
        [_LeftOut(one.rule, one.place.line, one.place.column, one.fix, one.reason) for one in report.left_out],
    )


def _hidden(lines: Lines, hidden: Hidden) -> _Hidden:
    return _Hidden(hidden.by, hidden.why, shape(lines, hidden.finding))


def shape(lines: Lines, finding: Finding) -> _Finding:
    """A finding as it is published."""
    return _Finding(
        **place(lines, finding.span),
        rule=finding.rule,
        category=finding.category,
        level=finding.level,
        confidence=round(finding.confidence, 4),
        message=finding.message,
        element=_element(finding.subject),
        attribute=finding.attribute,
        purpose=finding.purpose,
        territories=finding.territories,
        witness=finding.witness,
        wcag=finding.wcag,
        help=finding.help or "",
        fixes=[_fix(fix) for fix in finding.fixes],
        evidence=[_evidence(lines, note) for note in finding.evidence],
        keyboard=_keyboard(finding.keyboard),
        fingerprint=finding.fingerprint,
        places=[place._asdict() for place in finding.places],
        state=finding.state,
        states=dict(finding.states),
        same_as=finding.same_as,
    )


def _element(subject: Subject | None) -> _Element | None:
    return None if subject is None else _Element(*subject)


def _fix(fix: Fix) -> _Fix:
    return _Fix(fix.title, fix.safe, [_edit(edit) for edit in fix.edits])


def _edit(edit: Edit) -> _Edit:
    return _Edit(edit.span.start, edit.span.end, edit.text)


def _evidence(lines: Lines, note: Note) -> _Evidence:
    return _Evidence(note.text, **place(lines, note.span))


def _keyboard(keyboard: Keyboard | None) -> _Keyboard | None:
    return None if keyboard is None else _Keyboard(keyboard.platform, keyboard.name)
