"""A field as people see it: our own inert drawing of its label and box, never the page's markup."""

from formlint.forms.controls import Control
from formlint.knowledge.message import Message, say
from formlint.output.html.markup import Element, foreign, join, tag
from formlint.system.escape import clip

_LABEL = 90  # characters
_VALUE = 48
_HIDDEN = "••••••••"
_KINDS = {
    "select-one": say("a list to choose from"),
    "select-multiple": say("a list to choose from"),
    "textarea": say("a text area"),
}


def drawn(control: Control, language: str) -> Element:
    """The drawing, with a name for those who do not see it; its texts are in the language of the page."""
    label = control.label.text if control.label and control.label.origin != "placeholder" else ""
    star = tag("span", "*", class_="star", aria_hidden="true") if control.required else None
    name = foreign(clip(label, _LABEL), language) if label else say("no label")
    caption = tag("span", name, star, class_="label" if label else "label none")
    if control.type in ("checkbox", "radio"):
        body = tag("span", tag("span", class_=f"tick {control.type}"), caption, class_="line")
    else:
        body = join(caption, _box(control))
    return tag("div", body, class_="drawn", role="img", aria_label=_said(control, label))


def _said(control: Control, label: str) -> Message:
    kind = _KINDS.get(control.type) or say("type {type}", type=control.type)
    if control.required:
        kind = say("{kind}, must be filled in", kind=kind)
    if inside := _inside(control)[0]:
        kind = say('{kind}, showing "{value}"', kind=kind, value=inside)
    return say('Drawing of the field: "{label}", {kind}', label=clip(label, _LABEL), kind=kind)


def _box(control: Control) -> Element:
    shown, sort = _inside(control)
    arrow = tag("span", "▾", class_="arrow") if control.tag == "select" else None
    tall = " tall" if control.type == "textarea" else ""
    return tag("span", tag("span", shown or "\u00a0", class_=sort), arrow, class_=f"box{tall}")


def _inside(control: Control) -> tuple[str, str]:
    """What stands in the box, and whether it is a value or a placeholder."""
    if control.tag == "select":
        chosen = [option for option in control.options if option.selected] or list(control.options)
        return clip(chosen[0].text if chosen else "", _VALUE), "value"
    value = control.value("value") if control.tag == "input" else ""
    if value and control.type == "password":
        return _HIDDEN, "value"
    if value:
        return clip(value, _VALUE), "value"
    return clip(control.placeholder or "", _VALUE), "placeholder"
