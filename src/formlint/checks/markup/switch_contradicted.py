"""Attribute that is set although its value says no

`required`, `disabled`, `checked` and their like work by being there. `required="false"` makes a field required, and
`checked="no"` checks the box.

Bad:

    <label>Second line of the address <input name="line2" required="false"></label>
                                                          ^^^^^^^^^^^^^^^^ counts as set, whatever its value says

Bad:

    <label><input type="checkbox" name="news" checked="no"> Send me news</label>
                                              ^^^^^^^^^^^^ counts as set, whatever its value says

Good:

    <label>Name <input name="name" autocomplete="name" required="required"></label>

Source: WHATWG HTML, 2.3.2 Boolean attributes.
"""

from formlint.rule import Hit, Hits, Page, place_of, rule, say


@rule(level="warning", category="contradiction", since="0.1")
def check(page: Page) -> Hits:
    """Look for such attributes with a value that denies them, on the elements that take them."""
    words = page.tables.html("contrary")["words"]
    switches = page.tables.html("switches")
    for name in page.present(switches):
        for element, value in page.written(name):
            if value and element.tag in switches[name] and value.lower() in words:
                yield Hit(
                    place_of(element, name),
                    say("counts as set, whatever its value says"),
                    help=say("Remove {attribute}, or leave out its value", attribute=name),
                )
