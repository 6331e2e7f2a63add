"""Invalid button type

A button with an unknown type submits the form. A button that should open a calendar or show the password then submits
the form before it is complete.

Bad:

    <form><label>Day <input name="day"></label> <button type="link">Help</button></form>
                                                        ^^^^^^^^^^^
    = is not a valid button type, so the button submits the form

Good:

    <form><label>Day <input name="day"></label> <button type="button">Help</button></form>

Source: WHATWG HTML, 4.10.6 The button element.
"""

from formlint.rule import Hit, Hits, Page, place_of, predicate, rule, say


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Compare the types of buttons with the valid ones; one that has a command neither submits nor acts."""
    types = page.tables.html("keywords")["button-type"]["words"]
    for element, value in page.written("type", "button[type]"):
        if value and value.lower() not in types and page.document.form_owner(element):
            if element.has("command") or element.has("commandfor"):
                message = predicate("is not a valid button type, so the button does nothing")
            else:
                message = predicate("is not a valid button type, so the button submits the form")
            yield Hit(place_of(element, "type"), message, help=say('Use `type="submit"` or `type="button"`'))
