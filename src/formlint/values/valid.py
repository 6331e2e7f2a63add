"""V, the valid values: what people served by a form truly have to enter into a field.

Values come from the packs and from `values.toml`, real ones first, each with the spellings that people use for
it. Nothing is made up here, so a value that a form refuses is a proof.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from formlint.forms.controls import Control
from formlint.forms.own_names import OF_BANKS
from formlint.forms.purpose.field import Field, Whole
from formlint.html.source import utf16_length
from formlint.knowledge.pack import (
    WORLD,
    Identifier,
    Pack,
    PostalCode,
    digits_only,
    first_group,
    unseparated,
    ways_to_write,
)
from formlint.knowledge.store import Knowledge
from formlint.knowledge.validity import Standing, standing
from formlint.values.accepted import accepted, takes_all
from formlint.values.own_names import names_of, takes_part
from formlint.values.personal_names import personal_names, wants_latin_letters
from formlint.values.pieces import pieces
from formlint.values.postal_bounds import lengths
from formlint.values.postal_districts import refused_shape
from formlint.values.recommended import room
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import NOTHING, Language, compile_pattern
from formlint.values.spelling import Accepting, Value, blocked
from formlint.values.telephones import (
    TELEPHONES,
    beside_code,
    common_numbers,
    day_of,
    in_parts,
    most_telling,
    numbers_of_ranges,
    rare_numbers,
    refused_number,
    telephone_numbers,
)

_IN_LETTERS = frozenset({"address-level2", "address-line1", "address-line2", "street-address", "street-name"})
_LISTED_AS = {"country": "country-name", "current-password": "new-password", "street-address": "address-line1"}


def valid_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The values of a territory that the field has to take, the most telling first; empty where none is known.

    A field for a part of a value has to take the pieces that come into it; nothing is known of one for the last digits
    of a number.
    """
    part = field.part
    if part is None:
        return () if _is_for_part(field, pack) else whole_values(field, pack)
    if part.whole is Whole.BESIDE_CODE:
        phone, number = pack.phone, most_telling(field, pack)
        return (beside_code(field.control, phone, number),) if phone and number else ()
    if part.whole is Whole.TELEPHONE:
        return pieces(part, in_parts(field, pack))
    return pieces(part, next(filter(None, (whole_values(one, pack) for one in part.run)), ()))


def whole_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The same for the value as a whole, of which the field may take a part only."""
    purpose = field.purpose or ""
    known = _FROM_PACK.get(purpose)
    if known:
        return known(field, pack)
    if purpose in _IN_LETTERS and wants_latin_letters(field.control):
        return ()
    return listed(_known(field.control), _LISTED_AS.get(purpose, purpose), pack.territory)


def _known(control: Control) -> Knowledge:
    return control.element.document.knowledge


@lru_cache(maxsize=4096)
def listed(knowledge: Knowledge, name: str, territory: str = WORLD, *, rare: bool = False) -> tuple[Value, ...]:
    """The values that `rules/values/values.toml` lists under a name, for a territory or for the whole world.

    Those that people must be able to enter, or the `rare` ones.
    """
    known = knowledge.values.values.get(name)
    if known is None:
        return ()
    values, local = (known.may, known.may_in) if rare else (known.must, known.in_)
    everywhere = values if territory == WORLD or known.elsewhere else ()
    return tuple(_value(entry, known.spellings) for entry in local.get(territory, everywhere))


def common_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Values that many people of a territory have beside those of most: phone numbers of another length."""
    phone = pack.phone if field.purpose in TELEPHONES else None
    return common_numbers(field, phone) if phone else ()


