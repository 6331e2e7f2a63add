"""What the reports on audiences say in words: outcomes, people, money, and what is meant by them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from formlint.knowledge import own
from formlint.knowledge.message import Figure, Message, RoundFigure, TerritoryName, say, several
from formlint.lint.outcomes.model import FormReach, Outcome
from formlint.lint.outcomes.orders import Orders, at_risk
from formlint.lint.outcomes.population import Crowd, crowd, online_years

_MILLION = 1_000_000
_THOUSAND = 1_000
_WHOLE = 10  # percent from which on a decimal says nothing


def definition() -> tuple[Message, ...]:
    """What the outcomes mean."""
    return (
        say(
            "Blocked: an error concerns the territory, and a required field accepts no spelling of a value that people "
            "there have."
        ),
        say(
            "Hindered: another error or warning concerns the territory, or a field does not accept a value that some "
            "people in every territory have."
        ),
        say(
            "Can complete: neither of the two, as far as the selected rules can tell. Advice and ignored findings do "
            "not count."
        ),
    )


def assumptions(*, orders: bool) -> tuple[Message, ...]:
    """What the numbers take for granted."""
    first, last = online_years()
    told = [
        say("The numbers of people are upper bounds: not everyone in a territory has the value shown."),
        say(
            "The numbers of internet users are estimates from {first} to {last}; some territories have none.",
            first=first,
            last=last,
        ),
    ]
    if orders:
        told.append(
            say(
                "Orders and money at risk are upper bounds. They assume that every order from a blocked territory goes "
                "through this form, that everyone there has such a value, and that no one finds a way around it, such "
                "as another device, an invented value, or a call. They are sums of the orders file, in its currency."
            )
        )
    return tuple(told)


def about(number: int) -> Message:
    """A number of people, rounded: `59 million`."""
    if number >= _MILLION:
        return say("{number}", number=RoundFigure(number))
    return say("{number}", number=Figure(number if number < _THOUSAND else round(number, -2)))


def share(part: int, whole: int) -> Figure:
    """How much of a number another is: `4.6%`."""
    of = part / whole if whole else 0.0
    return Figure(of, 0 if 100 * of >= _WHOLE or not part else 1, is_share=True)


def people(one: FormReach, outcome: Outcome) -> Message:
    """How many of the people whom a form serves share an outcome."""
    whole = crowd(standing.territory for standing in one.standings)
    part = crowd(standing.territory for standing in one.of(outcome))
    return say(
        "at most {people} of {all} people ({share}), and {online} of {all_online} internet users ({share_online})",
        people=about(part.people),
        all=about(whole.people),
        share=share(part.people, whole.people),
        online=about(part.online),
        all_online=about(whole.online),
        share_online=share(part.online, whole.online),
    )


def living(one: FormReach, outcome: Outcome) -> Message:
    """How many of the people that a form serves live where an outcome holds."""
    whole = crowd(standing.territory for standing in one.standings)
    part = crowd(standing.territory for standing in one.of(outcome))
    if part == whole:
        return say(
            "{people} people live there, {online} of them internet users.",
            people=about(part.people),
            online=about(part.online),
        )
    return say(
        "{people} people live there, {online} of them internet users. That is {share} of the people, and "
        "{share_online} of the internet users, in all territories the form serves.",
        people=about(part.people),
        online=about(part.online),
        share=share(part.people, whole.people),
        share_online=share(part.online, whole.online),
    )


def caveat(witness: str | None, shown: Callable[[str], object] = str) -> Message:
    """What those numbers do not say; `witness` is a value that fails, which may be `shown` as markup."""
    if not witness:
        return say("This is an upper bound: it counts everyone who lives there, affected or not.")
    value = shown(witness)
    return say(
        "This is an upper bound: it counts everyone who lives there, with or without a value like {value}.", value=value
    )


def crowd_of(territory: str) -> Crowd:
    """The people of one territory."""
    return crowd((territory,))


def risk(one: FormReach, orders: Mapping[str, Orders]) -> Message | None:
    """The orders and the money that hang on a form, or None where none of them come from blocked territories."""
    lost = at_risk(orders, (standing.territory for standing in one.of(Outcome.BLOCKED)))
    whole = at_risk(orders, orders)
    if not lost.orders:
        return None
    return say(
        "At most {orders} of {all} orders are at risk, worth {money} of {all_money}",
        orders=f"{lost.orders:,}",
        all=f"{whole.orders:,}",
        money=f"{lost.money:,.2f}",
        all_money=f"{whole.money:,.2f}",
    )


def name_of(territory: str) -> str:
    """The name of a territory; its code, where only a project's own rules know it."""
    facts = own().index().get(territory)
    return TerritoryName(facts.names[0], territory) if facts else territory


@cache
def tiles() -> Mapping[str, tuple[int, int]]:
    """Where each territory stands on the map: column and row, from 0."""
    codes = {(x, y): code for y, row in enumerate(own().tiles.rows) for x, code in enumerate(row.split())}
    return {code: place for place, code in codes.items() if code != ".."}


def names(territories: Sequence[str], limit: int) -> Message:
    """The names of territories, at most `limit` of them."""
    return several([name_of(territory) for territory in territories], limit)
