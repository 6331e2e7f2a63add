"""The findings by rule and by territory."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from formlint.lint.report import Finding
from formlint.output.audience.wording import crowd_of, name_of
from formlint.output.html.finding_card import Item, badge
from formlint.output.html.markup import Html, join, tag, text
from formlint.rule.discovery import rules
from formlint.rule.hit import Level

Counts = Mapping[str, Counter[Level]]
"""Findings of each level, by rule or territory."""

_LINKS = 20  # findings that an entry points to
_OPEN = 20  # territories with links


def by_rule(counts: Counts, items: Sequence[Item]) -> Html:
    """Each rule with what it found, the worst and most frequent first."""
    titles = {rule.id: rule.title for rule in rules()}
    shown = _grouped(items, lambda finding: (finding.rule,))
    order = sorted(counts, key=lambda rule: (min(level.rank for level in counts[rule]), -counts[rule].total(), rule))
    entries = (_rule(rule, titles.get(rule, ""), counts[rule], shown.get(rule, ())) for rule in order)
    return tag("section", tag("h2", "By rule", id="rules"), tag("ul", *entries, class_="index"))


def by_territory(counts: Counts, items: Sequence[Item]) -> Html | None:
    """Each territory with the findings that name it; None where none is named."""
    if not counts:
        return None
    shown = _grouped(items, lambda finding: finding.territories)
    order = sorted(counts, key=lambda code: ([-counts[code][level] for level in Level], -crowd_of(code).people))
    entries = (_entry(name_of(code), None, counts[code], shown.get(code, ())) for code in order[:_OPEN])
    rest = (tag("li", text(name_of(code)), " ", *_numbers(counts[code])) for code in order[_OPEN:])
    more = len(order) - _OPEN
    return tag(
        "section",
        tag("h2", "By territory", id="territories"),
        tag("ul", *entries, class_="index"),
        tag("details", tag("summary", f"{more} more"), tag("ul", *rest, class_="links")) if more > 0 else None,
    )


def _grouped(items: Iterable[Item], keys: Callable[[Finding], Sequence[str]]) -> Mapping[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        for key in keys(item.finding):
            groups.setdefault(key, []).append(item)
    return groups


def _rule(rule: str, title: str, counts: Counter[Level], items: Sequence[Item]) -> Html:
    return _entry(rule, title, counts, items, anchor=f"rule-{rule}")


def _entry(
    name: str, title: str | None, counts: Counter[Level], items: Sequence[Item], anchor: str | None = None
) -> Html:
    links = [
        tag("li", tag("a", text(_called(item.finding, of_rule=title is not None), 100), href=f"#{item.anchor}"))
        for item in items[:_LINKS]
    ]
    rest = counts.total() - len(links)
    if rest > 0:
        links.append(tag("li", f"and {rest:,} more", class_="quiet"))
    return tag(
        "li",
        tag("p", tag("strong", text(name)), tag("span", *_numbers(counts)), class_="line"),
        tag("p", text(title)) if title else None,
        tag("ul", *links, class_="links") if links else None,
        id=anchor,
    )


def _numbers(counts: Counter[Level]) -> Iterator[Html]:
    return (join(badge(level), f" {counts[level]:,} ") for level in Level if counts[level])


def _called(finding: Finding, *, of_rule: bool) -> str:
    """What a link says: the field, and under a heading that is not that of the rule also the rule."""
    subject = finding.subject
    field = subject.name or subject.id or f"<{subject.tag}>" if subject else "the page"
    return field if of_rule else f"{finding.rule}: {field}"
