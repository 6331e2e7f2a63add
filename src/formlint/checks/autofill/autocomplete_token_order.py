"""Misplaced or conflicting autocomplete tokens

Tokens have a fixed order: a section; "shipping" or "billing"; for phone and email "home", "work", "mobile", "fax", or
"pager"; then one field name. Browsers ignore a value that breaks this order: they guess or fill in nothing.

Bad:

    <label>Postcode <input name="postcode" autocomplete="home postal-code"></label>
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = has tokens that are out of order or cannot be combined with "postal-code"; browsers ignore the whole value

Fixed:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Bad:

    <label>Phone <input name="phone" type="tel" autocomplete="mobile billing tel"></label>
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = has tokens that are out of order or cannot be combined with "tel"; browsers ignore the whole value

Fixed:

    <label>Phone <input name="phone" type="tel" autocomplete="billing mobile tel"></label>

Bad:

    <label>Name <input name="name" autocomplete="given-name family-name"></label>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = has tokens that are out of order or cannot be combined with "family-name"; browsers ignore the whole value

Fixed:

    <label>Name <input name="name" autocomplete="family-name"></label>

Good:

    <label>Phone <input name="phone" type="tel" autocomplete="section-a billing mobile tel"></label>

Good:

    <label>User name <input name="username" autocomplete="username webauthn" autocapitalize="none"></label>

Sources: WHATWG HTML, 4.10.18.7.2, processing model of autofill detail tokens; WCAG 2.2, 1.3.5.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Reason,
    predicate,
    replace,
    rule,
)

_ADDRESSES = ("shipping", "billing")
_CONTACTS = ("home", "work", "mobile", "fax", "pager")


@rule(
    level="warning",
    category="autocomplete-wrong",
    since="0.1",
    wcag={"1.3.5"},
    rank="broken",
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Put the tokens into the order of the standard and compare."""
    element, autofill = field.control.element, field.control.autofill
    name, said = autofill.field_name, autofill.tokens
    if name is None:
        return
    right = [*_before(said, name), name, *(["webauthn"] if "webauthn" in said and element.tag != "select" else [])]
    attribute = field.control.known("autocomplete") if right != list(said) else None
    if attribute and field.control.is_out_of_use:
        return Reason.OUT_OF_USE
    if attribute:
        yield Hit(
            attribute.span,
            predicate(
                'has tokens that are out of order or cannot be combined with "{name}"; browsers ignore the whole value',
                name=name,
            ),
            witness=" ".join(right),
            fix=replace(attribute, " ".join(right), safe=not _more_names(said, right)),
        )


def _before(said: Sequence[str], name: str) -> Iterator[str]:
    """The tokens that may come before the field name, in order, one of each kind."""
    yield from [word for word in said if word.startswith("section-")][:1]
    yield from [word for word in said if word in _ADDRESSES][:1]
    if name.startswith("tel") or name in {"email", "impp"}:
        yield from [word for word in said if word in _CONTACTS][:1]


def _more_names(said: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words are left out that may have had a meaning."""
    return bool(set(said) - set(right) - {*_ADDRESSES, *_CONTACTS})
