"""The report to look at: one HTML file that needs no script and loads nothing.

It shows each field with a finding as people see it, the keyboards that they get and the keys that are not there, the
value that fails, the code, the remedy; before that, who can complete the forms, and after it, indexes. On large runs it
shows the worst and counts the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from formlint.finding import Finding, Report, Results, Summary
from formlint.reach import Reading, folded, name_of, reach, read
from formlint.reporters.html import page
from formlint.reporters.html.card import Boards, Item, card
from formlint.reporters.html.dom import Html, join, tag, text
from formlint.reporters.html.indexes import by_rule, by_territory
from formlint.reporters.html.who import section
from formlint.reporters.html.world import shared
from formlint.reporters.order import worst_first
from formlint.reporters.target import Target
from formlint.reporters.words import count

_MOST = 300  # findings that are shown
_MOST_OF_RULE = 30
_MOST_PAGES = 60  # pages whose forms are looked at as a whole


@dataclass(frozen=True, slots=True)
class _Group:
    """The findings that are shown on one form of one page, by control (None: none of them)."""

    reading: Reading
    name: str
    fields: dict[int | None, list[Item]] = field(default_factory=dict[int | None, list[Item]])


def render(results: Results, target: Target) -> Iterator[str]:
    """The report."""
    del target
    shown = _shown(results)
    items = [item for _, item in shown]
    groups = _groups(shown)
    boards = Boards()
    yield page.opened(_title(results.summary), _lead(results, len(items)), _links(items))
    yield _counts(results.summary)
    yield section(folded(one for reading in _readings(results.reports, groups) for one in reach(reading)), {})
    yield tag("h2", "Findings", id="findings") if items else Html()
    for group in groups:
        yield from _form(group, boards)
    if items:
        yield by_rule(results, items)
        yield by_territory(results, items) or Html()
    yield from page.closed((boards.drawings(), shared()))


def _title(counts: Summary) -> str:
    told = [count(number, name) for name, number in (("error", counts.errors), ("warning", counts.warnings)) if number]
    told += [f"{counts.infos:,} {'piece' if counts.infos == 1 else 'pieces'} of advice"] if counts.infos else []
    found = " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:]))) or "No findings"
    return f"{found} on {count(counts.files, 'page')}"


def _lead(results: Results, shown: int) -> str:
    total = results.summary.findings
    if shown == total:
        return "What people cannot get through the forms, with the value that fails and the remedy."
    return (
        f"Shown are the {shown:,} worst of {total:,} findings, at most {_MOST_OF_RULE} of a rule; the counts are of "
        "all. `--format jsonl` has every finding."
    )


def _links(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    yield "who", "Who can complete the forms"
    if items:
        yield "findings", "Findings"
        yield "rules", "By rule"
    if any(item.finding.territories for item in items):
        yield "territories", "By territory"


def _counts(counts: Summary) -> Html:
    numbers = (
        ("Errors", counts.errors),
        ("Warnings", counts.warnings),
        ("Advice", counts.infos),
        ("Safe fixes", counts.fixable),
        ("Pages", counts.files),
        ("Forms", counts.forms),
        ("Fields", counts.fields),
    )
    tiles = (tag("div", tag("dt", name), tag("dd", f"{number:,}")) for name, number in numbers if number)
    return tag("dl", *tiles, class_="counts")


def _shown(results: Results) -> list[tuple[Report, Item]]:
    """The worst findings, not too many of one rule, in the order of pages and text."""
    times: dict[str, int] = {}
    chosen: list[tuple[Report, Finding]] = []
    for report, finding in worst_first(results.reports):
        times[finding.rule] = times.get(finding.rule, 0) + 1
        if times[finding.rule] <= _MOST_OF_RULE:
            chosen.append((report, finding))
            if len(chosen) == _MOST:
                break
    return [(report, Item(number, finding)) for number, (report, finding) in enumerate(chosen, 1)]


def _groups(shown: Iterable[tuple[Report, Item]]) -> list[_Group]:
    """By form, and in it by field; what stands first is worst."""
    readings: dict[int, Reading] = {}
    groups: dict[object, _Group] = {}
    for report, item in shown:
        if id(report) not in readings:
            readings[id(report)] = read(report)
        reading = readings[id(report)]
        control = reading.control_at(item.finding.span)
        form = control.form if control else None
        key = id(report), form.index if form else None
        if key not in groups:
            name = name_of(form) if form else ""
            groups[key] = _Group(reading, name or ("Fields" if form else "The page"))
        groups[key].fields.setdefault(control.index if control else None, []).append(item)
    return list(groups.values())


def _readings(reports: Sequence[Report], groups: Sequence[_Group]) -> list[Reading]:
    """The pages whose forms are looked at as a whole: those with the worst findings first."""
    known = {id(group.reading.report): group.reading for group in groups}
    rest = (read(report) for report in reports if id(report) not in known)
    return [*list(known.values())[:_MOST_PAGES], *_some(rest, _MOST_PAGES - len(known))]


def _some(readings: Iterator[Reading], number: int) -> list[Reading]:
    return [reading for reading, _ in zip(readings, range(max(number, 0)), strict=False)]


def _form(group: _Group, boards: Boards) -> Iterator[Html]:
    path = group.reading.report.source.path
    yield join(tag("h3", text(group.name)), tag("p", text(path), class_="place"))
    for index, items in group.fields.items():
        control = group.reading.page.controls[index] if index is not None else None
        yield card(group.reading, control, items, boards)
