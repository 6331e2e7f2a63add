"""Field of a form that is not there

`form` takes the id of the form that a field is sent with. Where no form has this id, the field belongs to none: what
people enter is never sent.

Bad:

    <form id="order"><button>Order</button></form>
    <label>Remarks <input name="remarks" form="ordr"></label>
                                         ^^^^^^^^^^^ is the id of no form on this page: the value is never sent

Good:

    <form id="order"><button>Order</button></form>
    <label>Remarks <input name="remarks" form="order"></label>

Source: WHATWG HTML, 4.10.17.3 Association of controls and forms.
"""

from formlint.rule import CONTROL_TAGS, Element, Form, Hit, Hits, Level, Page, place_of, rule, say

_OWNED = frozenset({"button", "fieldset", "input", "output", "select", "textarea"})


@rule(level="error", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Follow the ids; a template may write the form elsewhere."""
    if not page.document.complete:
        return
    for element, value in page.written("form"):
        target = page.document.by_id(value)
        if element.tag in _OWNED and value and (target is None or target.tag != "form"):
            yield Hit(
                place_of(element, "form"),
                say("is the id of no form on this page: the value is never sent"),
                level=None if page.stays_as_written and _is_needed(element) else Level.WARNING,
            )


def _is_needed(element: Element) -> bool:
    """Whether people can use it, and it is to be sent or to send."""
    sends = Form.is_submit_button(element)
    return not element.has("disabled") and (sends or (element.tag in CONTROL_TAGS and element.has("name")))
