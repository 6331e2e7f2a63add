"""How many findings there are of each rule, territory or purpose: a table for people, JSON for programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formlint.knowledge.message import say, told_in
from formlint.lint.report import Finding, Report
from formlint.output.color import painter
from formlint.output.counts import LEVELS
from formlint.output.json import dump
from formlint.output.ordering import in_order
from formlint.rule.hit import Level
from formlint.system.escape import cells, told

NOTHING = "-"
"""What stands for findings that concern no territory, or no purpose that is known."""

KEYS: Mapping[str, Callable[[Finding], Sequence[str]]] = {
    "rule": lambda finding: (finding.rule,),
    "category": lambda finding: (finding.category,),
    "territory": lambda finding: finding.territories or (NOTHING,),
    "purpose": lambda finding: (finding.purpose or NOTHING,),
}
"""By what findings are counted; a finding counts for each of its territories."""


@dataclass(frozen=True, slots=True)
class Row:
    """Findings that have something in common.

    Attributes:
        level: The worst of their levels.
        fixable: How many of them have a safe fix.
        pages: On how many pages there are some.
    """

    name: str
    level: Level
    findings: int
    fixable: int
    pages: int


def statistics(reports: Sequence[Report], by: str) -> tuple[Row, ...]:
    """The findings counted by one of `KEYS`, the most frequent first."""
    groups: dict[str, list[tuple[Report, Finding]]] = {}
    for report, finding in in_order(reports):
        for name in KEYS[by](finding):
            groups.setdefault(name, []).append((report, finding))
    return tuple(
        sorted((_row(name, group) for name, group in groups.items()), key=lambda row: (-row.findings, row.name))
    )


def statistics_text(rows: Sequence[Row], *, color: bool, lang: str = "") -> Iterator[str]:
    """The lines of a table: how many, how bad, whether fixable, what."""
    paint = painter(color=color)
    levels = {level: told_in(lang, said) for level, said in LEVELS.items()}
    room = max(map(cells, levels.values()))
    widest = max((cells(f"{row.findings:,}") for row in rows), default=0)
    for row in rows:
        fixable = "[*]" if row.fixable == row.findings else "[-]" if row.fixable else "   "
        level = paint(row.level, levels[row.level] + " " * (room - cells(levels[row.level])))
        yield f"{row.findings:>{widest},}  {level}  {fixable}  {told(row.name)}"
    if any(row.fixable for row in rows):
        yield paint("quiet", told_in(lang, say("[*] all have a safe fix, [-] some")))


def statistics_json(rows: Sequence[Row], by: str) -> str:
    """One JSON document: `{"version": 1, "by": "rule", "rows": [...]}`, a row in each line."""
    body = ",\n".join(dump(row) for row in rows)
    return f'{{"version": 1, "by": {dump(by)}, "rows": [\n{body}\n]}}\n'


def _row(name: str, group: Sequence[tuple[Report, Finding]]) -> Row:
    findings = [finding for _, finding in group]
    paths = {report.source.path for report, _ in group} | {place.path for one in findings for place in one.places}
    return Row(
        name=name,
        level=min((finding.level for finding in findings), key=lambda level: level.rank),
        findings=len(findings),
        fixable=sum(any(fix.safe for fix in finding.fixes) for finding in findings),
        pages=len(paths),
    )
