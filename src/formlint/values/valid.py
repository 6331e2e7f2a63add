"""V, the valid values: what people served by a form truly have to enter into a field.

Values come from the packs and from `values.toml`, real ones first, each with the spellings that people use for
it. Nothing is made up here, so a value that a form refuses is a proof.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from formlint.forms.controls import Control
from formlint.forms.purpose.field import Field, Whole
from formlint.html.source import utf16_length
from formlint.knowledge.pack import (
    WORLD,
    Identifier,
    Names,
    Pack,
    Phone,
    PhoneNumber,
    PostalCode,
    digits_only,
    first_group,
    unseparated,
    ways_to_write,
)
from formlint.knowledge.store import Knowledge
from formlint.values.accepted import accepted
from formlint.values.pieces import pieces
from formlint.values.recommended import room
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import NOTHING, Language, characters, compile_pattern, literal
from formlint.values.spelling import Accepting, Value, blocked
from formlint.values.texts import texts_about

TELEPHONES = frozenset({"tel", "tel-national"})
_IN_LETTERS = frozenset({"address-level2", "address-line1", "address-line2", "street-address", "street-name"})
_LISTED_AS = {"country": "country-name", "current-password": "new-password", "street-address": "address-line1"}
_LAST_LATIN = "\u024f"  # end of the block Latin Extended-B
_SEPARATORS = " \N{NO-BREAK SPACE}-‐–./()"


def valid_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The values of a territory that the field has to take, the most telling first; empty where none is known.

    A field for a part of a value has to take the pieces that come into it.
    """
    part = field.part
    if part is None:
        return whole_values(field, pack)
    if part.whole is Whole.BESIDE_CODE:
        phone, number = pack.phone, _most_telling(pack)
        return (_beside_code(field.control, phone, number),) if phone and number else ()
    if part.whole is Whole.TELEPHONE:
        return pieces(part, _in_parts(pack))
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
    return _numbers(field, phone, [one for one in _mobiles(phone) if one.common]) if phone else ()


