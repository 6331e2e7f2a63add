"""A field as people see it: our own inert drawing of its label and box, never the page's markup."""

from formlint.forms.controls import Control
from formlint.output.html.markup import Html, join, tag

_LABEL = 90  # characters
_VALUE = 48
_HIDDEN = "••••••••"


def drawn(control: Control) -> Html:
    """The drawing, with a name for those who do not see it."""
    label = control.label.text if control.label and control.label.origin != "placeholder" else ""
    star = tag("span", "*", class_="star", title="must be filled in") if control.required else None
    caption = tag(
        "span", _clipped(label, _LABEL) if label else "no label", star, class_="label" if label else "label none"
    )
    if control.type in ("checkbox", "radio"):
        body = tag("span", tag("span", class_=f"tick {control.type}"), caption, class_="line")
    else:
        body = join(caption, _box(control))
    return tag("div", body, class_="drawn", role="img", aria_label=_said(control, label))


def _said(control: Control, label: str) -> str:
    needed = ", must be filled in" if control.required else ""
    inside = _inside(control)
    return f'Drawing of the field: "{_clipped(label, _LABEL)}", {_kind(control)}{needed}' + (
        f', showing "{inside[0]}"' if inside[0] else ""
    )


def _kind(control: Control) -> str:
    words = {
        "select-one": "a list to choose from",
        "select-multiple": "a list to choose from",
        "textarea": "a text area",
    }
    return words.get(control.type, f"type {control.type}")


def _box(control: Control) -> Html:
    shown, sort = _inside(control)
    arrow = tag("span", "▾", class_="arrow") if control.tag == "select" else None
    tall = " tall" if control.type == "textarea" else ""
    return tag("span", tag("span", shown or "\u00a0", class_=sort), arrow, class_=f"box{tall}")


def _inside(control: Control) -> tuple[str, str]:
    """What stands in the box, and whether it is a value or a placeholder."""
    if control.tag == "select":
        chosen = [option for option in control.options if option.selected] or list(control.options)
        return _clipped(chosen[0].text if chosen else "", _VALUE), "value"
    value = control.value("value") if control.tag == "input" else ""
    if value and control.type == "password":
        return _HIDDEN, "value"
    if value:
        return _clipped(value, _VALUE), "value"
    return _clipped(control.placeholder or "", _VALUE), "placeholder"


def _clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
