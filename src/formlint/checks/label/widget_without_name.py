r"""Custom control without an accessible name

Only `aria-label`, `aria-labelledby`, or `title` name an element with a widget role; a `<label>` does not. Except for
checkboxes, options, and the like, its text counts as its value.

Bad:

    <label for="note">Note</label> <div id="note" role="textbox" contenteditable="true"></div>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = has the role "textbox" but no accessible name

Good:

    <span id="l">Note</span> <div role="textbox" contenteditable="true" aria-labelledby="l"></div>

Good:

    <div role="checkbox" aria-checked="false" tabindex="0">Newspaper</div>

Sources: WCAG 2.2, 4.1.2; WAI-ARIA 1.2: roles for which a name is required; Accessible Name and Description Computation.
"""

from itertools import islice

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Level,
    Page,
    is_heard,
    is_nameless,
    predicate,
    rule,
    say,
)

_ROLES = (
    "checkbox",
    "combobox",
    "listbox",
    "menuitemcheckbox",
    "menuitemradio",
    "option",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "textbox",
)
_MOST_UP = 30  # elements around a list
_NATIVE = frozenset({"input", "option", "select", "textarea"})


@rule(level="warning", category="label-missing", since="0.1", wcag=["4.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look for roles of fields on elements that are no fields; the list of a combobox goes by the name of that."""
    for element in page.with_roles(*_ROLES):
        role = (element.value("role") or "").lower().split()[0]
        if element.tag in _NATIVE or not is_nameless(element) or not is_heard(element):
            continue
        if role != "listbox" or not _is_popup(page, element):
            yield Hit(
                element.span,
                predicate('has the role "{role}" but no accessible name', role=role),
                help=say("Add `aria-label`, or `aria-labelledby` with the id of the text that names the control"),
                level=Level.INFO if _is_part(element, role) else None,
            )


def _is_popup(page: Page, element: Element) -> bool:
    """Whether a combobox shows and names it; a script may bind them, too."""
    inside = any(one.value("role") == "combobox" for one in islice(element.ancestors(), _MOST_UP))
    return inside or element.unknown("id") or element.value("id") in page.facts(_popups)


def _popups(page: Page) -> frozenset[str]:
    """The ids of what comboboxes show."""
    boxes = page.with_roles("combobox")
    said = (box.value(name) or "" for box in boxes for name in ("aria-controls", "aria-owns"))
    return frozenset(token for text in said for token in text.split())


def _is_part(element: Element, role: str) -> bool:
    """Whether it belongs to a field: a list that the keyboard does not reach, or a frame around the field itself."""
    framed = role == "combobox" and bool(element.descendants("input"))
    return framed or (role in {"listbox", "option"} and element.value("tabindex") != "0")
