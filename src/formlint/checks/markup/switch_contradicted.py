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

    <label>Second line of the address <input name="line2"></label> <label required="false">Town <input name="town"></label>

Good:

    <label>Name <input name="name" autocomplete="name" required="required"></label>

Source: WHATWG HTML, 2.3.2 Boolean attributes.
"""

from formlint.rule import Hit, Hits, Page, html, matching, rule, say


@rule(level="warning", category="contradiction", since="0.1")
def check(page: Page) -> Hits:
    """Look for such attributes with a value that denies them, on the elements that take them."""
    for name, tags in html("switches").items():
        if name != "source":
            for element in matching(page, _denied(name, tags)):
                attribute = element.attribute(name)
                if attribute and not attribute.unknown and not element.unknown(name):
                    yield Hit(
                        attribute.span,
                        say("counts as set, whatever its value says"),
                        help=say("Remove {attribute}, or leave out its value", attribute=name),
                    )


def _denied(name: str, tags: list[str]) -> str:
    """A selector for the elements on which the attribute has a value that denies it."""
    return ",".join(f'{tag}[{name}="{word}" i]' for tag in tags for word in html("contrary")["words"])
