"""How many people live in territories, and how many of them use the internet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formlint.knowledge import own


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of some territories; `online` are those of them who use the internet, as far as that is known."""

    people: int
    online: int


def crowd(territories: Iterable[str]) -> Crowd:
    """The people of the territories together."""
    people = online = 0
    facts, users = own().index(), _users()
    for code in territories:
        inhabitants = facts[code].population if code in facts else 0
        people += inhabitants
        online += inhabitants * users.get(code, (0, 0))[0] // 100
    return Crowd(people, online)


def online_years() -> tuple[int, int]:
    """The years of the oldest and the newest estimate of internet users."""
    years = [year for _, year in _users().values()]
    return min(years), max(years)


def _users() -> Mapping[str, tuple[int, int]]:
    """By territory: how many of a hundred people use the internet, and the year of the estimate."""
    return own().internet.users
