"""Empty autocomplete

An empty value is the same as none, and none that HTML allows. Often a program did not find the word to write there.

Bad:

    <label>Email <input type="email" name="email" autocomplete=""></label>
                                                  ^^^^^^^^^^^^^^^ is empty, which means nothing

Fixed:

    <label>Email <input type="email" name="email"></label>

Good:

    <label>Email <input type="email" name="email" autocomplete="email"></label>

Source: WHATWG HTML, 4.10.18.7.1, the autocomplete attribute.
"""

from formlint.rule import Field, Hit, Hits, remove, rule, say


@rule(
    level="info",
    category="autocomplete-wrong",
    since="0.1",
    same_as={"autocomplete-missing"},
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Look for the attribute without a word in it."""
    control = field.control
    value = control.value("autocomplete")
    attribute = None if value is None or value.strip() else control.attribute("autocomplete")
    if attribute:
        wants_token = field.purpose is not None and control.autofill.is_about_user
        fix = remove(control, attribute, safe=not wants_token)
        yield Hit(attribute.span, say("is empty, which means nothing"), fix=fix)
