"""What can be written into an attribute, and what suits the field: its purpose, and whom it serves.

A pattern comes from the upper bound of a territory's codes, or from `patterns.toml`, where they take more than anybody
writes; never from what is surely real, which is not all. Nothing is offered that a listed value fails.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formlint.html.source import Source, utf16_length
from formlint.knowledge.pack import WORLD, Pack
from formlint.knowledge.store import Knowledge
from formlint.knowledge.tables.values import Recommended
from formlint.lint.analysis import Analysis, analyse
from formlint.lint.config import Config
from formlint.lint.plan import known_purpose, surely_served
from formlint.project.definitions import with_definitions
from formlint.rule.field import Field
from formlint.server.writing import Writing, without
from formlint.values.accepted import PATTERN_TYPES
from formlint.values.keyboard import Keyboard, keyboards
from formlint.values.postal_bounds import lengths, upper_pattern
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import Language, compile_pattern
from formlint.values.spelling import Value
from formlint.values.valid import refused, valid_values

_MODES = ("text", "tel", "url", "email", "numeric", "decimal", "search", "none")
# source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
_PREFIXES = ("shipping", "billing", "home", "work", "mobile", "on", "off")
_LENGTH_TYPES = PATTERN_TYPES | {"textarea"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to write. `rank` 0 suits the field, 1 might, 2 is known to hurt, with the reason in `about`."""

    text: str
    about: str
    rank: int


def offers(path: str, text: str, place: Writing, config: Config) -> Iterator[Offer]:
    """What can be written there, the page read without it."""
    make = _MAKERS.get(place.name)
    if make is None:
        return
    known = with_definitions(path, text, config)
    analysis = analyse(Source(path, without(text, place), "utf-8"), known)
    field = next((one for one in analysis.fields if one.control.element.start == place.tag), None)
    if field is not None:
        yield from make(field, _served(analysis, field))


def _served(analysis: Analysis, field: Field) -> Sequence[Pack]:
    """The packs of the territories that are surely served, or the world's."""
    served = surely_served(analysis.audience.about(field.control, field.purpose).served)
    return [*map(analysis.knowledge.territory, served or (WORLD,))]


def _tokens(field: Field, _served: Sequence[Pack]) -> Iterator[Offer]:
    known = known_purpose(field)
    purposes = _known(field).purposes
    near = purposes.kin.get(known or "", ())
    for name, facts in purposes.purposes.items():
        if facts.html:
            yield Offer(name, facts.says, 0 if name == known else 1 if name in near else 2)
    yield from (Offer(word, "", 2) for word in _PREFIXES)


def _values(field: Field, pack: Pack) -> Sequence[Value]:
    """The values of a territory that a field has to take, and those that some people rightly write."""
    values = valid_values(field, pack) or valid_values(field, _known(field).territory(WORLD))
    postal = pack.postal_code
    if not values or postal is None or known_purpose(field) != "postal-code":
        return values
    return (*values, *(Value(code, postal.spelled(code)) for code in (*postal.listed, *postal.districts)))


def _modes(field: Field, served: Sequence[Pack]) -> Iterator[Offer]:
    control = field.control
    purpose = _known(field).purposes.purposes.get(known_purpose(field) or "")
    native = purpose.types[0] if purpose else "text"
    for mode in _MODES:
        boards = keyboards(control.knowledge, control.type, mode, control.value("pattern"))
        locked = ((board, pack, _untypable(field, pack, board)) for board in boards for pack in served)
        reason = next((f"{board.name} cannot type {text} ({pack.name})" for board, pack, text in locked if text), "")
        fits = mode == native or (not all(board.complete for board in boards) and _suit(boards, field, served))
        yield Offer(mode, reason or ", ".join(board.name for board in boards), 2 if reason else 0 if fits else 1)


def _untypable(field: Field, pack: Pack, board: Keyboard) -> str | None:
    """A value of a territory that a keyboard lacks characters for, whichever way it is spelled."""
    if board.complete:
        return None
    stuck = (value.text for value in _values(field, pack) if not any(map(board.can_type, value.spellings)))
    return next(stuck, None) or refused(field, pack, board.language())


