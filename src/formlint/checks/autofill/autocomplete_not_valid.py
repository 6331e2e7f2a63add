"""Invalid autocomplete value

`autocomplete` accepts "on", "off", or tokens in a fixed order that end with an autofill field name. Browsers ignore any
other value: they guess what the field is for or fill in nothing.

Bad:

    <label>Country <input name="country" autocomplete="country work"></label>
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is invalid: browsers guess what to fill in or fill in nothing

Bad:

    <label>Work email <input type="email" name="email" autocomplete="work,email"></label>
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^
    = is invalid: browsers guess what to fill in or fill in nothing

Fixed:

    <label>Work email <input type="email" name="email" autocomplete="work email"></label>

Bad:

    <label>Colour of the lining <input name="lining" autocomplete="lining-colour"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is invalid: browsers guess what to fill in or fill in nothing

Good:

    <label>Work email <input type="email" name="email" autocomplete="section-me work email webauthn"></label>

Sources: WHATWG HTML, 4.10.18.7.1, autofill detail tokens; WCAG 2.2, 1.3.5; W3C ACT rule 73f2c2.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Reason,
    predicate,
    replace,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "file", "radio"})


@rule(
    level="warning",
    category="autocomplete-wrong",
    since="0.1",
    wcag={"1.3.5"},
    rank="minor",
    unless={"autocomplete-off-on-personal"},
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Parse the value as the standard does; advice where no word in it is an autofill field name."""
    control = field.control
    said = control.autofill.tokens
    if control.type in _CHOICES or field.tables.is_autofill(said, control.tag):
        return
    attribute = control.known("autocomplete") if said else None
    if attribute is None:
        return
    if control.is_out_of_use:
        return Reason.OUT_OF_USE
    apart = " ".join(said).replace(",", " ").replace(";", " ").split()
    yield Hit(
        attribute.span,
        predicate("is invalid: browsers guess what to fill in or fill in nothing"),
        fix=replace(attribute, " ".join(apart), safe=True) if field.tables.is_autofill(apart, control.tag) else None,
        help=say("Use an autofill field name such as `email`, or remove `autocomplete`"),
        level=None if any(map(field.tables.types_for, apart)) else Level.INFO,
    )
