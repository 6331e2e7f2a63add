r"""Texts about a field contradict each other

The label asks for one format or number of digits, and the placeholder or another text for a different one. People cannot
follow both.

Bad:

    <label>Bought on (DD/MM/YYYY) <input name="bought" placeholder="MM/DD/YYYY"></label>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^
    = says MM/DD/YYYY, but another text about the field says DD/MM/YYYY

Bad:

    <label>8-digit ticket number <input name="ticket" inputmode="numeric" placeholder="6 digits"></label>
                                                                          ^^^^^^^^^^^^^^^^^^^^^^
    = asks for 6 digits, but another text about the field asks for 8

Good:

    <label>Bought on (DD/MM/YYYY) <input name="bought" placeholder="dd/mm/yyyy"></label>

Good:

    <label>8-digit ticket number <input name="ticket" inputmode="numeric" placeholder="8 digits"></label>

Source: WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from formlint.rule import Attribute, Control, Field, Hit, Hits, Reason, Text, predicate, rule, say

_OWN = ("placeholder", "title", "aria-label")


@rule(
    level="warning",
    category="contradiction",
    since="0.2",
    wcag=["3.3.2"],
    rank="minor",
    unless={"digit-count-contradicted", "format-contradicted"},
    attributes={"aria-label", "placeholder", "title"},
)
def check(field: Field) -> Hits:
    """Compare the texts in the attributes of the control with all others."""
    control, reason = field.control, None
    for text in control.labels if control.is_written else ():
        attribute = control.known(text.origin) if text.origin in _OWN and _tells(control, text) else None
        for other in control.own_texts if attribute else ():
            hit = bound = None
            if attribute and text is not other:
                hit = _formats(control, attribute, text, other)
                bound = None if hit else _digits(control, attribute, text, other)
            if bound and any(map(control.says, ("bounds", "letters-and-digits"))):
                reason = Reason.BOUND
            elif hit := hit or bound:
                yield hit
                return
    return reason


def _tells(control: Control, text: Text) -> bool:
    """Whether a text shows a format or names a number of digits."""
    return bool(control.tables.date_masks(text.text) or control.tables.counts(text.text, "digits-counted"))


def _formats(control: Control, attribute: Attribute, text: Text, other: Text) -> Hit | None:
    """A hit where both show formats of dates, and none has the order of one of the other."""
    here, there = (control.tables.date_masks(one.text) for one in (text, other))
    orders = frozenset(order for mask in here for order in mask.orders)
    if not here or not there or any(orders & mask.orders for mask in there):
        return None
    if {len(order) for order in orders} != {len(order) for mask in there for order in mask.orders}:
        return None
    return Hit(
        attribute.span,
        predicate("says {one}, but another text about the field says {other}", one=here[0].text, other=there[0].text),
        help=say("Say the same in all texts about the field"),
    )


def _digits(control: Control, attribute: Attribute, text: Text, other: Text) -> Hit | None:
    """A hit where both name one number of digits, and not the same."""
    here, there = (control.tables.counts(one.text, "digits-counted") for one in (text, other))
    if len(here) != 1 or len(there) != 1 or not (here[0].exact and there[0].exact) or here == there:
        return None
    return Hit(
        attribute.span,
        predicate(
            "asks for {one} digits, but another text about the field asks for {other}",
            one=here[0].least,
            other=there[0].least,
        ),
        help=say("Say the same in all texts about the field"),
    )
