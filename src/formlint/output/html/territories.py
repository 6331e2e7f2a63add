"""Who can complete the forms: for each form the territories with their outcomes, and the map."""

from collections.abc import Mapping, Sequence

from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.lint.outcomes.orders import Orders, at_risk
from formlint.output.audience import wording
from formlint.output.audience.wording import name_of
from formlint.output.counts import count
from formlint.output.html.map import CLASSES, GLYPHS, world_map
from formlint.output.html.markup import Html, join, tag, text, together

_FORMS = 40  # forms in the table
_TOLD = 12  # forms told of one by one
_MAPS = 6
_ROWS = 15  # territories in the open table of a form
_VALUE = 60  # characters of a witness
_MANY = 10  # territories from which on the map is open

Money = Mapping[str, Orders]


def section(forms: Sequence[FormReach], orders: Money, number: str) -> Html:
    """The part of a report on audiences.

    Args:
        forms: The forms, those that stop most first; ones that all can complete may be missing.
        orders: Orders by territory, empty where none are given.
        number: How many forms were looked at, as a sentence says it: "12 forms".
    """
    stopped = [one for one in forms if one.worst is not Outcome.FREE]
    return tag(
        "section",
        tag("h2", "Who can complete the forms", id="who"),
        tag("p", text(_lead(number, stopped)), class_="lead"),
        _overview(forms) if len(forms) > 1 else None,
        *(_form(one, orders, index) for index, one in enumerate(stopped[:_TOLD])),
        _unshown(len(stopped) - _TOLD),
        _meaning(orders),
    )


def outcome_badge(outcome: Outcome) -> Html:
    """An outcome in words, with a sign."""
    sign = tag("span", GLYPHS[outcome], aria_hidden="true")
    return tag("span", sign, f" {outcome}", class_=f"badge {CLASSES[outcome]}")


def _lead(number: str, stopped: Sequence[FormReach]) -> str:
    if not stopped:
        return f"None of {number} is known to stop or hinder anybody of the territories that it serves."
    blocking = sum(one.worst is Outcome.BLOCKED for one in stopped)
    told = [f"{blocking:,} of {number} {'blocks' if blocking == 1 else 'block'} people of territories"]
    hindering = len(stopped) - blocking
    told += [f"{hindering:,} {'hinders' if hindering == 1 else 'hinder'} some people"] if hindering else []
    return f"{', '.join(told)}. The same form on several pages is told once."


def _overview(forms: Sequence[FormReach]) -> Html:
    head = tag("tr", *(tag("th", name, scope="col", class_=sort) for name, sort in _HEAD))
    rows = (_overview_row(one) for one in forms[:_FORMS])
    table = tag("table", tag("caption", "Forms by outcome", class_="unseen"), tag("thead", head), tag("tbody", *rows))
    rest = len(forms) - _FORMS
    more = tag("p", f"and {count(rest, 'more form')}", class_="quiet") if rest > 0 else None
    return join(_scroll("Forms by outcome", table), more)


_HEAD = (
    ("Form", None),
    ("Outcome", None),
    ("Blocked", "number-cell"),
    ("Hindered", "number-cell"),
    ("Can complete", "number-cell"),
    ("Pages", "number-cell"),
)


def _overview_row(one: FormReach) -> Html:
    numbers = [len(one.of(outcome)) for outcome in Outcome]
    cells = (tag("td", f"{number:,}", class_="number-cell") for number in (*numbers, one.pages))
    place = tag("span", f"{one.place.path}:{one.place.line}", class_="place")
    name = join(text(_name(one)), tag("br"), place)
    return tag("tr", tag("th", name, scope="row"), tag("td", outcome_badge(one.worst)), *cells)


def _form(one: FormReach, orders: Money, index: int) -> Html:
    blocked, hindered = one.of(Outcome.BLOCKED), one.of(Outcome.HINDERED)
    pages = f", on {count(one.pages, 'page')}" if one.pages > 1 else ""
    risk = wording.risk(one, orders) if orders else None
    return tag(
        "section",
        tag("h3", text(_name(one))),
        tag("p", f"{one.place.path}:{one.place.line}{pages}", class_="place"),
        tag("p", tag("strong", "Blocked: "), text(wording.people(one, Outcome.BLOCKED)), ".") if blocked else None,
        tag("p", tag("strong", "Hindered: "), text(wording.people(one, Outcome.HINDERED)), ".") if hindered else None,
        tag("p", tag("strong", text(risk)), " (an upper bound).") if risk else None,
        _everywhere(one),
        _map(one) if index < _MAPS and len(one.standings) > 1 else None,
        _table(one, [*blocked, *hindered], orders) if one.standings else None,
        _free(one),
    )


