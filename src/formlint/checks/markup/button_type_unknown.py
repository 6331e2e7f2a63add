"""Type of button that browsers do not know

A button of an unknown type sends the form. A "button" that was to open a calendar or to show a password then sends a
form that is half filled in.

Bad:

    <form><label>Day <input name="day"></label> <button type="link">Help</button></form>
                                                        ^^^^^^^^^^^ is no type of button, so it sends the form

Good:

    <form><label>Day <input name="day"></label> <button type="button">Help</button></form>

Source: WHATWG HTML, 4.10.6 The button element.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    place_of,
    rule,
    say,
)


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Compare the types of the buttons with the three that there are."""
    types = page.tables.html("keywords")["button-type"]["words"]
    for element, value in page.written("type", "button[type]"):
        if value and value.lower() not in types and page.document.form_owner(element):
            yield Hit(
                place_of(element, "type"),
                say("is no type of button, so it sends the form"),
                help=say('Write type="submit" or type="button"'),
            )
