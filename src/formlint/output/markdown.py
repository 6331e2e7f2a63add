"""Markdown for job summaries and comments: the counts, a table of rules, the worst findings.

What a page says is taken for text: no markup, no hyperlink, no mention of a user comes out of it. GitHub cuts a summary
of more than one megabyte, so only so many findings are listed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from formlint.html.source import Lines
from formlint.knowledge.message import Figure, Message, say
from formlint.lint.report import Finding, Notice, Report, Results
from formlint.output.color import painter
from formlint.output.counts import LEVELS, sentence
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
_SIGNS = {Level.ERROR: "🔴", Level.WARNING: "🟡", Level.INFO: "🔵"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~!:$^]|(?<=www)\.", re.IGNORECASE)
_LOOK_ALIKES = str.maketrans("@#", "＠＃")  # a user or an issue is mentioned even by what was escaped


def render(results: Results, target: Target) -> Iterator[str]:
    """The summary of a run."""
    counts, plain = seen(results, fold=target.fold), painter(color=False)
    yield f"## formlint: {target.tell(levels(counts) if counts.findings else say('no findings'))}\n\n"
    yield "".join(f"{escaped(line)}\n" for line in summary(results, plain, target))
    yield from _told(results.notices, target)
    findings = worst_groups_first(results.reports, fold=target.fold)
    if findings:
        yield from _by_rule([group.first for _, group in findings], target)
        yield f"\n{_row(map(target.tell, (say('level'), say('place'), say('finding'))))}|---|---|---|\n"
        for report, group in findings[:_MOST]:
            yield tame(_finding(report, group, target))
    if len(findings) > _MOST:
        yield f"\n{target.tell(_more_findings(len(findings) - _MOST))}\n"


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
        yield tame(f"\n{path}{escaped(told(target.tell(notice.text), _LONGEST))}\n")
    if len(notices) > _NOTICES:
        rest = len(notices) - _NOTICES
        yield f"\n{target.tell(say('and {count} more notice.', 'and {count} more notices.', count=rest))}\n"


def _more_findings(number: int) -> Message:
    return say("and {count} more finding.", "and {count} more findings.", count=number)


def _by_rule(findings: Sequence[Finding], target: Target) -> Iterator[str]:
    numbers = Counter((finding.level, finding.rule) for finding in findings)
    rows = sorted(numbers.items(), key=lambda row: (row[0][0].rank, -row[1], row[0][1]))
    yield f"\n{_row(map(target.tell, (say('findings'), say('level'), say('rule'))))}|---:|---|---|\n"
    for (level, rule), number in rows[:_RULES]:
        yield _row((target.tell(say("{number}", number=Figure(number))), _level(level, target), code(rule)))
    if len(rows) > _RULES:
        rest = say("and {count} more rule", "and {count} more rules", count=len(rows) - _RULES)
        yield f"| | | {target.tell(rest)} |\n"


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |\n"


def _level(level: Level, target: Target) -> str:
    return f"{_SIGNS[level]} {target.tell(LEVELS[level])}"


def _finding(report: Report, group: Group, target: Target) -> str:
    finding, path, lines = group.first, from_root(report.source.path, target), Lines(report.source.text)
    place = code(told(f"{path}:{lines.position(finding.span.start)[0]}", _LONGEST))
    said, others = escaped(told(target.tell(sentence(finding)), _LONGEST)), same_for(group, lines, target)
    same = target.tell(say("the same for {places}", places=in_one_line(others, target)))
    also = f"<br>{escaped(told(same, _PLACES))}" if others else ""
    return _row((_level(finding.level, target), place, f"{said}{also}<br>{code(finding.rule)}"))