def rare_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Values that some people of a territory have, or that they may write otherwise as well, the most telling first."""
    purpose = field.purpose or ""
    known = _RARE.get(purpose)
    if field.part and field.part.is_split:
        return rare_numbers(field, pack) if field.part.whole is Whole.TELEPHONE else ()
    if known:
        return known(field, pack)
    if purpose in _IN_LETTERS and wants_latin_letters(field.control):
        return ()
    return listed(_known(field.control), _LISTED_AS.get(purpose, purpose), pack.territory, rare=True)


def _rare_identifiers(field: Field, pack: Pack) -> tuple[Value, ...]:
    return tuple([value for kind in _kinds_meant(field, pack) for value in _all_written(kind.may, kind.spellings)])


def is_plain(knowledge: Knowledge, purpose: str, accepts: Accepting) -> bool:
    """Whether a field takes an ordinary value of its purpose, as far as one is known: else it asks for another."""
    known = knowledge.values.values.get(_LISTED_AS.get(purpose, purpose))
    return known is None or not known.plain or any(map(accepts.accepts, known.plain))


def _value(entry: str | tuple[str, ...], spellings: tuple[str, ...]) -> Value:
    ways = (entry,) if isinstance(entry, str) else entry
    spelled = tuple(dict.fromkeys(way for one in ways for way in ways_to_write(one, spellings)))
    return Value(spelled[0], spelled)


@lru_cache(maxsize=1024)
def _all_written(codes: tuple[str, ...], spellings: tuple[str, ...], also: tuple[str, ...] = ()) -> tuple[Value, ...]:
    return tuple([Value(code, ways_to_write(code, spellings, also)) for code in codes])


def refused(field: Field, pack: Pack, accepted: Language) -> str | None:
    """A valid value no spelling of which is accepted, or None.

    Known values are tried first. Where all pass, and the pack has a tight pattern, the difference between that pattern
    and what is accepted is searched; what is found there counts only if its other spellings are refused too.
    """
    values = valid_values(field, pack)
    if field.purpose in TELEPHONES and not (field.part and field.part.is_split):
        return refused_number((*values, *numbers_of_ranges(field, pack)), accepted)
    stuck = blocked(values, accepted)
    if stuck is None and field.purpose == "postal-code" and pack.postal_code and not field.part:
        try:
            return _unknown_code(pack.postal_code, accepted)
        except BudgetExceededError:
            return None
    return stuck.text if stuck else None


def _unknown_code(postal: PostalCode, accepted: Language) -> str | None:
    try:
        codes = compile_pattern(postal.pattern) if postal.pattern and postal.must else NOTHING
    except PatternError:
        return None
    found = (codes - accepted).shortest()
    return found if found and not any(map(accepted.accepts, postal.spelled(found))) else None


class LeftOut(NamedTuple):
    """A real postal code that a pattern refuses in every spelling."""

    code: str
    by_district: bool = False
    """Whether the pattern takes codes of its shape from most zones: then it leaves out a district."""


def left_out(field: Field, pack: Pack, accepted: Language) -> LeftOut | None:
    """A real postal code, or what of it the field takes, no spelling of which is accepted; or None."""
    stuck = refused(field, pack, accepted)
    postal = pack.postal_code
    if postal is None or field.part or field.purpose != "postal-code":
        return LeftOut(stuck) if stuck else None
    if stuck:
        known = [value.text for value in valid_values(field, pack) if blocked([value], accepted)]
        shaped = refused_shape(postal, known or [stuck], accepted)
        return LeftOut(shaped or stuck, by_district=shaped is None)
    district = blocked(_all_written(postal.districts, postal.spellings, postal.also), accepted)
    return LeftOut(district.text, by_district=True) if district else None


class Lesser(NamedTuple):
    """A value of a form that does not count today; one that is coming counts from a day on."""

    value: Value
    coming: str = ""


def lesser_values(field: Field, pack: Pack) -> Iterator[Lesser]:
    """Values of forms that some people still have, or will have, though a field does not have to take them today."""
    if field.part and field.part.is_split:
        return
    for table in _tables(field, pack):
        day = day_of(field, table.checked)
        for form in (table, *table.forms):
            rank = standing(form, day)
            if rank in {Standing.FORMER, Standing.COMING}:
                coming = form.since if rank is Standing.COMING else ""
                yield from (Lesser(value, coming) for value in _all_written(form.must, table.spellings))


def _tables(field: Field, pack: Pack) -> Sequence[PostalCode | Identifier]:
    """The tables of a pack that say what a field takes."""
    if field.purpose != "postal-code":
        return _kinds_meant(field, pack) if field.purpose in NUMBERS else ()
    return [pack.postal_code] if pack.postal_code else []


def _postal_codes(field: Field, pack: Pack) -> tuple[Value, ...]:
    postal = pack.postal_code
    if postal is None or postal.system == "disputed":
        return ()
    return _counting(postal, day_of(field, postal.checked))


def _counting(table: PostalCode | Identifier, day: str) -> tuple[Value, ...]:
    """The values of all forms that count on a day."""
    forms = [form for form in table.forms if standing(form, day).counts]
    main = _all_written(table.must, table.spellings, table.also) if standing(table, day).counts else ()
    return (*main, *(value for form in forms for value in _all_written(form.must, table.spellings))) if forms else main


def _printed_codes(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Codes as they may be printed; none where the field takes whatever may be: to choose among that takes long."""
    postal = pack.postal_code
    if postal is None or takes_all(field.control, _all_written(postal.may, postal.spellings)):
        return ()
    return _codes_as_printed(postal)


@lru_cache(maxsize=256)
def _codes_as_printed(postal: PostalCode) -> tuple[Value, ...]:
    """Codes of today with what may be written around or behind them, as `02139-4307`; older codes are not asked for."""
    try:
        codes = compile_pattern(postal.pattern) if postal.pattern else NOTHING
    except PatternError:
        return ()
    bare = unseparated, digits_only, first_group
    found = _all_written(postal.may, postal.spellings)
    more = (one for one in found if not codes.accepts(one.text))
    return tuple([one for one in more if any(codes.accepts(way(one.text)) for way in bare)])


