"""Who can complete the forms: for each form the territories with their outcomes, and the map."""

from collections.abc import Mapping, Sequence

from formlint.knowledge.message import Figure, Message, say
from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.lint.outcomes.orders import Orders, at_risk
from formlint.lint.outcomes.population import crowd
from formlint.output.audience import wording
from formlint.output.counts import more
from formlint.output.html import words
from formlint.output.html.map import world_map
from formlint.output.html.markup import Child, Element, foreign, join, tag, text
from formlint.output.html.table import Column, table
from formlint.output.target import Target, relative

_FORMS = 40  # forms in the table
_TOLD = 12  # forms told of one by one
_MAPS = 6
_ROWS = 15  # territories in the open table of a form
_VALUE = 60  # characters of a witness
_MANY = 10  # territories from which on the map is open

Money = Mapping[str, Orders]


def section(forms: Sequence[FormReach], orders: Money, named: Message, number: int | None, target: Target) -> Element:
    """The part of a report on audiences.

    Args:
        forms: The forms, those that stop most first; ones that all can complete may be missing.
        orders: Orders by territory, empty where none are given.
        named: Which forms were looked at, as a sentence says it: "12 forms".
        number: How many those are, None where it is not known.
        target: Where the report goes.
    """
    known = [one for one in forms if one.standings or one.worst is not Outcome.FREE]
    stopped = [one for one in known if one.worst is not Outcome.FREE]
    return tag(
        "section",
        tag("h2", say("Who can complete the forms"), id="who"),
        tag("p", _lead(named, number, stopped), class_="lead") if known or not forms else None,
        tag("p", _unclear(len(forms) - len(known)), class_="lead") if len(forms) > len(known) else None,
        _overview(known, stopped) if len(known) > 1 else None,
        *(_form(one, orders, index, target) for index, one in enumerate(stopped[:_TOLD])),
        _unshown(len(stopped) - _TOLD),
        _meaning(orders),
    )


def _lead(named: Message, number: int | None, stopped: Sequence[FormReach]) -> Child:
    if number == 0:
        return say("No form here asks people for anything.")
    if not stopped:
        if number == 1:
            return say("As far as formlint can tell, people in all territories the form serves can complete it.")
        return say("As far as formlint can tell, people in all territories served can complete {forms}.", forms=named)
    blocking = sum(one.worst is Outcome.BLOCKED for one in stopped)
    return say(
        "Of {forms}: {blocking} blocking, {hindering} hindering people in territories they serve. A form that appears "
        "on several pages counts once.",
        forms=named,
        blocking=Figure(blocking),
        hindering=Figure(len(stopped) - blocking),
    )


_OVERVIEW = (
    Column(say("Form")),
    Column(say("Outcome")),
    Column(say("Territories blocked"), numeric=True),
    Column(say("Territories hindered"), numeric=True),
    Column(say("Territories that can complete it"), numeric=True),
    Column(say("Pages"), numeric=True),
)


def _overview(known: Sequence[FormReach], stopped: Sequence[FormReach]) -> Element:
    """The forms by outcome; those that all can complete, as it seems, are folded away."""
    free = known[len(stopped) :]
    named = _free_forms(len(free))
    return join(
        _forms(say("Forms that block or hinder people"), stopped) if stopped else None,
        tag("details", tag("summary", named), _forms(named, free)) if free else None,
    )


def _forms(caption: Message, forms: Sequence[FormReach]) -> Element:
    rows = (_overview_row(one, index) for index, one in enumerate(forms[:_FORMS]))
    rest = len(forms) - _FORMS
    return join(table(caption, _OVERVIEW, rows), tag("p", more(rest), class_="quiet") if rest > 0 else None)


def _free_forms(number: int) -> Message:
    return say(
        "{count} form that everyone can complete, as far as formlint can tell",
        "{count} forms that everyone can complete, as far as formlint can tell",
        count=number,
    )


def _unclear(number: int) -> Message:
    return say(
        "{count} form is left out: it is not known which territories it serves.",
        "{count} forms are left out: it is not known which territories they serve.",
        count=number,
    )


def _overview_row(one: FormReach, index: int) -> Sequence[Child]:
    told = index < _TOLD and one.worst is not Outcome.FREE
    name = tag("a", _name(one), href=f"#form{index + 1}") if told else _name(one)
    numbers = [len(one.of(outcome)) for outcome in Outcome]
    place = tag("span", f"{one.place.path}:{one.place.line}", class_="place")
    return [join(name, tag("br"), place), words.outcome_badge(one.worst), *map(Figure, (*numbers, one.pages))]


def _form(one: FormReach, orders: Money, index: int, target: Target) -> Element:
    blocked, hindered = one.of(Outcome.BLOCKED), one.of(Outcome.HINDERED)
    return tag(
        "section",
        tag("h3", _name(one)),
        tag("p", _where(one, target), class_="place"),
        *(_bound(one, outcome) for outcome in (Outcome.BLOCKED, Outcome.HINDERED)),
        _risk(one, orders) if orders else None,
        _everywhere(one),
        _map(one) if index < _MAPS and len(one.standings) > 1 else None,
        _table(one, [*blocked, *hindered], orders) if blocked or hindered else None,
        _free(one),
        class_="reach",
        id=f"form{index + 1}",
    )


