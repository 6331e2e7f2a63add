"""The filter of the findings, and the pages they stand on. Without the script of the report there is no filter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from formlint.knowledge.message import Figure, Message, say
from formlint.lint.report import Finding
from formlint.output.html.markup import Child, Element, tag
from formlint.output.html.words import LEVELS, level_badge, territory
from formlint.rule.hit import Level

_FEW = 2  # findings from which on there is something to choose
_OPEN = 12  # pages up to which their list is open


class Entry(NamedTuple):
    """A page in the list of pages: its anchor, its path, and its findings that are shown by level."""

    anchor: str
    path: str
    counts: Counter[Level]


def facets(finding: Finding) -> dict[str, str]:
    """The attributes by which a finding is filtered."""
    return {
        "data_level": finding.level,
        "data_rule": finding.rule,
        "data_territories": " ".join(finding.territories),
    }


def filters(findings: Sequence[Finding]) -> Element | None:
    """The filter; the script of the report shows it. None where there is nothing to choose."""
    if len(findings) < _FEW:
        return None
    levels = Counter(finding.level for finding in findings)
    rules = Counter(finding.rule for finding in findings)
    codes = Counter(code for finding in findings for code in finding.territories)
    rule_options = [_option(rule, rule, rules[rule]) for rule in sorted(rules)]
    by_name = sorted((str(territory(code)), code) for code in codes)
    options = [_option(code, territory(code), codes[code]) for _, code in by_name]
    parts = (
        tag(
            "fieldset",
            tag("legend", say("Level")),
            *(_check(level, levels[level]) for level in Level if levels[level]),
        ),
        _choice("rule", say("Rule"), say("All rules"), rule_options),
        _choice("territory", say("Territory"), say("All territories"), options) if options else None,
        _text(),
        tag("button", say("Show all findings"), type="reset"),
    )
    head = tag("summary", tag("h3", say("Filter findings"), id="filter"))
    return tag(
        "form",
        tag("details", head, tag("div", *parts), open=True),
        _status(),
        class_="filter",
        aria_labelledby="filter",
        autocomplete="off",
        hidden=True,
    )


def contents(entries: Sequence[Entry]) -> Element | None:
    """The pages with findings, each a link to them; None for one page."""
    if len(entries) < _FEW:
        return None
    links = (
        tag(
            "li",
            tag("a", entry.path, href=f"#{entry.anchor}"),
            " ",
            *_badges(entry.counts),
        )
        for entry in entries
    )
    head = say("Pages with findings: {count}", count=len(entries))
    inside = tag("details", tag("summary", head), tag("ol", *links), open=len(entries) <= _OPEN)
    return tag("nav", inside, class_="contents", aria_label=say("Pages with findings"))


def _badges(counts: Counter[Level]) -> Iterable[Child]:
    return (tag("span", level_badge(level), " ", Figure(counts[level]), " ") for level in Level if counts[level])


def _check(level: Level, number: int) -> Element:
    box = tag("input", type="checkbox", name="level", value=level, checked=True)
    return tag("label", box, " ", say("{name} ({count})", name=LEVELS[level], count=number))


def _choice(name: str, label: Message, every: Message, options: Sequence[Element]) -> Element:
    chosen = tag("select", tag("option", every, value=""), *options, name=name)
    return tag("label", tag("span", label), chosen)


def _option(value: str, name: str, number: int) -> Element:
    return tag("option", say("{name} ({count})", name=name, count=number), value=value)


def _text() -> Element:
    return tag("label", tag("span", say("Search text")), tag("input", type="search", name="text"))


def _status() -> Element:
    """What the script says after each choice; the numbers are put in by it."""
    said = say("Shown: {shown} of {all}", shown="{shown}", all="{all}")
    return tag("p", role="status", data_text=said)