def _suit(boards: Sequence[Keyboard], field: Field, served: Sequence[Pack]) -> bool:
    """Whether keyboards have all that is customarily written, where that is known of each territory."""
    values = [_values(field, pack) for pack in served]
    return all(values) and all(board.can_type(one.text) for board in boards for of in values for one in of)


def _patterns(field: Field, served: Sequence[Pack]) -> Iterator[Offer]:
    """The pattern of all codes of the territories, and that of all countries, where they take what is known."""
    purpose = known_purpose(field)
    if purpose is None or field.control.type not in PATTERN_TYPES:
        return
    known, told = _recommended(field), field.tables.describe(purpose)
    own = _of_territories(served) if purpose == "postal-code" else ""
    offered = {own: f"{told}: {_names(served)}", known.wide if known else "": f"{told}: all countries"}
    yield from (Offer(pattern, about, 0) for pattern, about in offered.items() if is_sound(pattern, field, served))


def _of_territories(served: Sequence[Pack]) -> str:
    """A pattern of all postal codes of the territories, "" where none is known, or people write other digits."""
    codes = [pack.postal_code for pack in served if pack.numbers is None or pack.numbers.digits == "latn"]
    return upper_pattern([one for one in codes if one]) if len(codes) == len(served) else ""


def is_sound(pattern: str, field: Field, served: Sequence[Pack]) -> bool:
    """Whether there is a pattern, it refuses no valid value, and something is known of each territory."""
    try:
        language = compile_pattern(pattern)
        return bool(pattern) and all(_passes(language, field, pack) for pack in served)
    except (PatternError, BudgetExceededError):
        return False


def _passes(language: Language, field: Field, pack: Pack) -> bool:
    values = _values(field, pack)
    every = all(language.accepts(way) for value in values for way in value.spellings)
    return bool(values) and every and refused(field, pack, language) is None


def _longest(field: Field, served: Sequence[Pack]) -> Iterator[Offer]:
    """The limit that holds every value in every spelling, where it is known what the longest one is."""
    lengths, purpose = _lengths(field, served), known_purpose(field)
    known = _recommended(field)
    room = (known and known.room) or 0
    if purpose and lengths and (room or purpose == "postal-code"):
        yield Offer(str(max(room, *lengths)), f"holds every {field.tables.describe(purpose)}: {_names(served)}", 0)


def _shortest(field: Field, served: Sequence[Pack]) -> Iterator[Offer]:
    """The length of the shortest postal code in its shortest spelling; of others nobody knows."""
    lengths = _lengths(field, served) if known_purpose(field) == "postal-code" else ()
    if lengths:
        yield Offer(
            str(min(lengths)), f"no {_known(field).purposes.describe('postal-code')} is shorter: {_names(served)}", 0
        )


def _lengths(field: Field, served: Sequence[Pack]) -> Sequence[int]:
    """The lengths of all values in all spellings; none where nothing is known of a territory, or none can be set."""
    values = [_values(field, pack) for pack in served]
    if field.control.type not in _LENGTH_TYPES or not all(values):
        return ()
    listed = [utf16_length(way) for of in values for value in of for way in value.spellings]
    codes = [pack.postal_code for pack in served] if known_purpose(field) == "postal-code" else ()
    return [*listed, *(length for one in codes if one for length in lengths(one) or ())]


def _known(field: Field) -> Knowledge:
    return field.control.element.document.knowledge


def _recommended(field: Field) -> Recommended | None:
    return _known(field).patterns.patterns.get(known_purpose(field) or "")


def _names(served: Sequence[Pack]) -> str:
    return ", ".join(pack.name for pack in served[:3])


_MAKERS: Mapping[str, Callable[[Field, Sequence[Pack]], Iterator[Offer]]] = {
    "autocomplete": _tokens,
    "inputmode": _modes,
    "maxlength": _longest,
    "minlength": _shortest,
    "pattern": _patterns,
}
