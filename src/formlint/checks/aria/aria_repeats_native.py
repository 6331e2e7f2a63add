"""Redundant ARIA attribute

`required` alone is announced. `aria-required="true"` next to it adds nothing, and the two disagree as soon as one of
them is changed.

Bad:

    <label>Town <input name="town" required aria-required="true"></label>
                                            ^^^^^^^^^^^^^^^^^^^^ is redundant: `required` already says the same

Good:

    <label>Town <input name="town" required></label>

Source: W3C ARIA in HTML, 5.2 Requirements for use of ARIA attributes in place of equivalent HTML attributes.
"""

from formlint.rule import Hit, Hits, Page, predicate, rule


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Hits:
    """Look for a native attribute beside the state of the same meaning."""
    for native, state in page.tables.aria("native").items():
        if native == "source":
            continue
        for element in page.select(f'[{native}][{state}="true" i]'):
            attribute = element.attribute(state)
            if attribute and not element.unknown(native) and not element.unknown(state):
                yield Hit(
                    attribute.span, predicate("is redundant: `{attribute}` already says the same", attribute=native)
                )
