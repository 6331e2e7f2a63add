"""Empty autocomplete attribute

An empty `autocomplete` tells browsers nothing, so they have to guess what to fill in. Often, a template had no token to
insert. HTML does not allow the empty value.

Bad:

    <label>Email <input type="email" name="email" autocomplete=""></label>
                                                  ^^^^^^^^^^^^^^^ is empty and has no effect

Fixed:

    <label>Email <input type="email" name="email"></label>

Good:

    <label>Email <input type="email" name="email" autocomplete="email"></label>

Source: WHATWG HTML, 4.10.18.7.1, the autocomplete attribute.
"""

from formlint.rule import Field, Hit, Hits, predicate, remove, rule


@rule(
    level="info",
    category="autocomplete-wrong",
    since="0.1",
    same_as={"autocomplete-missing"},
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Look for the attribute without a token in it."""
    control = field.control
    value = control.value("autocomplete")
    attribute = None if value is None or value.strip() else control.attribute("autocomplete")
    if attribute:
        wants_token = field.purpose is not None and control.autofill.is_about_user
        fix = remove(control, attribute, safe=not wants_token)
        yield Hit(attribute.span, predicate("is empty and has no effect"), fix=fix)
