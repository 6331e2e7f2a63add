"""Invalid attribute value

Browsers ignore values that they cannot parse: a date that is not written like `2026-11-22` leaves the field empty, and
a limit that is not a number has no effect.

Bad:

    <label>Arrival <input type="date" name="arrival" value="22.11.2026"></label>
                                                     ^^^^^^^^^^^^^^^^^^
    = is invalid and ignored by browsers; HTML requires a value such as "2026-11-22"

Bad:

    <label>Weight <input type="number" name="weight" step="0,5"></label>
                                                     ^^^^^^^^^^
    = is invalid and ignored by browsers; HTML requires a value such as "0.5"

Bad:

    <label>Remarks <textarea name="remarks" rows="0"></textarea></label>
                                            ^^^^^^^^ is invalid; HTML requires a value such as "40"

Bad:

    <label>Town <input name="" size=""></label>
                       ^^^^^^^ is empty; HTML requires a value such as "street"
                               ^^^^^^^ is empty; HTML requires a value such as "40"

Bad:

    <label>Color: <input type="color" name="colors" value="rebeccapurple"></label>
                                                    ^^^^^^^^^^^^^^^^^^^^^
    = is a color that Chrome replaces with black; all browsers accept a value such as "#336699"

Good:

    <label>Arrival <input type="date" name="arrival" value="2026-11-22" min="2026-01-01"></label>

Good:

    <label>Weight <input type="number" name="weight" value="" step="any"></label>

Source: WHATWG HTML, 2.3.4 Numbers, 2.3.5 Dates and times, 4.10.5; MDN, browser compatibility of colors.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from formlint.rule import Element, Hit, Knowledge, Level, Message, Note, Page, Reason, place_of, predicate, rule, say

_ONE_PIECE = {
    "one-line": predicate("contains a line break, which HTML does not allow there"),
    "token": predicate("contains white space, which HTML does not allow there"),
}
_DATED = frozenset({"date", "datetime-local", "month", "week"})
_USUAL_YEAR = 4  # digits; the calendar of Python ends with the year 9999
_TYPED = frozenset({"max", "min", "step", "value"})
_CODE = re.compile(r"[{}\[\]<>]|(?<![\w.])[@$%](?=[A-Za-z_(@])")  # of a template language that nobody has told us of


@rule(level="warning", category="value-invalid-for-type", since="0.1")
def check(page: Page) -> Iterator[Hit | Note]:
    """Compare the values of attributes with the formats that HTML requires; template code is skipped."""
    known = page.tables.html("values")
    for element in page.document.elements:
        if element.tag not in known or element.is_component:
            continue
        for name, form in formats_of(page.knowledge, element.tag, element.type).items():
            value = element.value(name)
            if value is None or (name == "value" and not value) or fits(page.knowledge, value, form):
                continue
            if element.in_template or _CODE.search(value):
                yield Note(Reason.CODE, element.span)
            else:
                yield _misfit(page, element, name, value, form)


def _misfit(page: Page, element: Element, name: str, value: str, form: str) -> Hit:
    example = page.tables.html("examples")[form]
    message, level = _fault(page, element, name, form, example)
    remedy = say(
        'Use a value such as `{attribute}="{example}"`, or remove the attribute', attribute=name, example=example
    )
    help_ = say("Remove the white space") if value and form in _ONE_PIECE else remedy
    return Hit(place_of(element, name), message, help=help_, level=level)


def _fault(page: Page, element: Element, name: str, form: str, example: str) -> tuple[Message, Level | None]:
    value = element.value(name) or ""
    if not value:
        return predicate('is empty; HTML requires a value such as "{example}"', example=example), Level.INFO
    if form in _ONE_PIECE:
        return _ONE_PIECE[form], Level.INFO
    if form == "color" and _is_css(page, value.strip().lower()):
        message = predicate(
            'is a color that Chrome replaces with black; all browsers accept a value such as "{example}"',
            example=example,
        )
        return message, Level.INFO
    if element.tag == "input" and (name in _TYPED or _is_dead(page, name, value, form)):
        message = predicate(
            'is invalid and ignored by browsers; HTML requires a value such as "{example}"', example=example
        )
        return message, None
    return predicate('is invalid; HTML requires a value such as "{example}"', example=example), Level.INFO


def _is_dead(page: Page, name: str, value: str, form: str) -> bool:
    """Whether none of the file types that a list accepts is one, so that browsers offer all files."""
    return name == "accept" and not any(fits(page.knowledge, one, form) for one in value.split(","))


def _is_css(page: Page, value: str) -> bool:
    """Whether it is a CSS color, which Firefox and Safari accept."""
    return fits(page.knowledge, value, "css-color") or value in page.tables.html("colors")["names"]


@lru_cache(maxsize=256)
def formats_of(knowledge: Knowledge, tag: str, kind: str) -> Mapping[str, str]:
    """The formats of the attributes of an element, by name; `kind` is the type that an `input` has."""
    values = knowledge.table("standards/html")["values"]
    found = {name: form for name, form in values.get(tag, {}).items() if name != "source"}
    own = values["types"].get(kind) if tag == "input" else None
    if own is None:
        return found
    if kind == "file":
        return found | {"accept": own}
    return found | {"value": own} | ({} if kind == "color" else {"max": own, "min": own, "step": "step"})


def fits(knowledge: Knowledge, value: str, form: str) -> bool:
    """Whether a value has one of the formats that `rules/standards/html.toml` lists; a date must also exist."""
    if _matcher(knowledge, form)(value) is None:
        return False
    return form not in _DATED or value.find("-") != _USUAL_YEAR or _is_in_calendar(value, form)


def _is_in_calendar(value: str, form: str) -> bool:
    year, rest = value[:_USUAL_YEAR], value[_USUAL_YEAR + 1 :]
    try:
        if form == "week":
            date.fromisocalendar(int(year), int(rest[1:]), 1)
        else:
            date(int(year), int(rest[:2]), int(rest[3:5] or 1))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def _matcher(knowledge: Knowledge, form: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(knowledge.table("standards/html")["formats"][form], re.ASCII).fullmatch
