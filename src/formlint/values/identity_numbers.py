"""Numbers that are called like a card number where a form serves: the PAN of India is a tax number."""

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from formlint.forms.audience.model import Audience
from formlint.forms.purpose.field import Evidence, Field
from formlint.forms.purpose.phrases import read_name
from formlint.forms.tokens import parts, words
from formlint.knowledge.message import say
from formlint.knowledge.pack import Identifier
from formlint.knowledge.store import Knowledge
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import EVERYTHING, characters, compile_pattern

F = TypeVar("F", bound=Field)

_CARD, _GROUP = "cc-number", "card"
_SURE = 0.9
_SERVED = 0.5
"""Probability from which a form is taken to serve a territory."""


def as_called_there(fields: tuple[F, ...], whom: Audience) -> tuple[F, ...]:
    """The fields, with what is no card number told apart: it is a number of a territory served, or has letters."""
    doubtful = {field.control.index: field for field in fields if _is_doubtful(field)}
    if not doubtful:
        return fields
    cards = {field.control.form.index for field in fields if _is_of_card(field)}
    told = {
        index: _as_called_there(field, whom)
        for index, field in doubtful.items()
        if field.control.form.index not in cards
    }
    return tuple(told.get(field.control.index, field) for field in fields)


def _is_doubtful(field: Field) -> bool:
    """Whether it may be taken for a card number and says so by a short name, not by a token for browsers."""
    if field.purpose not in {_CARD, None} or (field.control.value("autocomplete") or "").startswith("cc-"):
        return False
    name = field.control.name or field.control.id or ""
    return field.purpose == _CARD or any(_is_card(field.control.knowledge, part) for part in parts(name))


def _is_card(known: Knowledge, name: str) -> bool:
    return any(saying.purpose == _CARD and "vague" not in saying.how for saying in read_name(known, name, ()))


def _is_of_card(field: Field) -> bool:
    return (
        field.purpose not in {_CARD, None}
        and field.control.knowledge.purposes.group_of.get(str(field.purpose)) == _GROUP
        and field.confidence >= _SERVED
    )


def _as_called_there(field: F, whom: Audience) -> F:
    for served in whom.about(field.control, field.purpose).served:
        known = field.control.element.document.knowledge
        for number in known.territory(served.territory).ids if served.confidence >= _SERVED else ():
            if _is_called(field, number):
                return _told(field, number, served.territory)
    if field.purpose == _CARD and _demands_letters(field):
        return type(field)(field.control, None, field.confidence)
    return field


def _told(field: F, number: Identifier, territory: str) -> F:
    pack = field.control.element.document.knowledge.territory(territory)
    said = say('"{number}" is a number used in {territory}', number=number.name, territory=pack)
    why = (Evidence("label", said, field.control.element.span, 1.0),)
    return replace(field, purpose=number.purpose, confidence=_SURE, why=lambda: why)


def _is_called(field: Field, number: Identifier) -> bool:
    """Whether its label, or else its name, calls it so and by nothing that is said of a card."""
    return any(
        _names(field.control.knowledge, said, words(name))
        for said in _said(field)
        for name in (*number.called, number.name)
    )


def _said(field: Field) -> Iterator[Sequence[str]]:
    if field.control.labels:
        yield from (words(label.text) for label in field.control.labels)
    else:
        yield parts(field.control.name or "")


def _names(known: Knowledge, said: Sequence[str], name: Sequence[str]) -> bool:
    for start in range(len(said) - len(name) + 1):
        if tuple(said[start : start + len(name)]) == tuple(name):
            rest = " ".join((*said[:start], *said[start + len(name) :]))
            return not _is_card(known, rest)
    return False


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
