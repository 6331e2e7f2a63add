"""The report to look at: one HTML file that needs no script and loads nothing.

It shows each field with a finding as people see it, the keyboards that they get and the keys that are not there, the
value that fails, the code, the remedy; before that, who can complete the forms, and after it, indexes. On large runs it
shows the worst in full, more of them in brief, and counts the rest. A small script filters the findings, where scripts
run; the policy of the page allows no other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from formlint.knowledge.message import ENGLISH, Message, say
from formlint.lint.outcomes.by_territory import Reading, folded, name_of, reach, read
from formlint.lint.report import Results
from formlint.output.folding import seen
from formlint.output.html import page, words
from formlint.output.html.brief import Line, brief
from formlint.output.html.filter import Entry, contents, filters
from formlint.output.html.finding_card import Boards, Item, card
from formlint.output.html.index import by_rule, by_territory
from formlint.output.html.map import shared
from formlint.output.html.markup import Child, Element, foreign, join, tag, write
from formlint.output.html.overview import lead, numbers, title, to_know
from formlint.output.html.selection import Tally, shown, tally
from formlint.output.html.territories import section
from formlint.output.target import Target, relative

_MOST_PAGES = 60  # pages whose forms are looked at as a whole

_Fields = dict[int | None, list[Item]]
"""The findings by control; None: those on none of them."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The findings that are shown in full on a page, by form (None: outside of forms) and in it by control."""

    reading: Reading
    anchor: str
    link: str
    forms: dict[int | None, _Fields] = field(default_factory=dict[int | None, _Fields])

    def items(self) -> Iterator[Item]:
        """All of them."""
        return (item for fields in self.forms.values() for items in fields.values() for item in items)


def render(results: Results, target: Target) -> Iterator[str]:
    """The report."""
    language = target.lang or ENGLISH
    counts = tally(results.reports)
    pages = _pages(results, counts, target)
    items = [item for one in pages for item in one.items()]
    lines = [
        Line(report, group, relative(report.source.path, target))
        for _, report, group in shown(results.reports, counts.brief)
    ]
    listed = len(items) + len(lines)
    yield page.opened(title(seen(results)), lead(counts.total, listed), _links(items), language, script=listed > 1)
    yield write(join(numbers(seen(results)), to_know(results)), language)
    forms = folded(one for shown_page in pages[:_MOST_PAGES] for one in reach(shown_page.reading))
    yield write(section(forms, {}, *_looked_at(results, len(pages)), target), language)
    boards = Boards()
    for part in _findings(pages, lines, boards):
        yield write(part, language)
    if items:
        yield write(join(by_rule(counts.rules, items), by_territory(counts.territories, items)), language)
    yield from page.closed((boards.drawings(), shared()), language)


def _links(items: Sequence[Item]) -> Iterator[tuple[str, Message]]:
    yield "who", say("Who can complete the forms")
    if items:
        yield "findings", say("Findings")
        yield "rules", say("By rule")
    if any(item.finding.territories for item in items):
        yield "territories", say("By territory")


def _pages(results: Results, counts: Tally, target: Target) -> list[_Page]:
    """The findings that are shown in full, by page, form and field; what stands first is worst."""
    pages: dict[int, _Page] = {}
    for number, (place, report, group) in enumerate(shown(results.reports, counts.chosen), 1):
        if place not in pages:
            anchor, link = f"p{len(pages) + 1}", relative(report.source.path, target)
            pages[place] = _Page(read(report), anchor, link)
        on = pages[place]
        control = on.reading.control_at(group.first.span)
        fields = on.forms.setdefault(control.form.index if control else None, {})
        fields.setdefault(control.index if control else None, []).append(Item(number, group))
    return list(pages.values())


def _looked_at(results: Results, pages: int) -> tuple[Message, int | None]:
    """Which forms the part on audiences speaks of, in words, and how many: all, or those of the worst pages."""
    hit = sum(bool(report.findings) for report in results.reports)
    if hit <= min(pages, _MOST_PAGES):
        return words.forms(results.summary.forms), results.summary.forms
    return say("the forms on the {count} pages with the worst findings", count=min(pages, _MOST_PAGES)), None


def _findings(pages: Sequence[_Page], lines: Sequence[Line], boards: Boards) -> Iterator[Child]:
    """The part with the findings, page by page."""
    if not pages:
        return
    yield tag("h2", say("Findings"), id="findings")
    every = [item.finding for one in pages for item in one.items()] + [line.group.first for line in lines]
    yield filters(every)
    yield contents([_entry(one) for one in pages])
    for one in pages:
        yield _page(one, boards)
    yield brief(lines)


def _entry(one: _Page) -> Entry:
    return Entry(one.anchor, one.reading.report.source.path, Counter(item.finding.level for item in one.items()))


def _page(one: _Page, boards: Boards) -> Element:
    path = one.reading.report.source.path
    name = tag("a", path, href=one.link) if one.link else path
    forms = (_form(one.reading, index, fields, boards) for index, fields in one.forms.items())
    return tag("section", tag("h3", name), *forms, class_="page", id=one.anchor)


def _form(reading: Reading, index: int | None, fields: _Fields, boards: Boards) -> Element:
    name: Child = say("Outside any form")
    if index is not None:
        called = name_of(reading.page.forms[index])
        name = foreign(called, words.language_of(reading.page)) if called else say("Unnamed form")
    cards = (
        card(reading, reading.page.controls[place] if place is not None else None, items, boards)
        for place, items in fields.items()
    )
    return tag("section", tag("h4", name), *cards, class_="form")
