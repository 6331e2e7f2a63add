"""A in words: what a control lets through, attribute by attribute.

source: https://html.spec.whatwg.org/multipage/input.html (the states of the type attribute; constraints)
"""

from collections.abc import Callable, Iterator, Mapping

from formlint.forms.controls import Control
from formlint.values.accepted import PATTERN_TYPES
from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternSyntaxError
from formlint.values.regex.language import compile_pattern

_LENGTH_TYPES = PATTERN_TYPES | {"textarea"}
_RANGE_TYPES = frozenset({"date", "datetime-local", "month", "number", "range", "time", "week"})
_CHOICES = frozenset({"checkbox", "radio", "file", "select-one", "select-multiple"})
_REQUIRED_TYPES = _LENGTH_TYPES | _RANGE_TYPES | _CHOICES - {"range"}

_TYPES: Mapping[str, str] = {
    "checkbox": "on or off",
    "color": "a colour, from a picker",
    "date": "a day, from a picker; its value is written as 2026-12-31",
    "datetime-local": "a day and a time, from a picker",
    "email": "an e-mail address as HTML defines it: ASCII letters before the @, white space at the ends is dropped",
    "file": "a file",
    "hidden": "nothing: people do not see it",
    "month": "a month, from a picker; its value is written as 2026-12",
    "number": "a number in the digits 0 to 9; what is no number (letters, spaces, a leading +) is dropped or refused",
    "password": "any text on one line, shown as dots",
    "radio": "one of the choices of its group",
    "range": "a number, by a slider",
    "search": "any text on one line",
    "tel": "any text on one line: the type checks nothing",
    "text": "any text on one line",
    "textarea": "any text, with line breaks",
    "time": "a time, from a picker; its value is written as 23:59",
    "url": "an absolute address, with its scheme: https://example.org",
    "week": "a week, from a picker",
}


def constraints(control: Control) -> Iterator[str]:
    """What the type and each constraint attribute let through; first the type."""
    yield _type(control)
    for name, (types, tell) in _ATTRIBUTES.items():
        if not control.element.has(name):
            continue
        written = control.value(name)
        if written is None:
            yield f"{name} is made by template code: unknown, so nothing is concluded from it"
        elif control.type in types:
            yield tell(control, written)
        else:
            yield f'{name}="{written}" does nothing on this type of control'
    if control.element.may_have_more:
        yield "template code may write further attributes into the tag"
    if control.form.novalidate:
        yield "the form has novalidate: the browser sends it unchecked, a script may check instead"


def _type(control: Control) -> str:
    if control.tag == "select":
        amount = "any" if control.type == "select-multiple" else "one"
        return f"{amount} of its {len(control.options)} options"
    if control.tag == "textarea":
        return _TYPES["textarea"]
    written = control.value("type")
    if control.element.unknown("type"):
        return "its type is made by template code: unknown, and taken for text"
    says = _TYPES.get(control.type, "nothing: it is a button")
    if written is not None and written.lower() != control.type:
        return f'type="{written}" is none that browsers know, so it is text: {says}'
    return f'type="{control.type}"{"" if written else ", as none is written"}: {says}'


def _pattern(_control: Control, text: str) -> str:
    try:
        compile_pattern(text)
    except PatternSyntaxError as error:
        return f'pattern="{text}" does not compile with the flag v, so browsers ignore it: {error.reason}'
    except NotRegularError as error:
        return f'pattern="{text}" holds a {error.construct}: what it takes cannot be decided for all values at once'
    except BudgetExceededError:
        return f'pattern="{text}" is too big to be decided'
    return f'pattern="{text}" compiles; the whole value has to match it'


def _count(text: str) -> str:
    """A number as people write it, however many digits it has."""
    return text.strip().lstrip("0") or "0"


def _longest(_control: Control, text: str) -> str:
    if not text.strip().isdecimal():
        return f'maxlength="{text}" is no number, so it does nothing'
    return f'maxlength="{text}": at most {_count(text)} UTF-16 units; typing stops there, and what is pasted is cut'


def _shortest(_control: Control, text: str) -> str:
    if not text.strip().isdecimal():
        return f'minlength="{text}" is no number, so it does nothing'
    return f'minlength="{text}": at least {_count(text)} UTF-16 units, unless it is left empty'


def _step(control: Control, text: str) -> str:
    if text.strip().lower() == "any":
        return 'step="any": no step'
    base = f" counted from {control.value('min')}" if control.value("min") else ""
    return f'step="{text}": only each {text}{base}'


def _required(control: Control, _text: str) -> str:
    return "required: one has to be chosen" if control.type in _CHOICES else "required: it cannot be left empty"


_Says = Callable[[Control, str], str]
_ATTRIBUTES: Mapping[str, tuple[frozenset[str], _Says]] = {
    "pattern": (PATTERN_TYPES, _pattern),
    "minlength": (_LENGTH_TYPES, _shortest),
    "maxlength": (_LENGTH_TYPES, _longest),
    "min": (_RANGE_TYPES, lambda _control, text: f'min="{text}": nothing below'),
    "max": (_RANGE_TYPES, lambda _control, text: f'max="{text}": nothing above'),
    "step": (_RANGE_TYPES, _step),
    "multiple": (
        frozenset({"email", "file", "select-multiple"}),
        lambda control, _text: (
            "multiple: several, separated by commas" if control.type == "email" else "multiple: several"
        ),
    ),
    "required": (_REQUIRED_TYPES, _required),
    "readonly": (_LENGTH_TYPES | _RANGE_TYPES - {"range"}, lambda _control, _text: "readonly: nobody can change it"),
    "disabled": (
        frozenset({*_TYPES, "select-one", "select-multiple"}),
        lambda _control, _text: "disabled: nobody can use it",
    ),
}
