"""The report to look at: one HTML file that needs no script and loads nothing.

It shows each field with a finding as people see it, the keyboards that they get and the keys that are not there, the
value that fails, the code, the remedy; before that, who can complete the forms, and after it, indexes. On large runs it
shows the worst and counts the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from formlint.lint.outcomes.by_territory import Reading, folded, name_of, reach, read
from formlint.lint.report import Results, Summary
from formlint.output.counts import count
from formlint.output.html import page
from formlint.output.html.finding_card import Boards, Item, card
from formlint.output.html.index import by_rule, by_territory
from formlint.output.html.map import shared
from formlint.output.html.markup import Html, join, tag, text
from formlint.output.html.selection import MOST_OF_RULE, shown, tally
from formlint.output.html.territories import section
from formlint.output.summary import unknown
from formlint.output.target import Target

_MOST_PAGES = 60  # pages whose forms are looked at as a whole
_MOST_NOTICES = 20


@dataclass(frozen=True, slots=True)
class _Group:
    """The findings that are shown on one form of one page, by control (None: none of them)."""

    reading: Reading
    name: str
    fields: dict[int | None, list[Item]] = field(default_factory=dict[int | None, list[Item]])


def render(results: Results, target: Target) -> Iterator[str]:
    """The report."""
    del target
    counts, summary = tally(results.reports), results.summary
    groups, items = _groups(results, counts.chosen)
    boards = Boards()
    yield page.opened(_title(summary), _lead(summary.findings, len(items)), _links(items))
    yield _numbers(summary)
    yield _told(results)
    pages = {group.reading.report.source.path: group.reading for group in groups}
    forms = folded(one for reading in list(pages.values())[:_MOST_PAGES] for one in reach(reading))
    yield section(forms, {}, _looked_at(results, len(pages)))
    yield tag("h2", "Findings", id="findings") if items else Html()
    for group in groups:
        yield from _form(group, boards)
    if items:
        yield by_rule(counts.rules, items)
        yield by_territory(counts.territories, items) or Html()
    yield from page.closed((boards.drawings(), shared()))


def _title(counts: Summary) -> str:
    told = [count(number, name) for name, number in (("error", counts.errors), ("warning", counts.warnings)) if number]
    told += [f"{counts.infos:,} {'piece' if counts.infos == 1 else 'pieces'} of advice"] if counts.infos else []
    found = " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:]))) or "No findings"
    return f"{found} on {count(counts.files, 'page')}"


def _lead(total: int, number: int) -> str:
    if not total:
        return "Nothing was found that keeps people out of these forms."
    if number == total:
        return "What people cannot get through the forms, with the value that fails and the remedy."
    return (
        f"Shown are the {number:,} worst of {total:,} findings, at most {MOST_OF_RULE} of a rule; the counts are of "
        "all. The format jsonl has every finding."
    )


def _links(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    yield "who", "Who can complete the forms"
    if items:
        yield "findings", "Findings"
        yield "rules", "By rule"
    if any(item.finding.territories for item in items):
        yield "territories", "By territory"


def _numbers(counts: Summary) -> Html:
    numbers = (
        ("Errors", counts.errors),
        ("Warnings", counts.warnings),
        ("Advice", counts.infos),
        ("Safe fixes", counts.fixable),
        ("Not shown", counts.ignored + counts.in_baseline + counts.more),
        ("Pages", counts.files),
        ("Skipped", counts.skipped),
        ("Forms", counts.forms),
        ("Fields", counts.fields),
    )
    tiles = (tag("div", tag("dt", name), tag("dd", f"{number:,}")) for name, number in numbers if number)
    return tag("dl", *tiles, class_="counts")


def _told(results: Results) -> Html:
    """What people should know beside the findings."""
    notices = results.notices
    lines = [*unknown(results.summary)]
    lines += [f"{notice.path}: {notice.text}" if notice.path else notice.text for notice in notices[:_MOST_NOTICES]]
    if len(notices) > _MOST_NOTICES:
        lines.append(f"and {count(len(notices) - _MOST_NOTICES, 'more notice')}")
    return tag("ul", *(tag("li", text(line)) for line in lines)) if lines else Html()


def _groups(results: Results, chosen: Sequence[tuple[int, int]]) -> tuple[list[_Group], list[Item]]:
    """The findings that are shown, by form and in it by field, and one by one; what stands first is worst."""
    readings: dict[int, Reading] = {}
    groups: dict[tuple[int, int | None], _Group] = {}
    items: list[Item] = []
    for place, report, finding in shown(results.reports, chosen):
        items.append(Item(len(items) + 1, finding))
        if place not in readings:
            readings[place] = read(report)
        reading = readings[place]
        control = reading.control_at(finding.span)
        key = place, control.form.index if control else None
        if key not in groups:
            name = name_of(control.form) or "A form without a name" if control else "The page itself"
            groups[key] = _Group(reading, name)
        groups[key].fields.setdefault(control.index if control else None, []).append(items[-1])
    return list(groups.values()), items


def _looked_at(results: Results, pages: int) -> str:
    """Which forms the part on audiences speaks of: all, or those of the pages with the worst findings."""
    hit = sum(bool(report.findings) for report in results.reports)
    if hit <= min(pages, _MOST_PAGES):
        return count(results.summary.forms, "form")
    return f"the forms on the {min(pages, _MOST_PAGES)} pages with the worst findings"


def _form(group: _Group, boards: Boards) -> Iterator[Html]:
    path = group.reading.report.source.path
    yield join(tag("h3", text(group.name)), tag("p", text(path), class_="place"))
    for index, items in group.fields.items():
        control = group.reading.page.controls[index] if index is not None else None
        yield card(group.reading, control, items, boards)