def _where(one: FormReach, target: Target) -> Child:
    """The page that a form stands on, with a reference to it, and on how many others it does."""
    link = relative(one.place.path, target)
    page = tag("a", one.place.path, href=link) if link else one.place.path
    if one.pages == 1:
        return say("{page}, line {line}", page=join(page), line=one.place.line)
    pages = words.pages(one.pages)
    return say("{page}, line {line}; the same form on {pages}", page=join(page), line=one.place.line, pages=pages)


def _bound(one: FormReach, outcome: Outcome) -> Element | None:
    """The people of an outcome, with what the number does not say beside it."""
    told = one.of(outcome)
    if not told:
        return None
    head = say(
        "{count} of {territories}.",
        count=len(told),
        territories=words.territories(len(one.standings)),
    )
    finding = told[0].finding
    caveat = tag("span", wording.caveat(finding.witness if finding else None, _code), class_="caveat")
    living = wording.living(one, outcome)
    return tag("p", words.outcome_badge(outcome), " ", tag("strong", head), " ", living, " ", caveat)


def _code(value: str) -> Element:
    return tag("bdi", tag("code", text(value, _VALUE)))


def _risk(one: FormReach, orders: Money) -> Element | None:
    risk = wording.risk(one, orders)
    if risk is None:
        return None
    caveat = say(
        "This is an upper bound: it assumes that each of these orders goes through this form, with no way around it."
    )
    return tag("p", tag("strong", risk, "."), " ", tag("span", caveat, class_="caveat"))


def _map(one: FormReach) -> Element:
    """The map, folded away where the table alone tells enough."""
    if len(one.standings) >= _MANY:
        return world_map(one)
    return tag("details", tag("summary", say("Map of the world")), world_map(one))


def _everywhere(one: FormReach) -> Element | None:
    if one.everywhere is None:
        return None
    told = say("In every territory, some people are affected: {message}.", message=one.everywhere.message)
    value = one.everywhere.witness
    first = join(" ", say("First value that fails: {value}", value=_code(value))) if value else None
    return tag("p", told, first)


def _table(one: FormReach, told: Sequence[Standing], orders: Money) -> Element:
    title = say("Territories that {form} blocks or hinders", form=one.name or f"{one.place.path}:{one.place.line}")
    rows = (_row(standing, orders) for standing in told[:_ROWS])
    columns = [*_TABLE, *_MONEY] if orders else _TABLE
    return join(table(title, columns, rows), _rest(told[_ROWS:]))


_TABLE = (
    Column(say("Territory")),
    Column(say("Outcome")),
    Column(say("First value that fails")),
    Column(say("Field")),
    Column(say("People who live there"), numeric=True),
    Column(say("Internet users there"), numeric=True),
)
_MONEY = (Column(say("Orders from there"), numeric=True), Column(say("At risk, at most"), numeric=True))


def _row(one: Standing, orders: Money) -> Sequence[Child]:
    living = crowd((one.territory,))
    online = wording.about(living.online) if living.online else say("not known")
    numbers: list[Child] = [wording.about(living.people), online]
    if orders:
        found = at_risk(orders, (one.territory,))
        numbers += [Figure(found.orders), Figure(found.money if one.outcome is Outcome.BLOCKED else 0, 2)]
    name = words.territory(one.territory)
    return [name, words.outcome_badge(one.outcome), _value(one), foreign(one.field, limit=40), *numbers]


def _value(one: Standing) -> Child:
    if one.finding is None:
        return None
    if one.finding.witness is None:
        return one.finding.message
    return _code(one.finding.witness) if one.finding.witness else say("left empty")


def _rest(told: Sequence[Standing]) -> Element | None:
    """The territories that the open table has no room for."""
    if not told:
        return None
    head = say("{count} more territory", "{count} more territories", count=len(told))
    return tag("details", tag("summary", head), tag("ul", *map(_item, told), class_="legend"))


def _item(one: Standing) -> Element:
    name = say("{territory} ({outcome})", territory=words.territory(one.territory), outcome=words.OUTCOMES[one.outcome])
    return tag("li", name, " ", _value(one))


def _free(one: FormReach) -> Element | None:
    free = one.of(Outcome.FREE)
    if not free:
        return None
    names = (tag("li", words.territory(standing.territory)) for standing in free)
    number = words.territories(len(free))
    head = say("{territories} can complete it, as far as formlint can tell", territories=number)
    return tag("details", tag("summary", head), tag("ul", *names, class_="names"))


def _unshown(number: int) -> Element | None:
    return tag("p", more(number), class_="quiet") if number > 0 else None


def _meaning(orders: Money) -> Element:
    told = (*wording.definition(), *wording.assumptions(orders=bool(orders)))
    head = tag("h3", say("What the words and numbers mean"))
    return tag("div", head, tag("ul", *(tag("li", one) for one in told)), class_="note")


def _name(one: FormReach) -> Child:
    return foreign(one.name) if one.name else say("Form on line {line}", line=one.place.line)
