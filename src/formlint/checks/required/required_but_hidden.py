"""Required field is hidden

The browser blocks the form because the field is empty, but it cannot show the field or an error message there. The button
seems to do nothing.

Bad:

    <form><label>Email <input type="email" name="email"></label>
    <div style="display:none"><label>Journal <input name="journal" required></label></div></form>
                                                                   ^^^^^^^^
    = applies to a hidden field: the form cannot be submitted while that field is empty

Good:

    <form><label>Email <input type="email" name="email"></label>
    <div style="display:none"><label>Journal <input name="journal"></label></div></form>

Good:

    <form novalidate><div style="display:none"><label>Journal <input name="journal" required></label></div></form>

Sources: WHATWG HTML, 4.10.20.2 (an unfocusable control that fails its constraints is an error in the page).
"""

from collections import Counter
from collections.abc import Iterator

from formlint.rule import (
    CONTROL_TAGS,
    Control,
    Element,
    Hit,
    Level,
    Message,
    Note,
    Page,
    Reason,
    predicate,
    rule,
    say,
)

_STAND_INS = frozenset({"checkbox", "file", "hidden", "radio"})
_MOST_CONTROLS = 2
_SCRIPTED = ("v-", "x-", "ng-", ":", "@", "*", "[", "data-")


@rule(level="error", category="required-but-hidden", since="0.1", wcag=["3.3.1"])
def check(page: Page) -> Iterator[Hit | Note]:
    """Find single hidden fields; scripts show whole steps of a form, and one of several alternatives, later."""
    hidden = [(control, hider) for control in page.controls if (hider := _hider(control))]
    spared = {hider: why for hider in {one for _, one in hidden} if (why := _why_right(hider))}
    for control, hider in hidden:
        if why := spared.get(hider):
            yield Note(why, control.element.span)
    reported = [(control.form, control.known_required) for control, hider in hidden if hider not in spared]
    stuck = [(form, required) for form, required in reported if required]
    number = Counter(form.index for form, _ in stuck)
    for form, required in stuck:
        if number[form.index] <= _MOST_CONTROLS:
            yield Hit(
                required.span,
                predicate("applies to a hidden field: the form cannot be submitted while that field is empty"),
                witness="",
                help=say(
                    "Set `required` in the script that shows the field, and remove it when the script hides the field"
                ),
                level=None if page.stays_as_written else Level.WARNING,
            )
        else:
            yield Note(Reason.STEP, required.span)


def _hider(control: Control) -> Element | None:
    """The element that hides a field which blocks the form; None where the field is visible or cannot block it."""
    may_be_sent = control.disabled or control.readonly or control.form.novalidate or control.value("value")
    if not (control.hidden and control.required) or control.type in _STAND_INS or may_be_sent:
        return None
    hider = _hiding(control)
    widget = hider is control.element and control.tag == "select"
    return None if widget else hider


def _why_right(hider: Element) -> Message | None:
    """Why what an element hides may be shown before the form is sent."""
    if _is_step(hider):
        return Reason.STEP
    return Reason.SCRIPT if _is_scripted(hider) else None


def _is_step(hider: Element) -> bool:
    """Whether an element contains a part of a form: several fields, a button, or a heading."""
    controls = hider.descendants(*CONTROL_TAGS)
    return len(controls) > _MOST_CONTROLS or bool(hider.descendants("button", "h1", "h2", "h3", "legend"))


def _is_scripted(hider: Element) -> bool:
    return any(attribute.name.startswith(_SCRIPTED) for attribute in hider.attributes)


def _hiding(control: Control) -> Element | None:
    """The control or its nearest ancestor that hides it with `hidden` or `style`; None where there is none."""
    for element in (control.element, *control.element.ancestors()):
        style = "".join((element.value("style") or "").lower().split())
        if element.has("hidden") or "display:none" in style or "visibility:hidden" in style:
            return None if element.unknown("hidden") else element
    return None
