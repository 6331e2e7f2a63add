"""Values that people enter in several fields: a number in three boxes, a code in six, a number beside its calling code.

Such fields are told by what they hold together before anything asks what each of them takes: a field gets a mark, its
`part`, and keeps its purpose. What holds a calling code only is for that, whatever is said of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from formlint.forms.controls import BUTTON_TYPES, Control
from formlint.forms.purpose.field import Evidence, Field, Part, Whole, by_form
from formlint.forms.purpose.phrases import read_name
from formlint.forms.tokens import address_group, parts, words
from formlint.html.start_tags import Attribute
from formlint.knowledge import Knowledge
from formlint.knowledge.message import Message, say
from formlint.system.patterns import compiled_when_used

F = TypeVar("F", bound=Field)

_TYPED = frozenset({"number", "password", "search", "tel", "text"})
_NUMBERS = frozenset({"tel", "tel-local", "tel-local-prefix", "tel-local-suffix", "tel-national"})
_AREA, _CALLING = "tel-area-code", "tel-country-code"
_TELEPHONE = _NUMBERS | {_AREA, _CALLING}
_CODES = frozenset({"one-time-code", "pin"})
_FEWEST_BOXES = 4
_SURE = 0.9
_LIKELY = 0.6
_SHORT = 5  # characters of a box for a part
_LOCAL = 8  # characters of the number after a part that is not called an area code
_LONGEST_CODE = 6
_LONGEST_NUMBER = 15  # digits of a telephone number: ITU-T E.164
_THREE_BOXES = (3, 3, 4)  # characters for area code, exchange and line: ITU-T E.164, country code 1
_NEAR = 2  # fields between a calling code and its number, with that of a list beside it
_SAMPLE = 40
_NO_LIMIT = 99
_PLUS_CODE = compiled_when_used(r"\(?(?:\+|00)\s?(\d{1,4})\)?")
_WITH_CODE = compiled_when_used(r"\+\s?\d{1,4}")
_FIXED = compiled_when_used(r"\^?(?:\\d|\[0-9\])\{(?:\d+,)?(\d{1,3})\}\$?")
_AREA_CHOICE = compiled_when_used(r"\+?\(?\d[\d \-/]{0,6}\)?")
_COUNTED = compiled_when_used(r"[\[\]\d]+")
_APART = compiled_when_used(r"[_\-.]?(?:first|second|third|last|middle|end|prefix|suffix|area|line|a|b|c)\Z")


class _Split(NamedTuple):
    """How a value is split: what its fields ask for, their number, and how long each and all of them may be."""

    purposes: frozenset[str]
    fewest: int
    most: int
    each: int
    together: int


_SPLITS = {
    Whole.IDENTITY: _Split(frozenset({"bank-code", "company-id", "national-id", "tax-id"}), 2, 5, 7, 16),
    Whole.POSTAL_CODE: _Split(frozenset({"postal-code"}), 2, 2, 5, 9),
    Whole.CARD: _Split(frozenset({"cc-number"}), 3, 5, 7, 23),
}
_ALIKE = 4  # two fields that both take so many characters are for two values


def marked(fields: tuple[F, ...]) -> tuple[F, ...]:
    """The fields, those marked that ask for a part of a value."""
    found: dict[int, F] = {}
    for row in by_form(fields).values():
        asking = [one for one in row if one.control.type not in BUTTON_TYPES and one.control.type != "hidden"]
        found |= {one.control.index: one for one in _marked(asking)}
    return tuple([found.get(one.control.index, one) for one in fields]) if found else fields


def stem(name: str) -> str:
    """A name without what tells the boxes of one value apart: `tel1`, `tel[2]`, `zip_a`."""
    return _APART.sub("", _COUNTED.sub("", name.lower()))


def _marked(row: Sequence[F]) -> Iterator[F]:
    asked, taken = {one.purpose for one in row}, set[int]()
    runs = [*_boxes(row)]
    for whole, split in _SPLITS.items():
        if not split.purposes.isdisjoint(asked):
            runs += [(whole, run) for run in _split(row, split)]
    for whole, run in runs:
        if taken.isdisjoint(one.control.index for one in run):
            taken |= {one.control.index for one in run}
            yield from _parts(whole, run if whole is Whole.CODE else _with_one_purpose(run))
    if not _TELEPHONE.isdisjoint(asked):
        yield from _telephone([one for one in row if one.control.index not in taken])


def _with_one_purpose(run: Sequence[F]) -> Sequence[F]:
    """The fields of one value: all ask for what the first does, which is as sure as the surest of them is."""
    purpose = run[0].purpose
    best = max((one for one in run if one.purpose == purpose), key=lambda one: one.confidence)
    why = (Evidence("neighbour", say("several fields take the value together"), best.control.element.span, 1.0),)
    return [
        replace(one, confidence=best.confidence)
        if one.purpose == purpose
        else replace(one, purpose=purpose, confidence=best.confidence, why=lambda: why, rival=best.rival)
        for one in run
    ]


def _parts(whole: Whole, run: Sequence[F]) -> Iterator[F]:
    for place, one in enumerate(run):
        yield replace(one, part=Part(whole, place, tuple(run)))


# A character in each box, or some of them


def _boxes(row: Sequence[F]) -> Iterator[tuple[Whole, Sequence[F]]]:
    run: list[F] = []
    for one in row:
        if _is_single(one) and (not run or stem(_name(one)) == stem(_name(run[0]))):
            run.append(one)
            continue
        if len(run) >= _FEWEST_BOXES:
            yield Whole.CODE, run
        run = [one] if _is_single(one) else []
    if len(run) >= _FEWEST_BOXES:
        yield Whole.CODE, run


def _is_single(one: Field) -> bool:
    control = one.control
    if control.type not in _TYPED:
        return False
    if control.value("maxlength") == "1":
        return True
    coded = one.purpose in _CODES or control.value("autocomplete") in _CODES
    return coded and control.value("max") == "9"


def _split(row: Sequence[F], split: _Split) -> Iterator[list[F]]:
    run, length = list[F](), 0
    for one in row:
        room = _longest(one.control)
        if room > split.each:
            follows = False
        elif run and len(run) < split.most and length + room <= split.together and _continues(run[-1], one):
            run.append(one)
            length += room
            continue
        else:
            follows = one.purpose in split.purposes
        if _is_whole(run, split):
            yield run
        run, length = ([one], room) if follows else ([], 0)
    if _is_whole(run, split):
        yield run


def _is_whole(run: Sequence[Field], split: _Split) -> bool:
    if len(run) < split.fewest:
        return False
    lengths = [_longest(one.control) for one in run]
    return len(run) != 2 or lengths[0] != lengths[1] or lengths[0] < _ALIKE  # noqa: PLR2004 (a pair)


def _continues(one: Field, other: Field) -> bool:
    """Whether a field goes on with the value of the one before."""
    if other.control.type not in _TYPED or _is_again(other.control):
        return False
    if address_group(one.control.value("autocomplete")) != address_group(other.control.value("autocomplete")):
        return False
    if other.purpose is not None and other.purpose == one.purpose:
        return True
    return _is_called_alike(one, other) or _is_bare(other.control)


def _is_called_alike(one: Field, other: Field) -> bool:
    known = stem(_name(one))
    return known != "" and known == stem(_name(other))


def _is_bare(control: Control) -> bool:
    """Whether nothing is said of a control but what is said of those before."""
    return not control.labels and control.before() is None and not control.placeholder


def _is_again(control: Control) -> bool:
    said = {*parts(control.name or ""), *(word for text in control.labels for word in words(text.text))}
    return not said.isdisjoint(control.knowledge.phrases("again"))


def _name(one: Field) -> str:
    return one.control.name or one.control.id or ""


def _longest(control: Control) -> int:
    """How many characters a control takes at most, as its maxlength or a plain pattern says."""
    if control.type not in _TYPED:
        return _NO_LIMIT
    limit = control.value("maxlength") or ""
    if not limit and (pattern := control.value("pattern")):
        fixed = _FIXED.fullmatch(pattern)
        limit = fixed[1] if fixed else ""
    return int(limit) or _NO_LIMIT if limit.isdecimal() and len(limit) < len("1000") else _NO_LIMIT


# Telephone numbers


def _telephone(row: Sequence[F]) -> Iterator[F]:
    code_at, at = -_NEAR - 1, 0
    while at < len(row):
        one, known = row[at], _calling_code(row[at]) or _hinted_code(row[at : at + 2])
        run = [] if known else _number_run(row, at)
        if known:
            code_at = at
            if one.purpose != _CALLING and _is_changeable(one.control):
                yield _as_calling_code(one, known)
        elif run:
            yield from _number_parts(run)
            at += len(run) - 1
        elif _is_number(one) and (code_at >= at - _NEAR or _has_code_shown(one.control)):
            yield replace(one, part=Part(Whole.BESIDE_CODE, 0, (one,)))
        at += 1


def _as_calling_code(one: F, said: Message) -> F:
    why = (Evidence("value", said, one.control.element.span, 1.0), *one.reasons(2))
    return replace(one, purpose=_CALLING, confidence=max(one.confidence, _SURE), why=lambda: why, rival=None)


def _is_changeable(control: Control) -> bool:
    """Whether people change it themselves: the input in a scripted list of codes only opens the list."""
    return control.value("role") != "combobox" and control.value("inputmode") != "none"


def _is_number(one: Field) -> bool:
    return one.purpose in _NUMBERS and one.control.type in _TYPED


def _calling_code(one: Field) -> Message | None:
    """Why a field is taken for that of a calling code; None where it is not."""
    control = one.control
    if control.options:
        return say("its options are calling codes") if _are_calling_codes(one) else None
    if control.type not in _TYPED:
        return None
    if one.purpose == _CALLING and one.confidence >= _LIKELY:
        return say("it asks for a calling code")
    if not _is_changeable(control):
        shown = control.before()
        is_code = shown is not None and _is_code(control.knowledge, shown.text)
        return say('"{quote}" is a country calling code', quote=shown.text) if shown and is_code else None
    return _typed_calling_code(one) if one.purpose is None or one.purpose in _TELEPHONE else None


def _hinted_code(row: Sequence[Field]) -> Message | None:
    """Why the first of two fields is taken for that of the calling code of the other, by its placeholder alone."""
    hint = row[0].control.placeholder or ""
    typed = len(row) > 1 and row[0].control.type in _TYPED and _is_number(row[1])
    hinted = (
        typed
        and _is_code(row[0].control.knowledge, hint)
        and not _is_code(row[0].control.knowledge, row[1].control.placeholder or "")
    )
    return say('"{quote}" is a country calling code', quote=hint) if hinted else None


def _typed_calling_code(one: Field) -> Message | None:
    control, named = one.control, _is_named_calling_code(one)
    value, short = control.value("value") or "", _longest(control) <= _LONGEST_CODE
    if (short or named) and _is_code(control.knowledge, value, bare=named):
        return say('"{quote}" is a country calling code', quote=value)
    return say('name="{name}" says calling code', name=_name(one)) if named and short else None


def _are_calling_codes(one: Field) -> bool:
    if one.purpose == "country" and one.confidence >= _SURE:
        return False
    sample = [option for option in one.control.options[:_SAMPLE] if any(map(str.isdecimal, option.text + option.value))]
    called = [one for one in sample if _WITH_CODE.search(one.text) or _PLUS_CODE.fullmatch(one.value)]
    return 2 * len(called) > len(sample)


def _is_named_calling_code(one: Field) -> bool:
    """Whether its name ends as that of a calling code does, after a word for the telephone."""
    said = parts(_name(one))
    ending = said[-1] if said and not said[-1].isdecimal() else ""
    if not ending or one.purpose not in _TELEPHONE or _is_area_code(one):
        return False
    return ending in one.control.knowledge.phrases("calling-code-names")


def _is_named(one: Field, purpose: str) -> bool:
    found = read_name(one.control.knowledge, _name(one), ("en",))
    return any(saying.purpose == purpose and "vague" not in saying.how for saying in found)


def _is_code(knowledge: Knowledge, text: str, *, bare: bool = False) -> bool:
    """Whether a text is a calling code and nothing else; `bare`: it may stand there without its sign."""
    text = text.strip()
    match = _PLUS_CODE.fullmatch(text)
    code = match[1] if match else text if bare else ""
    return code in _calling_codes(knowledge)


@lru_cache(maxsize=4)
def _calling_codes(knowledge: Knowledge) -> frozenset[str]:
    return frozenset([one.calling_code.lstrip("+") for one in knowledge.index().values() if one.calling_code])


def _has_code_shown(control: Control) -> bool:
    """Whether a calling code is written beside a control: right before or after it, in its label, for a script."""
    known = control.knowledge
    beside = (control.before(), control.after())
    if any(text and _is_code(known, text.text) for text in beside):
        return True
    within = (run for label in control.labels if label.element for run in label.element.texts())
    if any("+" in run.text and _is_code(known, run.text) for run in within):
        return True
    return any(_is_for_scripts(one) and _is_code(known, one.value or "") for one in control.element.attributes)


def _is_for_scripts(attribute: Attribute) -> bool:
    return attribute.name.startswith("data-") and (attribute.value or "").startswith("+")


def _number_run(row: Sequence[F], at: int) -> list[F]:
    """The fields from one on that take a telephone number together; none where that one takes no part of it."""
    first, rest = row[at], row[at + 1 : at + 2 + _LONGEST_NUMBER]  # each takes a character at least
    if _are_three_boxes(row[at : at + len(_THREE_BOXES)]):
        return [*row[at : at + len(_THREE_BOXES)]]
    called = _is_area_code(first)
    chosen = _is_area_choice(first.control)
    if not rest or not (called or chosen or _may_begin(first)):
        return []
    run, length = [first], 0 if chosen else _longest(first.control) if not called else 0
    for other in rest:
        room = _longest(other.control)
        if _is_area_code(other) or not _goes_on(run[-1], other, called=called or chosen):
            break
        run.append(other)
        length += room
        if room > _SHORT or length > _LONGEST_NUMBER:
            break
    last = _longest(run[-1].control)
    numbers = any(map(_is_number, run[1:])) and len(run) > 1
    shown = first.control.type in _TYPED and chosen
    return run if numbers and (called or shown or last <= _LOCAL) else []


def _are_three_boxes(row: Sequence[Field]) -> bool:
    """Whether a number of North America stands in three boxes, of which one is told what they are for."""
    of_lengths = all(_longest(one.control) == length for one, length in zip(row, _THREE_BOXES, strict=False))
    if len(row) != len(_THREE_BOXES) or not of_lengths or not all(_is_bare(one.control) for one in row[1:]):
        return False
    return any(map(_is_number, row)) and all(one.purpose is None or one.purpose in _TELEPHONE for one in row)


def _is_area_code(one: Field) -> bool:
    if one.control.type not in _TYPED or one.purpose not in {*_TELEPHONE, None}:
        return False
    return (one.purpose == _AREA and one.confidence >= _LIKELY) or _is_named(one, _AREA)


def _is_area_choice(control: Control) -> bool:
    """Whether it offers the beginnings of telephone numbers."""
    if control.options:
        told = [option.text.strip(" ()") for option in control.options if any(map(str.isdecimal, option.text))]
        return bool(told) and all(text.isdecimal() and 1 < len(text) <= _SHORT for text in told)
    if control.type in _TYPED and not _is_changeable(control):  # a scripted list, which shows what is chosen
        shown = control.before()
        return shown is not None and shown.text.isdecimal() and 1 < len(shown.text) <= _SHORT
    return control.type == "radio" and bool(_AREA_CHOICE.fullmatch(control.value("value") or ""))


def _may_begin(one: Field) -> bool:
    return _is_number(one) and _longest(one.control) <= _SHORT


def _goes_on(one: Field, other: Field, *, called: bool) -> bool:
    """Whether a field goes on with the telephone number that the field before it begins."""
    if other.control.type not in _TYPED or _is_again(other.control):
        return False
    if address_group(one.control.value("autocomplete")) != address_group(other.control.value("autocomplete")):
        return False
    if _is_called_alike(one, other) and (other.purpose is None or other.purpose in _TELEPHONE):
        return True
    if other.purpose is not None and other.purpose not in _NUMBERS:
        return False
    if called and one.purpose not in _NUMBERS:
        return _is_number(other)
    return _is_bare(other.control) or (other.purpose or "").startswith("tel-local-")


def _number_parts(run: Sequence[F]) -> Iterator[F]:
    for one in _parts(Whole.TELEPHONE, run):
        if one.control.type in _TYPED:
            doubtful = one.purpose != _AREA and one.confidence < _LIKELY
            area = one.part is not None and one.part.place == 0 and doubtful and _is_named(one, _AREA)
            yield replace(one, purpose=_AREA, confidence=_LIKELY) if area else one
