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
    "color": "a color, from a picker",
    "date": "a day, from a picker; its value is written as 2026-12-31",
    "datetime-local": "a day and a time, from a picker",
    "email": "an email address as HTML defines it: only ASCII before the @; surrounding white space is removed",
    "file": "a file",
    "hidden": "nothing: the field is hidden",
    "month": "a month, from a picker; its value is written as 2026-12",
    "number": "a number in the digits 0 to 9; other text (letters, spaces, a leading +) is dropped or rejected",
    "password": "any text on one line, shown as dots",
    "radio": "one option of its group",
    "range": "a number, by a slider",
    "search": "any text on one line",
    "tel": "any text on one line: the type checks nothing",
    "text": "any text on one line",
    "textarea": "any text, with line breaks",
    "time": "a time, from a picker; its value is written as 23:59",
    "url": "an absolute URL, with its scheme: https://example.org",
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
            yield f"{name} is set by template code, so its value is unknown and nothing is concluded from it"
        elif control.type in types:
            yield tell(control, written)
        else:
            yield f'{name}="{written}" has no effect on this type of control'
    if control.element.may_have_more:
        yield "template code may add other attributes to the tag"
    if control.form.novalidate:
        yield "the form has novalidate: the browser does not check it; a script may"


def _type(control: Control) -> str:
    if control.tag == "select":
        amount = "any" if control.type == "select-multiple" else "one"
        return f"{amount} of its {len(control.options)} options"
    if control.tag == "textarea":
        return _TYPES["textarea"]
    written = control.value("type")
    if control.element.unknown("type"):
        return "its type is set by template code, so it is unknown and treated as text"
    says = _TYPES.get(control.type, "nothing: it is a button")
    if written is not None and written.lower() != control.type:
        return f'type="{written}" is not a valid type, so browsers treat it as text: {says}'
    return f'type="{control.type}"{"" if written else ", the default"}: {says}'


def _pattern(_control: Control, text: str) -> str:
    try:
        compile_pattern(text)
    except PatternSyntaxError as error:
        return f'pattern="{text}" is invalid with the v flag, so browsers ignore it: {error.reason}'
    except NotRegularError as error:
        return f'pattern="{text}" contains {error.construct}, so the set of accepted values cannot be determined'
    except BudgetExceededError:
        return f'pattern="{text}" is too large to analyze'
    return f'pattern="{text}" is valid; the whole value must match it'


def _count(text: str) -> str:
    """A number as people write it, however many digits it has."""
    return text.strip().lstrip("0") or "0"


def _longest(_control: Control, text: str) -> str:
    if not text.strip().isdecimal():
        return f'maxlength="{text}" is not a number, so it has no effect'
    return (
        f'maxlength="{text}": at most {_count(text)} UTF-16 code units; typing stops there, and pasted text is cut off'
    )


def _shortest(_control: Control, text: str) -> str:
    if not text.strip().isdecimal():
        return f'minlength="{text}" is not a number, so it has no effect'
    return f'minlength="{text}": at least {_count(text)} UTF-16 code units, unless the field is empty'


def _step(control: Control, text: str) -> str:
    if text.strip().lower() == "any":
        return 'step="any": no step'
    base = f", counted from {control.value('min')}" if control.value("min") else ""
    return f'step="{text}": only multiples of {text}{base}'


def _required(control: Control, _text: str) -> str:
    return "required: an option must be selected" if control.type in _CHOICES else "required: the field cannot be empty"


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
    "readonly": (
        _LENGTH_TYPES | _RANGE_TYPES - {"range"},
        lambda _control, _text: "readonly: the value cannot be changed",
    ),
    "disabled": (
        frozenset({*_TYPES, "select-one", "select-multiple"}),
        lambda _control, _text: "disabled: the control cannot be used",
    ),
}
