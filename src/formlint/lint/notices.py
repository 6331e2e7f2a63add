"""What people are told of a page beside its findings: that a limit ended the work, that its bytes are in doubt."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from formlint.html.source import Source
from formlint.knowledge.message import Message, say
from formlint.lint.analysis import Analysis
from formlint.lint.config import Config
from formlint.lint.report import Notice, Report, worst_of_each

_BEGINNING = 64  # characters that tell the width of all
_MARK = "\ufeff"


def notices(analysis: Analysis, *, partial: bool) -> tuple[Notice, ...]:
    """What is to be known of a page; `partial`: its time was over before all was done."""
    source = analysis.source
    doubt = _doubt(source)
    told = [] if doubt is None else [Notice(source.path, doubt)]
    if partial:
        told.insert(0, Notice(source.path, unfinished(analysis.config), failed=True))
    return tuple(told)


def of_rules(source: Source, failed: Mapping[str, str]) -> tuple[Notice, ...]:
    """That rules of a project's own have failed on a page, with what they raised."""
    found: list[Notice] = []
    for rule, why in failed.items():
        told = say("{why} (your rule `{rule}` failed: only its findings are missing)", why=why, rule=rule)
        found.append(Notice(source.path, told, failed=True))
    return tuple(found)


def unfinished(config: Config) -> Message:
    """That the rules that were left were not asked."""
    return say(
        "only partly checked: the time limit of {seconds} s was reached; raise `max-time` in the settings",
        seconds=f"{config.max_time:g}",
    )


def capped(report: Report, most: int, left: Mapping[str, int] = MappingProxyType({})) -> Report:
    """A report with so many findings of each rule at most: the worst; fixes and baselines know of all of them.

    So many of each rule were `left` out before.
    """
    if len(report.findings) <= most and not left:
        return report
    kept, more = worst_of_each([(finding.rule, finding.level.rank) for finding in report.findings], most)
    more = Counter(more) + Counter(left)
    return report._replace(
        findings=tuple(report.findings[place] for place in kept),
        more=sum(more.values()),
        notices=(*report.notices, *left_out(report.source.path, more)),
    )


def left_out(path: str, more: Mapping[str, int]) -> Iterable[Notice]:
    """That there are more findings of some rules on a page than are shown."""
    for rule, number in sorted(more.items()):
        told = say(
            "{count} more finding of {rule} not shown; raise `max-same-findings` in the settings",
            "{count} more findings of {rule} not shown; raise `max-same-findings` in the settings",
            count=number,
            rule=rule,
        )
        yield Notice(path, told)


def _doubt(source: Source) -> Message | None:
    """Why a page may not be what its author has written, where no server says its charset.

    Browsers read no UTF-32, and most no UTF-16 without a mark.
    """
    text = source.text
    if source.charset:
        return None
    if source.encoding.startswith("utf-16") and not text.startswith(_MARK):
        return say("read as UTF-16, although most browsers will not: the byte order mark is missing")
    beginning = text[:_BEGINNING].removeprefix(_MARK)
    if "\0" in beginning[:2] and len(beginning.replace("\0", "")) <= len(beginning) // 2:
        return say("probably UTF-32, which no browser supports; read the way browsers read it")
    return None
