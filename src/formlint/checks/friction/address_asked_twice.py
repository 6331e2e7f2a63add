"""Second address cannot be copied from the first

For most people, the billing and shipping addresses are the same. If they have to type it twice, they make mistakes or
abandon the order.

Bad:

    <form><label>Street <input name="s1" autocomplete="shipping address-line1"></label>
    <label>Postcode <input name="p1" autocomplete="shipping postal-code"></label>
    <label>Street <input name="s2" autocomplete="billing address-line1"></label>
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = begins a second address that cannot be copied from the first
    <label>Postcode <input name="p2" autocomplete="billing postal-code"></label></form>

Good:

    <form><label>Street <input name="s1" autocomplete="shipping address-line1"></label>
    <label>Postcode <input name="p1" autocomplete="shipping postal-code"></label>
    <label><input type="checkbox" name="same"> Billing address is the same</label>
    <label>Billing street <input name="s2" autocomplete="billing address-line1"></label>
    <label>Billing postcode <input name="p2" autocomplete="billing postal-code"></label></form>

Addresses of other people, such as guests or employers, are not reported.

Sources: WCAG 2.2, 3.3.7 Redundant Entry.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import Field, Form, Hit, Note, Reason, predicate, rule, say

_STREETS = frozenset({"address-line1", "street-address"})
_SORTS = frozenset({"billing", "shipping"})
_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="info", category="friction", since="0.1", wcag=["3.3.7"])
def check(form: Form, fields: Sequence[Field]) -> Iterator[Hit | Note]:
    """Look for a shipping street, a billing street, and no checkbox, choice, or button about the two."""
    shown = [field.control for field in fields if field.control.editable]
    streets = [control for control in shown if control.autofill.field_name in _STREETS]
    sorts = [word for control in streets for word in control.autofill.tokens if word in _SORTS]
    if len(streets) != len(_SORTS) or not _SORTS.issubset(sorts):
        return
    control = streets[1]
    said = [text.text for field in fields if field.control.type in _CHOICES for text in field.control.labels]
    said += [button.text or button.value("value") or "" for button in form.buttons("button", "submit")]
    if any(form.tables.mentions(text, "same-address") for text in said):
        return
    if control.autofill.speaks_of("others"):
        yield Note(Reason.NOT_FOR_USER, control.element.span)
    else:
        yield Hit(
            control.element.span,
            predicate("begins a second address that cannot be copied from the first"),
            help=say('Add a checkbox such as "Same as shipping address", checked by default'),
        )
