"""Fields that ask for a number by the name that it has where their form serves: the PAN of India is no card number.

The words of the languages tell what a field asks for wherever it is. Whom a page serves is known only afterwards; then
what those territories call their own numbers counts for more.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from formlint.forms.audience.model import Audience
from formlint.forms.composite import marked
from formlint.forms.own_names import NUMBERS, OF_BANKS, Called
from formlint.forms.purpose.field import Evidence, Field
from formlint.forms.purpose.phrases import read_name
from formlint.forms.tokens import parts
from formlint.knowledge.message import say
from formlint.knowledge.pack import Pack
from formlint.knowledge.store import Knowledge
from formlint.values.own_names import names_of, takes_part
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import EVERYTHING, characters, compile_pattern

F = TypeVar("F", bound=Field)

_CARD = "cc-number"
_TYPED = frozenset({"number", "tel", "text"})
"""The types of control in which numbers are entered."""

_OF_PLACES = frozenset({"select-one", "text"})
"""The same for postal codes and subdivisions."""

_LEVEL = "address-level"
_ASCII_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"  # to import `string` takes 1 ms
_SURE = 0.9
_NAMED = 0.95
"""How sure a label makes that is the name of a number where the form serves."""

_SERVED = 0.5
"""Probability from which a form is taken to serve a territory."""


class _Own(NamedTuple):
    """What a name stands for, and whose it is."""

    called: Called
    pack: Pack


def as_called_there(fields: tuple[F, ...], whom: Audience) -> tuple[F, ...]:
    """The fields, with those told apart that ask for a number of a territory served, and what is no card number."""
    with_cards = frozenset([one.control.form.index for one in fields if _is_of(one, "card")])
    found = ((one, _as_called_there(one, fields, whom, with_cards)) for one in fields)
    told = {field.control.index: one for field, one in found if one}
    if not told:
        return fields
    forms = {told[index].control.form.index for index in told}
    named = tuple([told.get(field.control.index, field) for field in fields])
    again = {one.control.index: one for one in marked(tuple(one for one in named if one.control.form.index in forms))}
    return tuple([again.get(field.control.index, field) for field in named])


def _as_called_there(field: F, fields: Sequence[F], whom: Audience, with_cards: Collection[int]) -> F | None:
    """A field as the territories served call it; None where they have no name for it.

    `with_cards` are the forms that ask for something of a card, by their indexes.
    """
    if field.control.type not in _TYPED | _OF_PLACES or not _is_open(field):
        return None
    beside_card = field.control.form.index in with_cards and _is_called_like_card(field)
    if beside_card and any(_is_of(other, "card") for other in _others(field, fields)):
        return None
    found = next(_named(field, fields, whom), None)
    if found:
        return _told(field, found)
    if field.purpose == _CARD and not _is_token_of_card(field) and _demands_letters(field):
        return type(field)(field.control, None, field.confidence)
    return None


def _is_open(field: Field) -> bool:
    """Whether a name of a number may still tell what it asks for: all else does not say something else for sure."""
    if field.purpose is None or field.purpose in NUMBERS or field.purpose == _CARD:
        return not _is_token_of_card(field)
    if not field.control.labels:  # what stands beside it is another one's, at times
        return False
    open_ = field.confidence < _SURE or field.purpose.startswith(_LEVEL)
    return open_ and field.control.value("autocomplete") in {None, "", "on", "off"}


def _is_token_of_card(field: Field) -> bool:
    return (field.control.value("autocomplete") or "").startswith("cc-")


def _is_called_like_card(field: Field) -> bool:
    name = field.control.name or field.control.id or ""
    return field.purpose == _CARD or any(_is_card(field.control.knowledge, part) for part in parts(name))


def _is_card(known: Knowledge, name: str) -> bool:
    return any(saying.purpose == _CARD and "vague" not in saying.how for saying in read_name(known, name, ()))


def _others(field: Field, fields: Sequence[F]) -> Iterator[F]:
    form = field.control.form
    return (one for one in fields if one.control.form is form and one is not field)


def _is_of(field: Field, group: str) -> bool:
    """Whether it surely asks for something of a group, be it of a card; another card number is none."""
    known = field.control.knowledge.purposes.group_of
    return field.purpose != _CARD and known.get(str(field.purpose)) == group and field.confidence >= _SERVED


def _named(field: Field, fields: Sequence[F], whom: Audience) -> Iterator[_Own]:
    """What it is called, by those first who are served first."""
    for territory in _served(field, whom):
        pack = field.control.knowledge.territory(territory)
        for one in names_of(field.control, pack):
            own = _Own(one.called[0][0], pack)
            if not one.squarely or takes_part(field.control, one) or not _may_be(field, own):
                continue
            if not one.is_shared or any(_is_of(other, "bank") for other in _others(field, fields)):
                yield own


def _may_be(field: Field, own: _Own) -> bool:
    """Whether a control is of a type for what is called so, and a subdivision is named that is taken for another."""
    sure = (field.purpose or "").startswith(_LEVEL) and field.confidence >= _SURE
    if own.called.kind:
        return field.control.type in _TYPED and not sure
    return field.control.type in _OF_PLACES and (own.called.purpose.startswith(_LEVEL) or not sure)


def _served(field: Field, whom: Audience) -> Iterator[str]:
    """The territories that a form serves now; those that people may choose only where it is no card number there."""
    state = whom.about(field.control, field.purpose)
    for served in state.served:
        likely = served.confidence >= _SERVED and (not state.listed or _is_called_like_card(field))
        if served.territory in state.standing or (likely and not state.standing):
            yield served.territory


def _told(field: F, found: _Own) -> F:
    """The field as it is called; one that is taken for a relative is that as well, and surely."""
    name, purpose, kind = found.called
    if field.purpose in NUMBERS and (field.purpose in OF_BANKS) == (purpose in OF_BANKS):
        purpose = field.purpose
    said = say('a label says "{phrase}"', phrase=name)
    if kind:
        said = say('"{number}" is a number used in {territory}', number=name, territory=found.pack)
    why = (Evidence("label", said, field.control.element.span, 1.0),)
    confidence = max(_NAMED, field.confidence) if field.purpose == purpose else _NAMED
    return replace(field, purpose=purpose, confidence=confidence, why=lambda: why, rival=None)


def _demands_letters(field: Field) -> bool:
    """Whether its pattern lets only values through that have a letter, as no card number has."""
    pattern = field.control.value("pattern")
    if not pattern:
        return False
    try:
        language = compile_pattern(pattern)
        lettered = EVERYTHING + characters(_ASCII_LETTERS) + EVERYTHING
        return not language.is_empty() and language.issubset(lettered)
    except (PatternError, BudgetExceededError):
        return False
