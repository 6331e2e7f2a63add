"""The telephone numbers of a territory as people enter them: whole, beside a calling code, in parts, of any length."""

from collections.abc import Iterable, Iterator, Sequence

from formlint.forms.controls import Control
from formlint.forms.purpose.field import Field, Part
from formlint.knowledge.pack import Pack, Phone, PhoneNumber
from formlint.knowledge.validity import standing
from formlint.system.patterns import compiled_when_used
from formlint.values.accepted import accepted
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.language import Language, characters, literal
from formlint.values.spelling import Value, blocked
from formlint.values.texts import texts_about

TELEPHONES = frozenset({"tel", "tel-national"})
_GROUP = compiled_when_used(r"\d+")
_SEPARATORS = " \N{NO-BREAK SPACE}-‐–./()"


def telephone_numbers(field: Field, pack: Pack) -> tuple[Value, ...]:
    """The number that a field has to take, as people of a territory write it."""
    number = most_telling(field, pack)
    return (Value(number.national, number.spellings),) if number else ()


def most_telling(field: Field, pack: Pack) -> PhoneNumber | None:
    """A mobile number, where there are any: many forms want no other."""
    phone = pack.phone
    numbers = filter(None, (phone.mobile, phone.fixed)) if phone else ()
    day = day_of(field, phone.checked if phone else "")
    return next((one for one in numbers if standing(one, day).counts), None)


def numbers_of_ranges(field: Field, pack: Pack) -> Iterator[Value]:
    """A telephone number of each range that has come in addition, as far as people have them."""
    phone = pack.phone if field.part is None else None
    day = day_of(field, phone.checked) if phone and phone.ranges else ""
    for number in phone.ranges if phone else ():
        if standing(number, day).counts:
            yield Value(number.national, number.spellings)


def refused_number(numbers: Sequence[Value], accepted: Language) -> str | None:
    """The first telephone number that is accepted in no spelling, and in groups of no kind; None without one."""
    stuck = (one for one in numbers if blocked([one], accepted))
    try:
        return next((one.text for one in stuck if not _takes_some_grouping(one, accepted)), None)
    except BudgetExceededError:
        return None


def common_numbers(field: Field, phone: Phone) -> tuple[Value, ...]:
    """Numbers of another length than most have that many people have."""
    return _written(field, phone, [one for one in _mobiles(phone) if one.common])


def rare_numbers(field: Field, pack: Pack) -> tuple[Value, ...]:
    """Landlines, unless the field asks for mobile phones, and numbers of lengths that few people have.

    In parts, only those count whose groups are as many: people write one into each field.
    """
    if pack.phone is None:
        return ()
    if field.part and field.part.is_split:
        return () if asks_for_mobile(field.control) else _in_groups(field.part, pack.phone)
    landlines = () if asks_for_mobile(field.control) else _landlines(pack.phone)
    return _written(field, pack.phone, [*(one for one in _mobiles(pack.phone) if not one.common), *landlines])


def _mobiles(phone: Phone) -> Iterator[PhoneNumber]:
    """The mobile numbers of other lengths than most have."""
    return filter(None, (phone.shortest_mobile, phone.longest_mobile))


def _landlines(phone: Phone) -> Iterator[PhoneNumber]:
    return filter(None, (phone.fixed, phone.shortest_fixed, phone.longest_fixed))


def _in_groups(part: Part, phone: Phone) -> tuple[Value, ...]:
    """What people write into one of several fields, group by group."""
    numbers = [one.national for one in (phone.fixed, phone.toll_free) if one]
    groups = [groups for number in numbers if len(groups := _GROUP.findall(number)) == len(part.run)]
    return tuple([Value(one[part.place], (one[part.place],)) for one in groups])


def _written(field: Field, phone: Phone, numbers: Iterable[PhoneNumber]) -> tuple[Value, ...]:
    """Telephone numbers as people write them into a field; nothing for one that takes but a part of them."""
    if field.part is None:
        return tuple([Value(one.national, one.spellings) for one in numbers])
    return () if field.part.is_split else tuple([beside_code(field.control, phone, one) for one in numbers])


def asks_for_mobile(control: Control) -> bool:
    """Whether its name or a text about it speaks of mobile phones, so that landlines may be refused."""
    return control.facts(_asks_for_mobile)


def _asks_for_mobile(control: Control) -> bool:
    said = " ".join([control.name or "", control.id or "", *(text.text for text in texts_about(control))]).casefold()
    return any(word in said for word in control.element.document.knowledge.phrases("mobile-phone"))


def beside_code(control: Control, phone: Phone, number: PhoneNumber) -> Value:
    """A telephone number beside its calling code, where it is customarily written without trunk prefix."""
    accepts = accepted(control)
    grouped, short = _without_calling_code(phone, number)
    text = short if accepts and accepts.accepts(short) else number.national
    return Value(text, (*number.spellings, grouped, short))


def in_parts(field: Field, pack: Pack) -> tuple[Value, ...]:
    """A telephone number as it is entered in parts, with its trunk prefix or without."""
    phone, number = pack.phone, most_telling(field, pack)
    if not phone or not number:
        return ()
    at_home = (way for way in number.spellings if not way.startswith("+"))
    return (Value(number.national, (*at_home, *_without_calling_code(phone, number))),)


def _without_calling_code(phone: Phone, number: PhoneNumber) -> tuple[str, str]:
    """What is dialled after the calling code: in groups, and in digits only."""
    grouped = number.international.removeprefix(f"+{phone.calling_code}").strip(" -")
    return grouped, "".join(filter(str.isdecimal, grouped))


def _takes_some_grouping(number: Value, accepted: Language) -> bool:
    """Whether the digits pass in groups of some kind: a script that writes the groups may stand behind the pattern."""
    separators = characters(_SEPARATORS).star()
    bare = ("".join([sign for sign in spelling if sign not in _SEPARATORS]) for spelling in number.spellings)
    for digits in dict.fromkeys(bare):
        grouped = separators
        for sign in reversed(digits):  # what is put before is not copied
            grouped = separators + literal(sign) + grouped
        if not (grouped & accepted).is_empty():
            return True
    return False


def day_of(field: Field, checked: str) -> str:
    """The day for which a page is checked; where nobody says it, that on which somebody checked the table."""
    today = field.control.document.source.today
    return today.isoformat() if today else checked
