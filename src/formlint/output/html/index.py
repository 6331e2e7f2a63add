"""The findings by rule and by territory."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from formlint.knowledge.message import Figure, Message, say, verbatim
from formlint.lint.report import Finding
from formlint.output.audience.wording import crowd_of
from formlint.output.counts import more
from formlint.output.html.finding_card import Item
from formlint.output.html.markup import Child, Element, join, tag, text
from formlint.output.html.words import level_badge, territory
from formlint.rule.discovery import rules
from formlint.rule.hit import Level

Counts = Mapping[str, Counter[Level]]
"""Findings of each level, by rule or territory."""

_LINKS = 20  # findings that an entry points to
_OPEN = 20  # territories with links


def by_rule(counts: Counts, items: Sequence[Item]) -> Element:
    """Each rule with what it found, the worst and most frequent first."""
    titles = {rule.id: rule.title for rule in rules()}
    shown = _grouped(items, lambda finding: (finding.rule,))
    order = sorted(counts, key=lambda rule: (min(level.rank for level in counts[rule]), -counts[rule].total(), rule))
    entries = (_rule(rule, titles.get(rule, ""), counts[rule], shown.get(rule, ())) for rule in order)
    about = tag("p", say("`formlint rule NAME` explains a rule, with examples."), class_="lead")
    return tag("section", tag("h2", say("By rule"), id="rules"), about, tag("ul", *entries, class_="index"))


def by_territory(counts: Counts, items: Sequence[Item]) -> Element | None:
    """Each territory with the findings that name it; None where none is named."""
    if not counts:
        return None
    shown = _grouped(items, lambda finding: finding.territories)
    order = sorted(counts, key=lambda code: ([-counts[code][level] for level in Level], -crowd_of(code).people))
    entries = (_entry(territory(code), None, counts[code], shown.get(code, ())) for code in order[:_OPEN])
    rest = (tag("li", territory(code), " ", *_numbers(counts[code])) for code in order[_OPEN:])
    left = len(order) - _OPEN
    return tag(
        "section",
        tag("h2", say("By territory"), id="territories"),
        tag("ul", *entries, class_="index"),
        tag("details", tag("summary", _left(left)), tag("ul", *rest, class_="links")) if left > 0 else None,
    )


def _grouped(items: Iterable[Item], keys: Callable[[Finding], Sequence[str]]) -> Mapping[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        for key in keys(item.finding):
            groups.setdefault(key, []).append(item)
    return groups


def _rule(rule: str, title: str, counts: Counter[Level], items: Sequence[Item]) -> Element:
    return _entry(rule, verbatim(title), counts, items, anchor=f"rule-{rule}")


def _entry(
    name: str, title: Message | None, counts: Counter[Level], items: Sequence[Item], anchor: str | None = None
) -> Element:
    links = [
        tag("li", tag("a", _called(item.finding, of_rule=title is not None), href=f"#{item.anchor}"))
        for item in items[:_LINKS]
    ]
    rest = counts.total() - len(links)
    if rest > 0:
        links.append(tag("li", more(rest), class_="quiet"))
    return tag(
        "li",
        tag("p", tag("strong", name), tag("span", *_numbers(counts)), class_="line"),
        tag("p", title) if title else None,
        tag("ul", *links, class_="links") if links else None,
        id=anchor,
    )


def _numbers(counts: Counter[Level]) -> Iterator[Element]:
    return (join(level_badge(level), " ", Figure(counts[level]), " ") for level in Level if counts[level])


def _left(number: int) -> Message:
    return say("{count} more", "{count} more", count=number)


def _called(finding: Finding, *, of_rule: bool) -> Child:
    """What a link says: the field, and under a heading that is not that of the rule also the rule."""
    subject = finding.subject
    field = subject.name or subject.id or f"<{subject.tag}>" if subject else ""
    name = text(field, 100) if field else say("the page")
    return name if of_rule else join(finding.rule, ": ", name)
