"""How many of the reports here formlint gets right: it tells the fault in its place, and is quiet when it is mended.

Usage: python tests/reports/score.py [--list]

Printed, by kind and by language: how many of all are right, and how many of the told are told at warning or error.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, cast

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule.discovery import rules
from formlint.rule.hit import Level

FOLDER = Path(__file__).parent
RIGHT_TO_LEFT = {"ar", "fa", "he"}


class Report(TypedDict):
    """One report, as `README.md` tells of its keys."""

    name: str
    source: str
    told: str
    basis: str
    language: str
    at: Sequence[str]
    rules: Sequence[str]
    page: str
    mended: Sequence[Sequence[str]]
    missed: NotRequired[str]
    html: NotRequired[str]
    file: NotRequired[str]
    serves: NotRequired[Sequence[str]]


class Verdict(NamedTuple):
    """What formlint makes of a report: what tells the fault, and what is said although it is mended."""

    told: Sequence[Finding]
    unwanted: Sequence[Finding]

    @property
    def is_right(self) -> bool:
        return bool(self.told) and not self.unwanted

    @property
    def is_loud(self) -> bool:
        """Whether the fault is told at warning or error."""
        return any(one.level is not Level.INFO for one in self.told)


def read() -> Iterator[tuple[str, Report]]:
    """Each report, with its kind: the name of its file."""
    for file in sorted(FOLDER.glob("*.toml")):
        for report in cast("Mapping[str, Sequence[Report]]", tomllib.loads(file.read_text("utf-8")))["report"]:
            yield file.stem, report


def write(report: Report) -> str:
    """The page with the fault."""
    if "file" in report:
        return report["page"]
    language = report["language"]
    attributes = report.get("html", f'lang="{language}"' + ' dir="rtl"' * (language in RIGHT_TO_LEFT))
    return (
        f'<!DOCTYPE html>\n<html {attributes}>\n<head><meta charset="utf-8"><title>{report["name"]}</title></head>\n'
        f"<body>\n<main>{report['page']}\n</main>\n</body>\n</html>\n"
    )


def mend(report: Report) -> str:
    """The same page without the fault."""
    text = write(report)
    for old, new in report["mended"]:
        assert text.count(old) == 1, (report["name"], old)
        text = text.replace(old, new)
    return text


def judge(report: Report) -> Verdict:
    faulty = write(report)
    told = (one for one in _find(report, faulty) if one.rule in report["rules"])
    places = [_tag(faulty, part) for part in report["at"]]
    unwanted = (
        one
        for one in _find(report, mend(report))
        if one.level is Level.ERROR or (one.rule in report["rules"] and one.level is Level.WARNING)
    )
    return Verdict([one for one in told if any(_touches(one, *place) for place in places)], [*unwanted])


def _find(report: Report, text: str) -> Sequence[Finding]:
    """What all rules find, those that are off by default included."""
    source = Source(report.get("file", "page.html"), text, "utf-8")
    return engine.judge(engine.analyse(source, Config(serves=tuple(report.get("serves", ())))), rules()).findings


def _tag(text: str, part: str) -> tuple[int, int]:
    """Where the start tag lies that holds `part`."""
    start = text.index(part)
    return text.rindex("<", 0, start + 1), text.find(">", start) + 1


def _touches(one: Finding, start: int, end: int) -> bool:
    spans = (one.span, one.concerns) if one.concerns else (one.span,)
    return any(span.start < end and span.end > start for span in spans)


def main() -> None:
    kinds, languages = defaultdict[str, list[Verdict]](list), defaultdict[str, list[Verdict]](list)
    lines: list[str] = []
    for kind, report in read():
        verdict = judge(report)
        kinds[kind].append(verdict)
        languages[report["language"]].append(verdict)
        if "--list" in sys.argv[1:] and not verdict.is_right:
            said = ", ".join(f"{one.level.value} {one.rule}" for one in verdict.unwanted)
            lines.append(f"{kind}: {report['name']}: {said or 'missed'}")
    rows = [*sorted(kinds.items()), *sorted(languages.items()), ("all", [*chain(*kinds.values())])]
    lines += [f"{'':<12}{'right':>6}{'of':>5}{'told':>6}{'warned':>8}", *(_row(*row) for row in rows)]
    sys.stdout.write("\n".join(lines) + "\n")


def _row(name: str, verdicts: Sequence[Verdict]) -> str:
    right, told = sum(one.is_right for one in verdicts), sum(bool(one.told) for one in verdicts)
    return f"{name:<12}{right:>6}{len(verdicts):>5}{told:>6}{sum(one.is_loud for one in verdicts):>8}"


if __name__ == "__main__":
    main()