def rare_values(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Values that some people of a territory have, or that they may write otherwise as well, the most telling first."""
    purpose = field.purpose or ""
    known = _RARE.get(purpose)
    if field.part and field.part.is_split:
        return ()
    if known:
        return known(field, pack)
    if purpose in _IN_LETTERS and wants_latin_letters(field.control):
        return ()
    return listed(_known(field.control), _LISTED_AS.get(purpose, purpose), pack.territory, rare=True)


def _rare_numbers(field: Field, pack: Pack) -> tuple[Value, ...]:
    if pack.phone is None:
        return ()
    landlines = () if asks_for_mobile(field.control) else _landlines(pack.phone)
    return _numbers(field, pack.phone, [*(one for one in _mobiles(pack.phone) if not one.common), *landlines])


def _rare_identifiers(field: Field, pack: Pack) -> tuple[Value, ...]:
    return tuple([value for kind in _kinds_meant(field, pack) for value in _all_written(kind.may, kind.spellings)])


def _mobiles(phone: Phone) -> Iterator[PhoneNumber]:
    """The mobile numbers of other lengths than most have."""
    return filter(None, (phone.shortest_mobile, phone.longest_mobile))


def _landlines(phone: Phone) -> Iterator[PhoneNumber]:
    return filter(None, (phone.fixed, phone.shortest_fixed, phone.longest_fixed))


def _numbers(field: Field, phone: Phone, numbers: Iterable[PhoneNumber]) -> tuple[Value, ...]:
    """Telephone numbers as people write them into a field; nothing for one that takes but a part of them."""
    if field.part is None:
        return tuple([Value(one.national, one.spellings) for one in numbers])
    return () if field.part.is_split else tuple([_beside_code(field.control, phone, one) for one in numbers])


def asks_for_mobile(control: Control) -> bool:
    """Whether its name or a text about it speaks of mobile phones, so that landlines may be refused."""
    said = " ".join([control.name or "", control.id or "", *(text.text for text in texts_about(control))]).casefold()
    return any(word in said for word in _known(control).phrases("mobile-phone"))


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
        return refused_number(values, accepted)
    stuck = blocked(values, accepted)
    if stuck is None and field.purpose == "postal-code" and pack.postal_code and not field.part:
        try:
            return _unknown_code(pack.postal_code, accepted)
        except BudgetExceededError:
            return None
    return stuck.text if stuck else None


def refused_number(numbers: Sequence[Value], accepted: Language) -> str | None:
    """The first telephone number that is accepted in no spelling, and in groups of no kind; None without one."""
    stuck = (one for one in numbers if blocked([one], accepted))
    try:
        return next((one.text for one in stuck if not _takes_some_grouping(one, accepted)), None)
    except BudgetExceededError:
        return None


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
    said = " ".join(text.text for text in texts_about(control)).casefold()
    return any(phrase in said for phrase in _known(control).phrases("latin-letters"))


def _postal_codes(_: Field, pack: Pack) -> tuple[Value, ...]:
    postal = pack.postal_code
    if postal is None or postal.system == "disputed":
        return ()
    return _all_written(postal.must, postal.spellings, postal.also)


def _printed_codes(_: Field, pack: Pack) -> tuple[Value, ...]:
    return _codes_as_printed(pack.postal_code) if pack.postal_code else ()


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
    return tuple([value for kind in _kinds_meant(field, pack) for value in _specimens(kind)])


def _kinds_meant(field: Field, pack: Pack) -> Sequence[Identifier]:
    """The kinds of number that a label names; where one name is that of several, those that the field takes.

    What companies and people have may go by one name, as `mã số thuế` does: which of the two is meant is not told.
    """
    kinds = pack.identifiers(field.purpose or "")
    if field.purpose == "iban":
        return kinds
    said = _said_by_labels(field.control)
    names = {kind: _names_in(kind, said) for kind in kinds}
    told = frozenset[str]().union(*names.values())
    # "mã số thuế cá nhân" is one name, and not that of whatever is called "mã số thuế"
    whole = {name for name in told if not any(name in other for other in told - {name})}
    named = {kind: those & whole for kind, those in names.items() if those & whole}
    rivals = [kind for kind in named if any(named[kind] & named[other] for other in named if other is not kind)]
    accepts = accepted(field.control) if rivals else None
    taken = [kind for kind in rivals if accepts and blocked(_specimens(kind), accepts) is None]
    return [kind for kind in named if not taken or kind in taken or kind not in rivals]


def _specimens(kind: Identifier) -> tuple[Value, ...]:
    return _all_written(kind.must, kind.spellings, kind.also)


def is_named_in(control: Control, pack: Pack) -> bool:
    """Whether its labels name a kind of number that a territory gives to people and companies."""
    said = _said_by_labels(control)
    return any(_names_in(kind, said) for kind in pack.ids)


def _said_by_labels(control: Control) -> str:
    return " ".join(label.text for label in control.labels).casefold()


def _names_in(kind: Identifier, said: str) -> frozenset[str]:
    """The names of a kind of number that a text in small letters has."""
    names = {name.casefold() for name in (kind.name, *kind.called)}
    return frozenset([name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)])


def longest_form(field: Field, pack: Pack) -> int:
    """How many characters the longest form has in which people of a territory write a value, 0 where none is known.

    What they may write counts as well as what they have to. A telephone number may be that of any country.
    """
    if field.purpose in TELEPHONES:
        return room(_known(field.control), "tel")
    tables = [pack.postal_code] if field.purpose == "postal-code" else _kinds_meant(field, pack)
    forms = [form for table in tables if table for form in (*table.must, *table.also, *table.may)]
    return max(map(utf16_length, forms), default=0)


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


def _telephone_numbers(_: Field, pack: Pack) -> tuple[Value, ...]:
    number = _most_telling(pack)
    return (Value(number.national, number.spellings),) if number else ()


def _most_telling(pack: Pack) -> PhoneNumber | None:
    """A mobile number, where there are any: many forms want no other."""
    return (pack.phone.mobile or pack.phone.fixed) if pack.phone else None


def _beside_code(control: Control, phone: Phone, number: PhoneNumber) -> Value:
    """A telephone number beside its calling code, where it is customarily written without trunk prefix."""
    accepts = accepted(control)
    grouped, short = _without_calling_code(phone, number)
    text = short if accepts and accepts.accepts(short) else number.national
    return Value(text, (*number.spellings, grouped, short))


def _in_parts(pack: Pack) -> tuple[Value, ...]:
    """A telephone number as it is entered in parts, with its trunk prefix or without."""
    phone, number = pack.phone, _most_telling(pack)
    if not phone or not number:
        return ()
    at_home = (way for way in number.spellings if not way.startswith("+"))
    return (Value(number.national, (*at_home, *_without_calling_code(phone, number))),)


def _without_calling_code(phone: Phone, number: PhoneNumber) -> tuple[str, str]:
    """What is dialled after the calling code: in groups, and in digits only."""
    grouped = number.international.removeprefix(f"+{phone.calling_code}").strip(" -")
    return grouped, "".join(filter(str.isdecimal, grouped))


def _names(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Names in the territory's script; unless its label is written in that too, Latin letters are as good."""
    names, control = pack.names, field.control
    if names is None or wants_latin_letters(control):
        return ()
    local = any(letter.isalpha() and letter > _LAST_LATIN for label in control.labels for letter in label.text)
    family = [names.spelled(name)[: 1 if local else None] for name in names.family]
    given = [names.spelled(name)[: 1 if local else None] for name in names.given]
    if field.purpose == "family-name":
        return tuple(Value(ways[0], ways) for ways in family)
    if field.purpose == "given-name":
        return tuple(Value(ways[0], ways) for ways in given)
    return tuple(_full_name(names, *pair) for pair in zip(given, family, strict=False))


def _full_name(names: Names, given: tuple[str, ...], family: tuple[str, ...]) -> Value:
    pairs = zip(family, given, strict=False) if names.surname_first else zip(given, family, strict=False)
    spaces = (" ", "", "\N{IDEOGRAPHIC SPACE}") if names.surname_first else (" ",)
    ways = tuple(space.join(pair) for pair in pairs for space in spaces)
    return Value(ways[0], ways)


_FROM_PACK: Mapping[str, Callable[[Field, Pack], tuple[Value, ...]]] = {
    "postal-code": _postal_codes,
    **dict.fromkeys(("tel", "tel-national"), _telephone_numbers),
    **dict.fromkeys(("family-name", "given-name", "name"), _names),
    **dict.fromkeys(("bank-account", "bank-code", "company-id", "iban", "national-id", "tax-id"), _identifiers),
    "address-level1": _subdivisions,
    "transaction-amount": _amounts,
}
_RARE: Mapping[str, Callable[[Field, Pack], tuple[Value, ...]]] = {
    "postal-code": _printed_codes,
    **dict.fromkeys(TELEPHONES, _rare_numbers),
    **dict.fromkeys(("bank-account", "bank-code", "company-id", "national-id", "tax-id"), _rare_identifiers),
    "transaction-amount": _amounts_otherwise,
}
LISTED_ELSEWHERE = frozenset(_FROM_PACK)
"""The purposes of which the values are not those of `rules/values/values.toml`."""
