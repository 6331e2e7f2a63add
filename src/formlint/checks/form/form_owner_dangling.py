"""Field refers to a form that does not exist

`form` takes the id of the form that submits the field. If that id does not exist, the field belongs to no form, and its
value is never sent.

Bad:

    <form id="order"><button>Order</button></form>
    <label>Remarks <input name="remarks" form="ordr"></label>
                                         ^^^^^^^^^^^ does not refer to a form on this page: the value is never submitted

Good:

    <form id="order"><button>Order</button></form>
    <label>Remarks <input name="remarks" form="order"></label>

Source: WHATWG HTML, 4.10.17.3 Association of controls and forms.
"""

from formlint.rule import Hit, Hits, Page, place_of, predicate, rule

_OWNED = frozenset({"button", "fieldset", "input", "output", "select", "textarea"})


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Follow the ids; a template may write the form elsewhere."""
    if not page.document.complete:
        return
    for element, value in page.written("form"):
        target = page.document.by_id(value)
        if element.tag in _OWNED and value and (target is None or target.tag != "form"):
            yield Hit(
                place_of(element, "form"),
                predicate("does not refer to a form on this page: the value is never submitted"),
            )
