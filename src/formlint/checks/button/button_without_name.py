r"""Button without an accessible name

Screen readers announce only "button", so users have to guess what it does. An icon that a style sheet draws has no text;
an image can have an `alt`, and an SVG a `<title>`.

Bad:

    <button type="button"><i class="fa fa-search"></i></button>
    ^^^^^^^^^^^^^^^^^^^^^^ has no accessible name: screen readers announce only "button"

Bad:

    <input type="image" src="go.png">
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = has no accessible name of its own: screen readers announce a generic word such as "submit"

Good:

    <button type="button" aria-label="Search"><i class="fa fa-search"></i></button>

Good:

    <input type="image" src="go.png" alt="Search">

Sources: WCAG 2.2, 4.1.2 and 1.1.1; Accessible Name and Description Computation; HTML-AAM, button elements.
"""

from collections.abc import Iterator

from formlint.rule import (
    Element,
    Hit,
    Level,
    Message,
    Note,
    Page,
    Reason,
    is_heard,
    name_of,
    predicate,
    rule,
    say,
)

_TYPES = frozenset({"button", "image", "reset", "submit"})
_OTHERS = frozenset(
    {"checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch"}
)


@rule(level="error", category="label-missing", since="0.1", wcag=["1.1.1", "4.1.2"], every_page=True)
def check(page: Page) -> Iterator[Hit | Note]:
    """Look at all buttons, including those by role; text that a component or a script adds is unknown."""
    own = [element for element in page.document.elements if _is_button(element)]
    roled = [element for element in page.with_roles("button") if not _is_button(element)]
    pictures = {control.element: control for control in page.controls if control.type == "image"}
    for element in (*own, *roled):
        name = name_of(element)
        if name.text or not is_heard(element):
            continue
        if not name.known:
            yield Note(Reason.NAMED, element.span)
        else:
            picture = pictures.get(element)
            yield Hit(
                element.span,
                _message(element),
                help=_remedy(element),
                level=None if picture and picture.is_overlooked else Level.WARNING,
            )


def _is_button(element: Element) -> bool:
    if element.tag == "input":
        return element.type in _TYPES
    return element.tag == "button" and element.value("role") not in _OTHERS


def _message(element: Element) -> Message:
    if element.tag == "input" and element.type == "image":  # HTML-AAM gives it a word of the browser
        return predicate('has no accessible name of its own: screen readers announce a generic word such as "submit"')
    return predicate('has no accessible name: screen readers announce only "button"')


def _remedy(element: Element) -> Message:
    kind = element.type if element.tag == "input" else ""
    if kind == "image":
        return say("Add an `alt` that says what the button does")
    if kind:
        return say("Add a `value` that says what the button does")
    return say("Add text or an `aria-label` that says what the button does")
