"""Fields that ask for a number by the name that it has where their form serves: the PAN of India is no card number.

The words of the languages tell what a field asks for wherever it is. Whom a page serves is known only afterwards; then
what those territories call their own numbers counts for more.
"""

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from formlint.forms.audience.model import Audience
from formlint.forms.composite import marked
from formlint.forms.purpose.field import Evidence, Field
from formlint.forms.purpose.phrases import read_name
from formlint.forms.tokens import parts
from formlint.knowledge.message import say
from formlint.knowledge.pack import NUMBER_PURPOSES, Identifier, Pack
from formlint.knowledge.store import Knowledge
from formlint.values.numbers_named import names_of, takes_part
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import EVERYTHING, characters, compile_pattern

F = TypeVar("F", bound=Field)

_CARD = "cc-number"
_NUMBERS = frozenset(NUMBER_PURPOSES)
_TYPED = frozenset({"number", "tel", "text"})
_SURE = 0.9
_NAMED = 0.95
"""How sure a label is that is the name of a number where the form serves."""

_SERVED = 0.5
"""Probability from which a form is taken to serve a territory."""


class _Kind(NamedTuple):
    """A kind of number, and whose it is."""

    kind: Identifier
    pack: Pack


def as_called_there(fields: tuple[F, ...], whom: Audience) -> tuple[F, ...]:
    """The fields, with those told apart that ask for a number of a territory served, and what is no card number."""
    told = {field.control.index: one for field in fields if (one := _as_called_there(field, fields, whom))}
    if not told:
        return fields
    forms = {told[index].control.form.index for index in told}
    named = tuple([told.get(field.control.index, field) for field in fields])
    again = {one.control.index: one for one in marked(tuple(one for one in named if one.control.form.index in forms))}
    return tuple([again.get(field.control.index, field) for field in named])


def _as_called_there(field: F, fields: Sequence[F], whom: Audience) -> F | None:
    """A field as the territories served call it; None where they have no name for it."""
    if field.control.type not in _TYPED or not _is_open(field):
        return None
    if _is_called_like_card(field) and any(_is_of(other, "card") for other in _others(field, fields)):
        return None
    found = next(_named(field, fields, whom), None)
    if found:
        return _told(field, found)
    if field.purpose == _CARD and not _is_token_of_card(field) and _demands_letters(field):
        return type(field)(field.control, None, field.confidence)
    return None


def _is_open(field: Field) -> bool:
    """Whether a name of a number may still tell what it asks for: all else does not say something else for sure."""
    if field.purpose is None or field.purpose in _NUMBERS or field.purpose == _CARD:
        return not _is_token_of_card(field)
    return field.confidence < _SURE and field.control.value("autocomplete") in {None, "", "on", "off"}


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


def _named(field: Field, fields: Sequence[F], whom: Audience) -> Iterator[_Kind]:
    """The kinds that it is named after, of those who are served first first."""
    for territory in _served(field, whom):
        pack = field.control.knowledge.territory(territory)
        for one in names_of(field.control, pack):
            if not one.squarely or takes_part(field.control, one):
                continue
            if one.is_shared and not any(_is_of(other, "bank") for other in _others(field, fields)):
                continue
            yield _Kind(one.kinds[0][0], pack)


def _served(field: Field, whom: Audience) -> Iterator[str]:
    """The territories that a form serves now; those that people may choose only where it is no card number there."""
    state = whom.about(field.control, field.purpose)
    for served in state.served:
        likely = served.confidence >= _SERVED and (not state.listed or _is_called_like_card(field))
        if served.territory in state.standing or (likely and not state.standing):
            yield served.territory


def _told(field: F, found: _Kind) -> F:
    said = say('"{number}" is a number used in {territory}', number=found.kind.name, territory=found.pack)
    why = (Evidence("label", said, field.control.element.span, 1.0),)
    confidence = max(_NAMED, field.confidence) if field.purpose in _NUMBERS else _NAMED
    return replace(field, purpose=found.kind.purpose, confidence=confidence, why=lambda: why, rival=None)


def _demands_letters(field: Field) -> bool:
    """Whether its pattern lets only values through that have a letter, as no card number has."""
    pattern = field.control.value("pattern")
    if not pattern:
        return False
    try:
        language = compile_pattern(pattern)
        lettered = EVERYTHING + characters(string.ascii_letters) + EVERYTHING
        return not language.is_empty() and language.issubset(lettered)
    except (PatternError, BudgetExceededError):
        return False
