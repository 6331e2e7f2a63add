"""Invalid ARIA attribute value

Many ARIA attributes accept only a few keywords, mostly "true" and "false". Browsers treat any other value, or none, as if
the attribute were missing: screen readers do not announce a field with `aria-required="yes"` as required.

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

from collections.abc import Iterator

from formlint.rule import CONTROL_TAGS, Hit, Level, Note, Page, Reason, predicate, rule, say

_CODE = frozenset("{}$@%<>")


@rule(level="warning", category="markup-invalid", since="0.1", wcag={"4.1.2"}, every_page=True)
def check(page: Page) -> Iterator[Hit | Note]:
    """Compare with the lists of keywords; advice on elements other than form controls, and on empty values."""
    known = page.tables.aria("attributes")
    for name in page.present(known):
        words = known[name]
        for element, value in page.written(name) if words else ():
            attribute = None if value.lower() in words else element.attribute(name)
            if attribute and not _CODE.isdisjoint(value):
                yield Note(Reason.CODE, element.span)
            elif attribute:
                yield Hit(
                    attribute.span,
                    predicate("is invalid; valid values: {words}", words=", ".join(words)),
                    help=say("Use one of the valid values, or remove the attribute"),
                    level=None if value and element.tag in CONTROL_TAGS else Level.INFO,
                )
