"""Same autocomplete tokens in two addresses

A form that asks for two addresses, as for delivery and for the bill, has to say which field belongs to which. Where both
have the same tokens in `autocomplete`, browsers fill in the same address twice, or only one of them.

Bad:

    <form><h2>Delivery</h2><label>Name <input name="s_name" autocomplete="name"></label>
    <label>Postcode <input name="s_pc" autocomplete="postal-code"></label>
    <h2>Bill</h2><label>Name <input name="b_name" autocomplete="name"></label>
                                                  ^^^^^^^^^^^^^^^^^^^ repeats the tokens of a field above, as do 2 fields of this address: browsers cannot tell the two addresses apart
    <label>Postcode <input name="b_pc" autocomplete="postal-code"></label></form>

Good:

    <form><h2>Delivery</h2><label>Name <input name="s_name" autocomplete="shipping name"></label>
    <label>Postcode <input name="s_pc" autocomplete="shipping postal-code"></label>
    <h2>Bill</h2><label>Name <input name="b_name" autocomplete="billing name"></label>
    <label>Postcode <input name="b_pc" autocomplete="billing postal-code"></label></form>

Good:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Postcode <input name="pc" autocomplete="postal-code"></label></form>

Sources: WHATWG HTML, 4.10.18.7.1, autofill detail tokens: `section-*`, `shipping` and `billing`; WCAG 2.2, 1.3.5.
"""

from collections.abc import Sequence

from formlint.rule import (
    Control,
    Field,
    Form,
    Hit,
    Hits,
    rule,
    say,
)

_PEOPLE = frozenset({"name", "given-name", "family-name", "organization", "tel"})
_STREETS = frozenset({"street-address", "address-line1", "address-level2"})
_REGIONS = frozenset({"address-level1", "country", "country-name", "postal-code"})
_TOLD = _PEOPLE | _STREETS | _REGIONS
_FEWEST = 2
_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="warning", category="autocomplete-wrong", since="0.2", wcag={"1.3.5"})
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for an address that has the same words again, each in a field of another name."""
    del form
    first: dict[tuple[str, ...], Control] = {}
    again: dict[str, Control] = {}
    for control in (field.control for field in fields):
        name = control.autofill.field_name
        if name in _TOLD and control.type not in _CHOICES and control.editable:
            earlier = first.setdefault(control.autofill.tokens, control)
            if earlier.name != control.name and not control.says("again"):
                again.setdefault(str(name), control)
    attribute = next(iter(again.values())).known("autocomplete") if _is_address(again) else None
    if attribute:
        yield Hit(
            attribute.span,
            say(
                "repeats the tokens of a field above, as do {count} fields of this address: "
                "browsers cannot tell the two addresses apart",
                count=len(again),
            ),
            help=say('Begin the tokens of one address with "shipping" and of the other with "billing" or "section-…"'),
        )


def _is_address(names: dict[str, Control]) -> bool:
    """Whether some names are of an address: not of a name and how it is read, nor of two ways to choose a region."""
    told = names.keys()
    placed = _STREETS | _REGIONS
    return len(told) >= _FEWEST and not placed.isdisjoint(told) and not _REGIONS.issuperset(told)
