"""V, the valid values: what people served by a form truly have to enter into a field.

Values come from the packs, real ones first, each with the spellings that people use for it. Nothing is made up here, so
a value that a form refuses is a proof.
"""

from formlint import packs
from formlint.forms import Control, Text
from formlint.packs import Names, Pack
from formlint.pattern import BudgetExceededError, Language, PatternError, compile_pattern
from formlint.purpose import Field
from formlint.values import Value, blocked

_NAMES = frozenset({"family-name", "given-name", "name"})
_TELEPHONES = frozenset({"tel", "tel-national"})


def valid_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The values of a territory that the field has to take, the most telling first; empty where none is known."""
    if field.purpose == "postal-code":
        return _postal_codes(pack)
    if field.purpose in _TELEPHONES:
        return _telephone_numbers(pack)
    if field.purpose in _NAMES and pack.names and not wants_latin_letters(field.control):
        return _names(pack.names, field.purpose)
    return ()


def refused(field: Field, pack: Pack, accepted: Language) -> str | None:
    """A valid value no spelling of which is accepted, or None.

    Known values are tried first. Where all pass, and the pack has a tight pattern, the difference between that pattern
    and what is accepted is searched; what is found there counts only if its other spellings are refused too.
    """
    values = valid_values(field, pack)
    stuck = blocked(values, accepted)
    if stuck:
        return stuck.text
    postal = pack.postal_code
    if field.purpose != "postal-code" or not values or postal is None or not postal.pattern:
        return None
    try:
        found = (compile_pattern(postal.pattern) - accepted).shortest()
    except (PatternError, BudgetExceededError):
        return None
    return found if found and not any(map(accepted.accepts, postal.spelled(found))) else None


def wants_latin_letters(control: Control) -> bool:
    """Whether its label or a text beside it asks for Latin letters, as travel documents do."""
    texts: list[Text | None] = [*control.labels, control.group, control.description(), control.before(), control.after()]
    said = " ".join(text.text for text in texts if text).casefold()
    return any(phrase in said for phrase in packs.table("phrases")["latin-letters"])


def _postal_codes(pack: Pack) -> tuple[Value, ...]:
    postal = pack.postal_code
    if postal is None or postal.system == "disputed":
        return ()
    return tuple(Value(code, postal.spelled(code)) for code in postal.must)


def _telephone_numbers(pack: Pack) -> tuple[Value, ...]:
    numbers = pack.phone.examples.values() if pack.phone else ()
    return tuple(Value(number.national, number.spellings) for number in numbers)


def _names(names: Names, purpose: str) -> tuple[Value, ...]:
    if purpose == "family-name":
        return tuple(Value(name, (name,)) for name in names.family)
    if purpose == "given-name":
        return tuple(Value(name, (name,)) for name in names.given)
    return tuple(_full_name(*pair, names) for pair in zip(names.given, names.family, strict=False))


def _full_name(given: str, family: str, names: Names) -> Value:
    if not names.surname_first:
        return Value(f"{given} {family}", (f"{given} {family}",))
    spellings = tuple(f"{family}{space}{given}" for space in (" ", "", "\N{IDEOGRAPHIC SPACE}"))
    return Value(spellings[0], spellings)
