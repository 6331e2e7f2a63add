"""Boolean attribute set to "false"

`required`, `disabled`, `checked`, and other boolean attributes are on whenever they are present: `required="false"`
makes the field required.

Bad:

    <label>Second line of the address <input name="line2" required="false"></label>
                                                          ^^^^^^^^^^^^^^^^
    = takes effect despite its value: boolean attributes are on whenever they are present

Bad:

    <label><input type="checkbox" name="news" checked="no"> Send me news</label>
                                              ^^^^^^^^^^^^
    = takes effect despite its value: boolean attributes are on whenever they are present

Good:

    <label>Name <input name="name" autocomplete="name" required="required"></label>

Source: WHATWG HTML, 2.3.2 Boolean attributes.
"""

from formlint.rule import Hit, Hits, Page, place_of, predicate, rule, say


@rule(level="warning", category="contradiction", since="0.1")
def check(page: Page) -> Hits:
    """Find boolean attributes with a value such as "false" or "no", on the elements that take them."""
    words = page.tables.html("contrary")["words"]
    switches = page.tables.html("switches")
    for name in page.present(switches):
        for element, value in page.written(name):
            if value and element.tag in switches[name] and value.lower() in words:
                yield Hit(
                    place_of(element, name),
                    predicate("takes effect despite its value: boolean attributes are on whenever they are present"),
                    help=say("Remove `{attribute}`, or write it without a value", attribute=name),
                )
