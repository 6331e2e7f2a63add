"""What the reports on audiences say in words: outcomes, people, money, and what is meant by them."""

from collections.abc import Mapping, Sequence
from functools import cache

from formlint.knowledge import own
from formlint.knowledge.message import Message, say
from formlint.lint.outcomes.model import FormReach, Outcome
from formlint.lint.outcomes.orders import Orders, at_risk
from formlint.lint.outcomes.population import Crowd, crowd, online_years

_MILLION = 1_000_000
_THOUSAND = 1_000
_WHOLE = 10  # percent, or millions, from which on a decimal says nothing


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


def about(number: int) -> str:
    """A number of people, rounded: `59 million`."""
    if number >= 1000 * _MILLION:
        return f"{number / (1000 * _MILLION):.1f} billion"
    if number >= _MILLION:
        return f"{number / _MILLION:,.{0 if number >= _WHOLE * _MILLION else 1}f} million"
    return f"{number:,}" if number < _THOUSAND else f"{round(number, -2):,}"


def share(part: int, whole: int) -> str:
    """How much of a number another is: `4.6 %`."""
    percent = 100 * part / whole if whole else 0.0
    return f"{percent:.0f}%" if percent >= _WHOLE or not percent else f"{percent:.1f}%"


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
    return facts.names[0] if facts else territory


@cache
def tiles() -> Mapping[str, tuple[int, int]]:
    """Where each territory stands on the map: column and row, from 0."""
    codes = {(x, y): code for y, row in enumerate(own().tiles.rows) for x, code in enumerate(row.split())}
    return {code: place for place, code in codes.items() if code != ".."}


def names(territories: Sequence[str], limit: int) -> str:
    """The names of territories, at most `limit` of them."""
    shown = ", ".join(map(name_of, territories[:limit]))
    rest = len(territories) - limit
    return f"{shown} and {rest} more" if rest > 0 else shown
