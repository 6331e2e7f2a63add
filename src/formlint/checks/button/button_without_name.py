r"""Button without an accessible name

Screen readers announce only "button", so users have to guess what it does. An icon drawn by a style sheet has no text;
an image in the page has its `alt` or `title`.

Bad:

    <button type="button"><i class="fa fa-search"></i></button>
    ^^^^^^^^^^^^^^^^^^^^^^
    = has no accessible name (no text, image `alt` or `aria-label`): screen readers announce only "button"

Bad:

    <input type="image" src="go.png">
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no accessible name (no `alt` or `aria-label`)

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
    Message,
    Page,
    is_heard,
    is_nameless,
    predicate,
    rule,
    say,
)

_TYPES = frozenset({"button", "image", "reset", "submit"})
_OTHERS = frozenset(
    {"checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch"}
)


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.1.1", "4.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look at all buttons, those of ARIA too; what a component or a script fills is unknown."""
    own = [element for element in page.document.elements if _is_button(element)]
    roled = [element for element in page.with_roles("button") if not _is_button(element)]
    for element in (*own, *roled):
        if is_nameless(element) and is_heard(element):
            yield Hit(
                element.span,
                _message(element),
                help=say("Say what the button does in its text, `value`, `alt` or `aria-label`"),
            )


def _is_button(element: Element) -> bool:
    if element.tag == "input":
        return element.type in _TYPES
    return element.tag == "button" and element.value("role") not in _OTHERS


def _message(element: Element) -> Message:
    kind = element.type if element.tag == "input" else ""
    if kind == "image":
        return predicate("has no accessible name (no `alt` or `aria-label`)")
    if kind:
        return predicate('has no accessible name (no `value` or `aria-label`): screen readers announce only "button"')
    return predicate(
        'has no accessible name (no text, image `alt` or `aria-label`): screen readers announce only "button"'
    )
