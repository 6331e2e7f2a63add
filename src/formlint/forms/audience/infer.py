"""The line from a page to its audience."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from formlint.forms.audience import form_clues, text_clues
from formlint.forms.audience.form_clues import Told
from formlint.forms.audience.locale_codes import locale
from formlint.forms.audience.lookup import Atlas, atlas
from formlint.forms.audience.model import Audience, Clue, Served
from formlint.forms.audience.page_clues import clues
from formlint.forms.audience.score import weigh
from formlint.forms.controls import Form, Page
from formlint.forms.purpose.field import Field
from formlint.forms.text_language import heard

_CHOSEN = frozenset({"list-selected", "list-only"})
_SAMPLE = 200
"""Controls whose texts are looked at to tell the language of a page."""


def locate(page: Page, fields: Sequence[Field], serves: Sequence[str]) -> Audience:
    """The territories that the forms of a page serve.

    Args:
        page: The page.
        fields: Its controls with their purposes.
        serves: Codes of territories that the user named; they count alone, in this order. Empty to infer them.
    """
    if serves:
        return Audience(tuple(_named(code) for code in serves))
    known = atlas(page.knowledge)
    spoken = cache(lambda: heard(page.knowledge, _texts(page)))  # most pages and lists tell enough without it
    told = form_clues.tell_all(
        page.knowledge, fields, lambda: tuple(dict.fromkeys([*_declared(known, page), *spoken()]))
    )
    common = _distinct(known, (*clues(page, spoken), *text_clues.clues(page, fields)))
    signs = _distinct(known, (*common, *(clue for one in told.values() for clue in one.clues)))
    served = weigh(known, (*signs, *_rest_of_world(known, told.values())), _order(known, told.values()))
    return Audience(served, _own(known, common, told))


def _named(code: str) -> Served:
    return Served(code, 1.0, (Clue(code, "serves", f"you said --serves {code}", 1.0),))


def _declared(known: Atlas, page: Page) -> list[str]:
    language = locale(known, page.language or "").language
    return [language] if language else []


def _texts(page: Page) -> Iterator[str]:
    yield page.title
    for one in page.forms:
        yield one.heading
        yield one.submit_text
    for control in page.controls[:_SAMPLE]:
        for label in control.labels:
            yield label.text
        before = None if control.labels else control.before()
        if before:
            yield before.text


def _distinct(known: Atlas, clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """The clues that add anything: of a signal for a territory the strongest, or else the first."""
    found: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        place = clue.territory, clue.signal
        if clue.territory in known.index and (place not in found or clue.confidence > found[place].confidence):
            found[place] = clue
    return tuple(found.values())


def _own(known: Atlas, common: Iterable[Clue], told: Mapping[Form, Told]) -> dict[int, tuple[Served, ...]]:
    """The audiences of the forms with a list of countries: those whom it lets choose, those chosen already first."""
    by_territory: dict[str, list[Clue]] = {}
    for clue in common:
        by_territory.setdefault(clue.territory, []).append(clue)
    own: dict[int, tuple[Served, ...]] = {}
    for one, said in told.items():
        if said.offered:
            signs = [clue for territory in said.offered for clue in by_territory.get(territory, ())]
            signs += (clue for clue in said.clues if clue.territory in said.offered)
            served = weigh(known, (*_distinct(known, signs), *_rest_of_world(known, [said])), _order(known, [said]))
            own[one.index] = tuple(sorted(served, key=_is_open))
    return own


def _is_open(one: Served) -> bool:
    """Whether a territory is not chosen for people."""
    return all(clue.signal not in _CHOSEN for clue in one.clues)


def _order(known: Atlas, told: Iterable[Told]) -> Mapping[str, int]:
    """The order of the territories in lists that are too short for an alphabet."""
    order: dict[str, int] = {}
    for one in told:
        if len(one.offered) <= known.limit("short-list"):
            for territory in one.offered:
                order.setdefault(territory, len(order))
    return order


def _rest_of_world(known: Atlas, told: Iterable[Told]) -> Iterator[Clue]:
    """Territories that a list leaves out which else offers all the world."""
    for one in told:
        if len(one.offered) >= known.limit("world"):
            places, least = known.ranks, known.limit("peopled")
            for territory in known.index:
                if territory not in one.offered and places.get(territory, least) < least:
                    said = f"the form offers {len(one.offered)} territories, but not {known.named(territory)}"
                    yield Clue(territory, "list-world", said, known.weight("list-world"))
