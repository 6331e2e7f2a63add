"""Invalid ARIA attribute value

Many ARIA attributes accept only a few keywords, mostly `true` and `false`. Any other value, or none, is treated as if
the attribute were missing: `aria-required="yes"` does not mean required.

Bad:

    <label>Town <input name="town" aria-required="yes"></label>
                                   ^^^^^^^^^^^^^^^^^^^ is invalid; valid values: true, false

Bad:

    <label>Town <input name="town" aria-required></label>
                                   ^^^^^^^^^^^^^ is invalid; valid values: true, false

Good:

    <label>Town <input name="town" aria-required="true" aria-invalid="false"></label>

Sources: WAI-ARIA 1.2, 6.6; WCAG 2.2, 4.1.2.
"""

from formlint.rule import (
    CONTROL_TAGS,
    Hit,
    Hits,
    Level,
    Page,
    predicate,
    rule,
)

_CODE = frozenset("{}$@%<>")


@rule(level="warning", category="markup-invalid", since="0.1", wcag={"4.1.2"}, every_page=True)
def check(page: Page) -> Hits:
    """Compare with the closed lists; advice on other elements than fields, and where nothing is said."""
    known = page.tables.aria("attributes")
    for name in page.present(known):
        words = known[name]
        for element, value in page.written(name) if words else ():
            attribute = None if value.lower() in words else element.attribute(name)
            if attribute and _CODE.isdisjoint(value):
                yield Hit(
                    attribute.span,
                    predicate("is invalid; valid values: {words}", words=", ".join(words)),
                    level=None if value and element.tag in CONTROL_TAGS else Level.INFO,
                )
