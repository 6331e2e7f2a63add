r"""Button that says nothing

People who listen to the page hear "button" and must guess what it does. A picture drawn by a style sheet has no words;
a picture in the page has those of its `alt` or `title`.

Bad:

    <button type="button"><i class="fa fa-search"></i></button>
    ^^^^^^^^^^^^^^^^^^^^^^ has no name: no text, no picture with alt, no aria-label

Bad:

    <input type="image" src="go.png">
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no name: no alt, no aria-label

Good:

    <button type="button" aria-label="Search"><i class="fa fa-search"></i></button>

Good:

    <input type="image" src="go.png" alt="Search">

Sources: WCAG 2.2, 4.1.2 and 1.1.1; Accessible Name and Description Computation; HTML-AAM, button elements.
"""

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Level,
    Message,
    Page,
    is_heard,
    is_nameless,
    rule,
    say,
)

_TYPES = frozenset({"button", "image", "reset", "submit"})
_OTHERS = frozenset(
    {"checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch"}
)


@rule(level="error", category="label-missing", since="0.1", wcag=["1.1.1", "4.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look at all buttons, those of ARIA too; what a component or a script fills is unknown."""
    own = [element for element in page.document.elements if _is_button(element)]
    roled = [element for element in page.with_roles("button") if not _is_button(element)]
    pictures = {control.element: control for control in page.controls if control.type == "image"}
    for element in (*own, *roled):
        if is_nameless(element) and is_heard(element):
            picture = pictures.get(element)
            yield Hit(
                element.span,
                _message(element),
                help=say("Say in a word what it does, as text or in an aria-label"),
                level=None if picture and picture.is_overlooked else Level.WARNING,
            )


def _is_button(element: Element) -> bool:
    if element.tag == "input":
        return element.type in _TYPES
    return element.tag == "button" and element.value("role") not in _OTHERS


def _message(element: Element) -> Message:
    kind = element.type if element.tag == "input" else ""
    if kind == "image":
        return say("has no name: no alt, no aria-label")
    if kind:
        return say("has no name: no value, no aria-label")
    return say("has no name: no text, no picture with alt, no aria-label")