def _map(one: FormReach) -> Html:
    """The map, folded away where the table alone tells enough."""
    if len(one.standings) >= _MANY:
        return world_map(one)
    return tag("details", tag("summary", "Map of the world"), world_map(one))


def _everywhere(one: FormReach) -> Html | None:
    if one.everywhere is None:
        return None
    value = one.everywhere.witness
    shown = join(" First value: ", tag("bdi", tag("code", text(value, _VALUE)))) if value else None
    return tag("p", "Some people of every territory: ", text(one.everywhere.message), ".", shown)


def _table(one: FormReach, told: Sequence[Standing], orders: Money) -> Html:
    names = ["Territory", "Outcome", "First value that fails", "Field", "People", "Internet users"]
    names += ["Orders", "At risk, at most"] if orders else []
    right = frozenset(names[4:])
    head = tag("tr", *(tag("th", name, scope="col", class_="number-cell" if name in right else None) for name in names))
    rows = (_row(standing, orders) for standing in told[:_ROWS])
    title = f"Territories that {_name(one)} blocks or hinders, {one.place.path}:{one.place.line}"
    table = tag("table", tag("caption", text(title), class_="unseen"), tag("thead", head), tag("tbody", *rows))
    return join(_scroll(title, table), _rest(told[_ROWS:]))


def _row(one: Standing, orders: Money) -> Html:
    crowd = wording.crowd_of(one.territory)
    numbers = [wording.about(crowd.people), wording.about(crowd.online) if crowd.online else "not known"]
    if orders:
        found = at_risk(orders, (one.territory,))
        money = f"{found.money:,.2f}" if one.outcome is Outcome.BLOCKED else "0"
        numbers += [f"{found.orders:,}", money]
    return tag(
        "tr",
        tag("th", name_of(one.territory), scope="row"),
        tag("td", outcome_badge(one.outcome)),
        tag("td", _value(one)),
        tag("td", text(one.field, 40)),
        *(tag("td", number, class_="number-cell") for number in numbers),
    )


def _value(one: Standing) -> Html:
    if one.finding is None:
        return join("")
    if one.finding.witness is None:
        return text(one.finding.message, 160)
    return tag("bdi", tag("code", text(one.finding.witness, _VALUE))) if one.finding.witness else text("left empty")


def _rest(told: Sequence[Standing]) -> Html | None:
    """The territories that the open table has no room for."""
    if not told:
        return None
    items = together(_item(one) for one in told)
    summary = f"{len(told)} more territories" if len(told) > 1 else "1 more territory"
    return tag("details", tag("summary", summary), tag("ul", items, class_="legend"))


def _item(one: Standing) -> Html:
    return tag("li", f"{name_of(one.territory)} ({one.outcome}) ", _value(one))


def _free(one: FormReach) -> Html | None:
    free = one.of(Outcome.FREE)
    if not free:
        return None
    names = ", ".join(name_of(standing.territory) for standing in free)
    number = f"{len(free)} territories" if len(free) > 1 else "1 territory"
    return tag("details", tag("summary", f"{number} can complete it"), tag("p", text(names, 8000)))


def _unshown(number: int) -> Html | None:
    return tag("p", f"{count(number, 'more form')} not shown.", class_="quiet") if number > 0 else None


def _meaning(orders: Money) -> Html:
    told = (*wording.definition(), *wording.assumptions(orders=bool(orders)))
    return tag(
        "div",
        tag("strong", "What the words and numbers mean"),
        tag("ul", *(tag("li", text(one)) for one in told)),
        class_="note",
    )


def _name(one: FormReach) -> str:
    return one.name or f"Form on line {one.place.line}"


def _scroll(name: str, table: Html) -> Html:
    return tag("div", table, class_="scroll", role="region", aria_label=name, tabindex="0")
