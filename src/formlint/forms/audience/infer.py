"""The line from a page to its audience."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from formlint.forms.audience import form_clues, text_clues
from formlint.forms.audience.groups import Key, groups
from formlint.forms.audience.locale_codes import locale
from formlint.forms.audience.lookup import Atlas, atlas
from formlint.forms.audience.model import Audience, Clue, Served, Stand, State
from formlint.forms.audience.page_clues import clues
from formlint.forms.audience.score import weigh
from formlint.forms.audience.states import States, distinct, order, rest_of_world
from formlint.forms.controls import Page
from formlint.forms.purpose.field import Field
from formlint.forms.text_language import heard
from formlint.knowledge.message import say

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
        named = tuple([_named(code) for code in serves])
        return Audience(State(named, dict.fromkeys(serves, Stand.STATED)))
    known = atlas(page.knowledge)
    spoken = cache(lambda: heard(page.knowledge, _texts(page)))  # most pages and lists tell enough without it
    keys = groups(page, fields)
    told = form_clues.tell_all(
        page.knowledge, fields, keys, lambda: tuple(dict.fromkeys([*_declared(known, page), *spoken()]))
    )
    common = [*clues(page, spoken), *text_clues.clues(page, fields)]
    signs = distinct(known, (*common, *(clue for one in told.values() for clue in one.clues)))
    served = weigh(known, (*signs, *rest_of_world(known, told.values())), order(known, told.values()))
    states = States(known, _by_form(page, common), told).all()
    return Audience(State(served), _own(states), keys, states)


def _by_form(page: Page, clues: Iterable[Clue]) -> dict[int | None, list[Clue]]:
    """The clues by the index of the form that they stand in, None for those of the page: prices are of all forms."""
    indexes = {one.element: one.index for one in page.forms if one.element}
    found: dict[int | None, list[Clue]] = {None: []}
    for clue in clues:
        element = clue.element if indexes and not clue.signal.startswith("money-") else None
        form = element if element is None or element.tag == "form" else element.closest("form")
        found.setdefault(indexes.get(form) if form else None, []).append(clue)
    return found


def _own(states: Mapping[Key, State]) -> dict[int, tuple[Served, ...]]:
    """Whom forms serve as a whole: whom their own lists offer, that of no group first, else whom they tell."""
    own: dict[int, tuple[Served, ...]] = {}
    for key in sorted(states, key=lambda key: (states[key].borrowed, not states[key].listed, key)):
        own.setdefault(key.form, states[key].served)
    return own


def _named(code: str) -> Served:
    return Served(code, 1.0, (Clue(code, "serves", say("`serves` names {code}", code=code), 1.0),))


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
