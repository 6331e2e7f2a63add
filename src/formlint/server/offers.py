"""What can be written into an attribute, and what suits the field: its purpose, and whom it serves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from formlint import engine, packs
from formlint.accepted import PATTERN_TYPES
from formlint.config import Config
from formlint.engine import Beliefs, known_purpose, surely_served
from formlint.keyboard import keyboards
from formlint.packs import Pack, PostalCode
from formlint.pattern import BudgetExceededError, Language, PatternError, compile_pattern
from formlint.purpose import Field, describe
from formlint.purpose.catalog import purposes
from formlint.server.writing import Writing, without
from formlint.source import Source
from formlint.valid import refused, valid_values

_MODES = ("text", "tel", "url", "email", "numeric", "decimal", "search", "none")
# source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
_PREFIXES = ("shipping", "billing", "home", "work", "mobile", "on", "off")
_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[A-Za-z]| ")
_MOST = 12  # territories whose codes are put into one pattern


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to write. `rank` 0 suits the field, 1 might, 2 is known to hurt, with the reason in `about`."""

    text: str
    about: str
    rank: int


def offers(path: str, text: str, place: Writing, config: Config) -> Iterator[Offer]:
    """What can be written there, the page read without it."""
    makers = {"autocomplete": _tokens, "inputmode": _modes, "pattern": _patterns}
    make = makers.get(place.name)
    if make is None:
        return
    beliefs = engine.believe(Source(path, without(text, place), "utf-8"), config)
    field = next((one for one in beliefs.fields if one.control.element.start == place.tag), None)
    if field is not None:
        with packs.using(config.packs):
            yield from make(field, _served(beliefs, field))


def _served(beliefs: Beliefs, field: Field) -> Sequence[Pack]:
    """The packs of the territories that are surely served, or the world's."""
    served = surely_served(beliefs.audience.of(field.control.form))
    return [packs.territory(code) for code in served or (packs.WORLD,)]


def _tokens(field: Field, _served: Sequence[Pack]) -> Iterator[Offer]:
    known = known_purpose(field)
    near = purposes().get(known or "", {}).get("kin", ())
    for name, facts in purposes().items():
        if facts.get("html"):
            yield Offer(name, describe(name), 0 if name == known else 1 if name in near else 2)
    yield from (Offer(word, "", 2) for word in _PREFIXES)


def _modes(field: Field, served: Sequence[Pack]) -> Iterator[Offer]:
    control = field.control
    values = [(value, pack) for pack in served for value in valid_values(field, pack)]
    native = purposes().get(known_purpose(field) or "", {}).get("types", ("text",))[0]
    for mode in _MODES:
        boards = keyboards(control.type, mode, control.value("pattern"))
        lacking = (
            f"{board.name} cannot type {value.text} ({pack.name})"
            for board in boards
            for value, pack in values
            if not any(map(board.can_type, value.spellings))
        )
        reason = next(lacking, "")
        fits = mode == native or (bool(values) and any(not board.complete for board in boards))
        yield Offer(mode, reason or ", ".join(board.name for board in boards), 2 if reason else 0 if fits else 1)


def _patterns(field: Field, served: Sequence[Pack]) -> Iterator[Offer]:
    """Patterns that let every valid value through, in all its spellings, the narrowest first."""
    purpose = known_purpose(field)
    if purpose is None or field.control.type not in PATTERN_TYPES:
        return
    listed: Mapping[str, Any] = packs.table("patterns")["patterns"]
    candidates = [*_codes(purpose, served), *listed.get(purpose, {}).get("candidates", ())]
    names = ", ".join(pack.name for pack in served[:3])
    sound = [text for text in dict.fromkeys(candidates) if is_sound(text, field, served)]
    yield from (Offer(text, f"{describe(purpose)}: {names}", min(rank, 1)) for rank, text in enumerate(sound))


def is_sound(pattern: str, field: Field, served: Sequence[Pack]) -> bool:
    """Whether a pattern refuses no valid value, and something is known of each territory."""
    try:
        language = compile_pattern(pattern)
        return all(_passes(language, field, pack) for pack in served)
    except (PatternError, BudgetExceededError):
        return False


def _passes(language: Language, field: Field, pack: Pack) -> bool:
    values = valid_values(field, pack)
    every = all(language.accepts(way) for value in values for way in value.spellings)
    return bool(values) and every and refused(field, pack, language) is None


def _codes(purpose: str, served: Sequence[Pack]) -> Iterator[str]:
    """The postal codes of all territories, in all their spellings, as one pattern."""
    tables = [pack.postal_code for pack in served]
    if purpose == "postal-code" and 0 < len(tables) <= _MOST and all(one and one.pattern for one in tables):
        yield "|".join(dict.fromkeys(_loose(one) for one in tables if one))


def _loose(table: PostalCode) -> str:
    """The pattern of a territory's codes, with letters of both cases and the separator left to people."""
    return _CLASS.sub(lambda found: _loosened(found[0]), table.pattern)


def _loosened(part: str) -> str:
    if part == " ":
        return r"[ \-]?"
    if part.startswith("["):
        return f"[{part[1:-1]}{part[1:-1].lower()}]" if part[1:-1] != part[1:-1].lower() else part
    return f"[{part}{part.lower()}]" if part.isalpha() and part != part.lower() else part
