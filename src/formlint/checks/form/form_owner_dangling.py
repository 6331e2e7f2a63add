"""Field refers to a form that does not exist

`form` names the form that submits the field, by its id. If no form has that id, the field belongs to no form, and what
people enter is never sent.

Bad:

    <form id="order"><button>Order</button></form>
    <label>Remarks <input name="remarks" form="ordr"></label>
                                         ^^^^^^^^^^^
    = does not refer to a form on this page, so the element belongs to no form

Good:

    <form id="order"><button>Order</button></form>
    <label>Remarks <input name="remarks" form="order"></label>

Source: WHATWG HTML, 4.10.17.3 Association of controls and forms.
"""

from collections.abc import Iterator

from formlint.rule import (
    CONTROL_TAGS,
    Element,
    Form,
    Hit,
    Level,
    Note,
    Page,
    Reason,
    place_of,
    predicate,
    rule,
    say,
)

_OWNED = frozenset({"button", "fieldset", "input", "output", "select", "textarea"})


@rule(level="error", category="markup-invalid", since="0.1", attributes={"form"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for the ids; a template may write the form elsewhere."""
    for element, value in page.written("form"):
        target = page.document.by_id(value)
        if element.tag not in _OWNED or not value or (target is not None and target.tag == "form"):
            continue
        if not page.document.complete:
            yield Note(Reason.PART_OF_PAGE, element.span)
            continue
        yield Hit(
            place_of(element, "form"),
            predicate("does not refer to a form on this page, so the element belongs to no form"),
            help=say("Use the id of a form, or remove `form`"),
            level=None if page.stays_as_written and _is_needed(element) else Level.WARNING,
        )


def _is_needed(element: Element) -> bool:
    """Whether people can use it, and it is to be sent or to send."""
    sends = Form.is_submit_button(element)
    return not element.has("disabled") and (sends or (element.tag in CONTROL_TAGS and element.has("name")))
