"""A in words: what a control lets through, attribute by attribute.

source: https://html.spec.whatwg.org/multipage/input.html (the states of the type attribute; constraints)
"""

from collections.abc import Callable, Iterator, Mapping

from formlint.forms.controls import Control
from formlint.knowledge.message import Message, say
from formlint.values.accepted import PATTERN_TYPES
from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternSyntaxError
from formlint.values.regex.language import compile_pattern

_LENGTH_TYPES = PATTERN_TYPES | {"textarea"}
_RANGE_TYPES = frozenset({"date", "datetime-local", "month", "number", "range", "time", "week"})
_CHOICES = frozenset({"checkbox", "radio", "file", "select-one", "select-multiple"})
_REQUIRED_TYPES = _LENGTH_TYPES | _RANGE_TYPES | _CHOICES - {"range"}

_TYPES: Mapping[str, Message] = {
    "checkbox": say("on or off"),
    "color": say("a color, from a picker"),
    "date": say("a day, from a picker; its value is written as 2026-12-31"),
    "datetime-local": say("a day and a time, from a picker"),
    "email": say("an email address as HTML defines it: only ASCII before the @; surrounding white space is removed"),
    "file": say("a file"),
    "hidden": say("nothing: the field is hidden"),
    "month": say("a month, from a picker; its value is written as 2026-12"),
    "number": say("a number in the digits 0 to 9; other text (letters, spaces, a leading +) is dropped or rejected"),
    "password": say("any text on one line, shown as dots"),
    "radio": say("one option of its group"),
    "range": say("a number, by a slider"),
    "search": say("any text on one line"),
    "tel": say("any text on one line: the type checks nothing"),
    "text": say("any text on one line"),
    "textarea": say("any text, with line breaks"),
    "time": say("a time, from a picker; its value is written as 23:59"),
    "url": say("an absolute URL, with its scheme: https://example.org"),
    "week": say("a week, from a picker"),
}


def constraints(control: Control) -> Iterator[Message]:
    """What the type and each constraint attribute let through; first the type."""
    yield _type(control)
    for name, (types, tell) in _ATTRIBUTES.items():
        if not control.element.has(name):
            continue
        written = control.value(name)
        if written is None:
            yield say(
                "{name} is set by template code, so its value is unknown and nothing is concluded from it", name=name
            )
        elif control.type in types:
            yield tell(control, written)
        else:
            yield say('{name}="{value}" has no effect on this type of control', name=name, value=written)
    if control.element.may_have_more:
        yield say("template code may add other attributes to the tag")
    if control.form.novalidate:
        yield say("the form has novalidate: the browser does not check it; a script may")


def _type(control: Control) -> Message:
    if control.tag == "select":
        return _options(control)
    if control.tag == "textarea":
        return _TYPES["textarea"]
    written = control.value("type")
    if control.element.unknown("type"):
        return say("its type is set by template code, so it is unknown and treated as text")
    means = _TYPES.get(control.type, say("nothing: it is a button"))
    if written is not None and written.lower() != control.type:
        return say(
            'type="{type}" is not a valid type, so browsers treat it as text: {meaning}', type=written, meaning=means
        )
    if written:
        return say('type="{type}": {meaning}', type=control.type, meaning=means)
    return say('type="{type}", the default: {meaning}', type=control.type, meaning=means)


def _options(control: Control) -> Message:
    number = len(control.options)
    if control.type == "select-multiple":
        return say("any of its {count} option", "any of its {count} options", count=number)
    return say("one of its {count} option", "one of its {count} options", count=number)


def _pattern(_control: Control, text: str) -> Message:
    try:
        compile_pattern(text)
    except PatternSyntaxError as error:
        return say(
            'pattern="{pattern}" is invalid with the v flag, so browsers ignore it: {reason}',
            pattern=text,
            reason=error.reason,
        )
    except NotRegularError as error:
        return say(
            'pattern="{pattern}" contains {construct}, so the set of accepted values cannot be determined',
            pattern=text,
            construct=error.construct,
        )
    except BudgetExceededError:
        return say('pattern="{pattern}" is too large to analyze', pattern=text)
    return say('pattern="{pattern}" is valid; the whole value must match it', pattern=text)


def _count(text: str) -> str:
    """A number as people write it, however many digits it has."""
    return text.strip().lstrip("0") or "0"


def _longest(_control: Control, text: str) -> Message:
    if not text.strip().isdecimal():
        return _no_number("maxlength", text)
    return say(
        'maxlength="{value}": at most {number} UTF-16 code units; typing stops there, and pasted text is cut off',
        value=text,
        number=_count(text),
    )


def _shortest(_control: Control, text: str) -> Message:
    if not text.strip().isdecimal():
        return _no_number("minlength", text)
    return say(
        'minlength="{value}": at least {number} UTF-16 code units, unless the field is empty',
        value=text,
        number=_count(text),
    )


def _no_number(name: str, text: str) -> Message:
    return say('{name}="{value}" is not a number, so it has no effect', name=name, value=text)


def _step(control: Control, text: str) -> Message:
    if text.strip().lower() == "any":
        return say('step="any": no step')
    base = control.value("min")
    if base:
        return say('step="{step}": only multiples of {step}, counted from {base}', step=text, base=base)
    return say('step="{step}": only multiples of {step}', step=text)


def _required(control: Control, _text: str) -> Message:
    if control.type in _CHOICES:
        return say("required: an option must be selected")
    return say("required: the field cannot be empty")


def _several(control: Control, _text: str) -> Message:
    return say("multiple: several, separated by commas") if control.type == "email" else say("multiple: several")


_Says = Callable[[Control, str], Message]
_ATTRIBUTES: Mapping[str, tuple[frozenset[str], _Says]] = {
    "pattern": (PATTERN_TYPES, _pattern),
    "minlength": (_LENGTH_TYPES, _shortest),
    "maxlength": (_LENGTH_TYPES, _longest),
    "min": (_RANGE_TYPES, lambda _control, text: say('min="{value}": nothing below', value=text)),
    "max": (_RANGE_TYPES, lambda _control, text: say('max="{value}": nothing above', value=text)),
    "step": (_RANGE_TYPES, _step),
    "multiple": (frozenset({"email", "file", "select-multiple"}), _several),
    "required": (_REQUIRED_TYPES, _required),
    "readonly": (
        _LENGTH_TYPES | _RANGE_TYPES - {"range"},
        lambda _control, _text: say("readonly: the value cannot be changed"),
    ),
    "disabled": (
        frozenset({*_TYPES, "select-one", "select-multiple"}),
        lambda _control, _text: say("disabled: the control cannot be used"),
    ),
}