def _identifiers(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Numbers of the kinds that a label names; an IBAN needs no naming."""
    if field.purpose == "iban" and pack.territory == WORLD:
        return listed(_known(field.control), "iban")
    return tuple([value for kind in _kinds_meant(field, pack) for value in _specimens(field, kind)])


def _kinds_meant(field: Field, pack: Pack) -> Sequence[Identifier]:
    """The kinds of number that a label names; where one name is that of several, those that the field takes.

    What companies and people have may go by one name, as `mã số thuế` does: which of the two is meant is not told.
    """
    control, purpose = field.control, field.purpose
    if purpose == "iban":
        return pack.identifiers(purpose)
    family = pack.bank if purpose in OF_BANKS else pack.ids
    rows = [[kind for kind in row if kind in family] for one in names_of(control, pack) for row in one.kinds]
    named = dict.fromkeys(kind for row in rows for kind in row)
    rivals = {kind for row in rows if len(row) > 1 for kind in row}
    accepts = accepted(control) if rivals else None
    taken = [
        kind
        for kind in rivals
        if accepts and (specimens := _specimens(field, kind)) and blocked(specimens, accepts) is None
    ]
    return [kind for kind in named if not taken or kind in taken or kind not in rivals]


def _is_for_part(field: Field, pack: Pack) -> bool:
    """Whether a field of its own is for a part of a number that its label names."""
    if field.purpose == "iban" or _FROM_PACK.get(field.purpose or "") is not _identifiers:
        return False
    return any(takes_part(field.control, one) for one in names_of(field.control, pack))


def _specimens(field: Field, kind: Identifier) -> tuple[Value, ...]:
    return _counting(kind, day_of(field, kind.checked))


def longest_form(field: Field, pack: Pack) -> int:
    """How many characters the longest form has in which people of a territory write a value, 0 where none is known.

    What they may write counts as well as what they have to. A telephone number may be that of any country.
    """
    if field.purpose in TELEPHONES:
        return room(_known(field.control), "tel")
    if field.purpose != "postal-code":
        return max((utf16_length(one) for kind in _kinds_meant(field, pack) for one in kind.listed), default=0)
    postal = pack.postal_code
    of_all = lengths(postal) if postal else None
    return max(of_all[1] if of_all else 0, *map(utf16_length, postal.listed if postal else ()), 0)


def _subdivisions(field: Field, pack: Pack) -> tuple[Value, ...]:
    return _units_of(_known(field.control), pack.territory)


@lru_cache(maxsize=256)
def _units_of(knowledge: Knowledge, territory: str) -> tuple[Value, ...]:
    address = knowledge.territory(territory).address
    units = address.subdivisions if address else ()
    return tuple([Value(unit.name, unit.spelled) for unit in units if not unit.optional])


def _amounts(_: Field, pack: Pack) -> tuple[Value, ...]:
    if pack.numbers is None or pack.currency is None or not pack.currency.digits:
        return ()
    text = f"12{pack.numbers.decimal}{'50'.ljust(pack.currency.digits, '0')}"
    return (Value(text, (text,)),)


def _amounts_otherwise(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Amounts with cents and without, and in groups, which keypads for decimals cannot write."""
    numbers = pack.numbers
    if numbers is None or pack.currency is None or not pack.currency.digits:
        return ()
    cents = numbers.decimal + "0" * pack.currency.digits
    large = f"1{numbers.group}250{cents}", f"1250{cents}", "1250.00", "1250,00", "1250"
    ways = ("25", f"25{cents}", "25.00"), (f"100{cents}", "100"), large
    return tuple([Value(way[0], way) for way in ways[: 2 if field.control.value("inputmode") else None]])


NUMBERS = frozenset({"bank-account", "bank-code", "company-id", "iban", "national-id", "tax-id"})
"""The purposes of numbers that a territory gives to people, companies or bank accounts."""
_FROM_PACK: Mapping[str, Callable[[Field, Pack], tuple[Value, ...]]] = {
    "postal-code": _postal_codes,
    **dict.fromkeys(("tel", "tel-national"), telephone_numbers),
    **dict.fromkeys(("family-name", "given-name", "name"), personal_names),
    **dict.fromkeys(NUMBERS, _identifiers),
    "address-level1": _subdivisions,
    "transaction-amount": _amounts,
}
_RARE: Mapping[str, Callable[[Field, Pack], tuple[Value, ...]]] = {
    "postal-code": _printed_codes,
    **dict.fromkeys(TELEPHONES, rare_numbers),
    **dict.fromkeys(("bank-account", "bank-code", "company-id", "national-id", "tax-id"), _rare_identifiers),
    "transaction-amount": _amounts_otherwise,
}
LISTED_ELSEWHERE = frozenset(_FROM_PACK)
"""The purposes of which the values are not those of `rules/values/values.toml`."""
