"""V, the valid values: what people served by a form truly have to enter into a field.

Values come from the packs, real ones first, each with the spellings that people use for it. Nothing is made up here, so
a value that a form refuses is a proof.
"""

from formlint import packs
from formlint.forms import Control, Text
from formlint.packs import Names, Pack, PostalCode
from formlint.pattern import (
    NOTHING,
    BudgetExceededError,
    Language,
    PatternError,
    characters,
    compile_pattern,
    literal,
)
from formlint.purpose import Field
from formlint.values import Value, blocked

_NAMES = frozenset({"family-name", "given-name", "name"})
_TELEPHONES = frozenset({"tel", "tel-national"})
_LAST_LATIN = "\u024f"  # end of the block Latin Extended-B
_SEPARATORS = " \N{NO-BREAK SPACE}-‐–./()"


def valid_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The values of a territory that the field has to take, the most telling first; empty where none is known."""
    if field.purpose == "postal-code":
        return _postal_codes(pack)
    if field.purpose in _TELEPHONES:
        return _telephone_numbers(pack)
    if field.purpose in _NAMES and pack.names and not wants_latin_letters(field.control):
        return _names(field.control, pack.names, field.purpose)
    return ()


def refused(field: Field, pack: Pack, accepted: Language) -> str | None:
    """A valid value no spelling of which is accepted, or None.

    Known values are tried first. Where all pass, and the pack has a tight pattern, the difference between that pattern
    and what is accepted is searched; what is found there counts only if its other spellings are refused too.
    """
    stuck = blocked(valid_values(field, pack), accepted)
    try:
        if field.purpose in _TELEPHONES:
            return stuck.text if stuck and not _takes_some_grouping(stuck, accepted) else None
        if stuck is None and field.purpose == "postal-code" and pack.postal_code:
            return _unknown_code(pack.postal_code, accepted)
    except BudgetExceededError:
        return None
    return stuck.text if stuck else None


def _takes_some_grouping(number: Value, accepted: Language) -> bool:
    """Whether the digits pass in groups of some kind: a script that writes the groups may stand behind the pattern."""
    separators = characters(_SEPARATORS).star()
    for spelling in number.spellings:
        grouped = separators
        for sign in spelling:
            if sign not in _SEPARATORS:
                grouped = grouped + literal(sign) + separators
        if not (grouped & accepted).is_empty():
            return True
    return False


def _unknown_code(postal: PostalCode, accepted: Language) -> str | None:
    try:
        codes = compile_pattern(postal.pattern) if postal.pattern and postal.must else NOTHING
    except PatternError:
        return None
    found = (codes - accepted).shortest()
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
    """A mobile number, where there are any: many forms want no other."""
    phone = pack.phone
    number = phone.mobile or phone.fixed if phone else None
    return (Value(number.national, number.spellings),) if number else ()


def _names(control: Control, names: Names, purpose: str) -> tuple[Value, ...]:
    """Names in the territory's script; unless its label is written in that too, Latin letters are as good."""
    local = any(letter.isalpha() and letter > _LAST_LATIN for label in control.labels for letter in label.text)
    family = [names.spelled(name)[: 1 if local else None] for name in names.family]
    given = [names.spelled(name)[: 1 if local else None] for name in names.given]
    if purpose == "family-name":
        return tuple(Value(ways[0], ways) for ways in family)
    if purpose == "given-name":
        return tuple(Value(ways[0], ways) for ways in given)
    return tuple(_full_name(names, *pair) for pair in zip(given, family, strict=False))


def _full_name(names: Names, given: tuple[str, ...], family: tuple[str, ...]) -> Value:
    pairs = zip(family, given, strict=False) if names.surname_first else zip(given, family, strict=False)
    spaces = (" ", "", "\N{IDEOGRAPHIC SPACE}") if names.surname_first else (" ",)
    ways = tuple(space.join(pair) for pair in pairs for space in spaces)
    return Value(ways[0], ways)
