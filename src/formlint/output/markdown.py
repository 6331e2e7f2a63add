"""Markdown for job summaries and comments: the counts, a table of rules, the worst findings.

What a page says is taken for text: no markup, no hyperlink, no mention of a user comes out of it. GitHub cuts a summary
of more than one megabyte, so only so many findings are listed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from formlint.html.source import Lines
from formlint.lint.report import Finding, Notice, Report, Results
from formlint.output.color import painter
from formlint.output.counts import count, sentence
from formlint.output.folding import Group, in_one_line, same_for, seen
from formlint.output.ordering import worst_groups_first
from formlint.output.summary import levels, summary
from formlint.output.target import Target, from_root
from formlint.rule.hit import Level
from formlint.system.escape import tame, told, visible

_MOST = 200  # findings listed
_RULES = 50  # rules listed
_NOTICES = 20
_LONGEST = 400  # characters of a message
_PLACES = 1000  # characters of the other places of a finding
_SIGNS = {Level.ERROR: "🔴 error", Level.WARNING: "🟡 warning", Level.INFO: "🔵 info"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~!:$^]|(?<=www)\.", re.IGNORECASE)
_LOOK_ALIKES = str.maketrans("@#", "＠＃")  # a user or an issue is mentioned even by what was escaped


def render(results: Results, target: Target) -> Iterator[str]:
    """The summary of a run."""
    counts, plain = seen(results, fold=target.fold), painter(color=False)
    yield f"## formlint: {levels(counts) or 'no findings'}\n\n"
    yield "".join(f"{escaped(line)}\n" for line in summary(results, plain, fold=target.fold))
    yield from _told(results.notices, target)
    findings = worst_groups_first(results.reports, fold=target.fold)
    if findings:
        yield from _by_rule([group.first for _, group in findings])
        yield "\n| level | place | finding |\n|---|---|---|\n"
        for report, group in findings[:_MOST]:
            yield tame(_row(report, group, target))
    if len(findings) > _MOST:
        yield f"\nand {count(len(findings) - _MOST, 'more finding')}.\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text.translate(_LOOK_ALIKES))


def code(text: str) -> str:
    """Text in a code span, in a table as well."""
    text = visible(text).replace("`", "ˋ").replace("|", "¦")
    return f"`{text}`"


def _told(notices: Sequence[Notice], target: Target) -> Iterator[str]:
    for notice in notices[:_NOTICES]:
        path = f"{code(told(from_root(notice.path, target), _LONGEST))}: " if notice.path else ""
        yield tame(f"\n{path}{escaped(told(notice.text, _LONGEST))}\n")
    if len(notices) > _NOTICES:
        yield f"\nand {count(len(notices) - _NOTICES, 'more notice')}.\n"


def _by_rule(findings: Sequence[Finding]) -> Iterator[str]:
    numbers = Counter((finding.level, finding.rule) for finding in findings)
    rows = sorted(numbers.items(), key=lambda row: (row[0][0].rank, -row[1], row[0][1]))
    yield "\n| findings | level | rule |\n|---:|---|---|\n"
    for (level, rule), number in rows[:_RULES]:
        yield f"| {number:,} | {_SIGNS[level]} | {code(rule)} |\n"
    if len(rows) > _RULES:
        yield f"| | | and {count(len(rows) - _RULES, 'more rule')} |\n"


def _row(report: Report, group: Group, target: Target) -> str:
    finding, path, lines = group.first, from_root(report.source.path, target), Lines(report.source.text)
    place = code(told(f"{path}:{lines.position(finding.span.start)[0]}", _LONGEST))
    said, others = escaped(told(sentence(finding), _LONGEST)), same_for(group, lines, whole=target.whole)
    same = f"<br>the same for {escaped(told(in_one_line(others), _PLACES))}" if others else ""
    return f"| {_SIGNS[finding.level]} | {place} | {said}{same}<br>{code(finding.rule)} |\n"
