"""Same autocomplete tokens in two addresses

Users who ship to another address than their own need both filled in correctly. If the fields of both addresses have the
same tokens, browsers fill in the same address twice, or only one of them.

Bad:

    <form><h2>Delivery</h2><label>Name <input name="s_name" autocomplete="name"></label>
    <label>Postcode <input name="s_pc" autocomplete="postal-code"></label>
    <h2>Billing</h2><label>Name <input name="b_name" autocomplete="name"></label>
                                                     ^^^^^^^^^^^^^^^^^^^
    = repeats the tokens of an earlier field, as does 1 other field: browsers cannot tell the two addresses apart
    <label>Postcode <input name="b_pc" autocomplete="postal-code"></label></form>

Good:

    <form><h2>Delivery</h2><label>Name <input name="s_name" autocomplete="shipping name"></label>
    <label>Postcode <input name="s_pc" autocomplete="shipping postal-code"></label>
    <h2>Billing</h2><label>Name <input name="b_name" autocomplete="billing name"></label>
    <label>Postcode <input name="b_pc" autocomplete="billing postal-code"></label></form>

Good:

    <form><label>Email <input type="email" name="email" autocomplete="email"></label>
    <label>Postcode <input name="pc" autocomplete="postal-code"></label></form>

Sources: WHATWG HTML, 4.10.18.7.1, autofill detail tokens: `section-*`, `shipping`, and `billing`; WCAG 2.2, 1.3.5.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import Control, Field, Form, Hit, Message, Note, Reason, predicate, rule, say

_PEOPLE = frozenset({"name", "given-name", "family-name", "organization", "tel"})
_STREETS = frozenset({"street-address", "address-line1", "address-level2"})
_REGIONS = frozenset({"address-level1", "country", "country-name", "postal-code"})
_TOLD = _PEOPLE | _STREETS | _REGIONS
_FEWEST = 2
_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="warning", category="autocomplete-wrong", since="0.2", wcag={"1.3.5"})
def check(form: Form, fields: Sequence[Field]) -> Iterator[Hit | Note]:
    """Look for a second address with the same tokens, each in a field with another name."""
    del form
    first: dict[tuple[str, ...], Control] = {}
    again: dict[str, Control] = {}
    for control in (field.control for field in fields):
        name = control.autofill.field_name
        if name in _TOLD and control.type not in _CHOICES and control.editable:
            earlier = first.setdefault(control.autofill.tokens, control)
            if earlier is control and name not in _PEOPLE:
                again.clear()  # the address that begins above goes on: a name in it was repeated
            if reason := _why_repeated(earlier, control):
                yield Note(reason, control.element.span)
            elif earlier.name != control.name:
                again.setdefault(str(name), control)
    attribute = next(iter(again.values())).known("autocomplete") if _is_address(again) else None
    if attribute:
        yield Hit(
            attribute.span,
            predicate(
                "repeats the tokens of an earlier field, as does {count} other field: "
                "browsers cannot tell the two addresses apart",
                "repeats the tokens of an earlier field, as do {count} other fields: "
                "browsers cannot tell the two addresses apart",
                count=len(again) - 1,
            ),
            help=say('Begin the tokens of one address with "shipping" and those of the other with "billing"'),
        )


def _why_repeated(earlier: Control, control: Control) -> Message | None:
    """Why two fields with other names may have the same tokens."""
    if earlier.name == control.name:
        return None
    if control.document.may_be_apart(earlier.element, control.element):
        return Reason.CODE
    return Reason.TOLD if control.says("again") else None


def _is_address(names: dict[str, Control]) -> bool:
    """Whether tokens are those of an address, not of a name and its reading or of two ways to choose a region."""
    told = names.keys()
    placed = _STREETS | _REGIONS
    return len(told) >= _FEWEST and not placed.isdisjoint(told) and not _REGIONS.issuperset(told)
