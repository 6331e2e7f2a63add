"""Fixes that rules propose."""

from formlint.forms.controls import Control
from formlint.html.source import Span
from formlint.html.start_tags import Attribute
from formlint.knowledge.message import Message, say
from formlint.rule.hit import Edit, Fix
from formlint.rule.nearby_texts import may_be_optional


def replace(attribute: Attribute, value: str, *, safe: bool, title: Message | None = None) -> Fix:
    """A fix that gives an attribute another value, in the quotes it has.

    It is never safe to write `type="email"`: that refuses lists, parts of addresses and user names.
    """
    quote = attribute.quote or '"'
    text = value.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;")
    if attribute.value_span is None:
        edit = Edit(Span(attribute.span.end, attribute.span.end), f'="{text}"')
    elif attribute.quote:
        edit = Edit(attribute.value_span, text)
    else:
        edit = Edit(attribute.value_span, text if text.isalnum() else f'"{text}"')
    return Fix(
        title or say('Use `{attribute}="{value}"`', attribute=attribute.name, value=value),
        (edit,),
        safe and not _narrows(attribute.name, value),
    )


def _narrows(name: str, value: str) -> bool:
    return name == "type" and value == "email"


def retype(control: Control, attribute: Attribute, kind: str) -> Fix:
    """A fix that gives the control another type; safe unless that wakes limits which the type of now ignores."""
    asleep = any(map(control.element.has, ("maxlength", "minlength", "pattern")))
    return replace(attribute, kind, safe=not asleep)


def add(control: Control, name: str, value: str, *, safe: bool) -> Fix:
    """A fix that writes an attribute which the control does not have, or another value in the one it has."""
    written = control.attribute(name)
    if written:
        return replace(written, value, safe=safe)
    last = control.element.last_end
    if control.element.document.source.text[last - 1] == "=":  # `value=` would take what follows for its value
        last = control.element.start + 1 + len(control.tag)
    return Fix(
        say('Add `{attribute}="{value}"`', attribute=name, value=value),
        (Edit(Span(last, last), f' {name}="{value}"'),),
        safe and not _narrows(name, value),
    )


def remove(control: Control, attribute: Attribute, *, safe: bool, title: Message | None = None) -> Fix:
    """A fix that takes out an attribute with the space before it; safe for `required` where nobody has to be told."""
    safe = safe and (attribute.name != "required" or may_be_optional(control))
    text = control.element.document.source.text
    start = attribute.span.start
    while text[start - 1].isspace():
        start -= 1
    return Fix(
        title or say("Remove `{attribute}`", attribute=attribute.name),
        (Edit(Span(start, attribute.span.end), ""),),
        safe,
    )
