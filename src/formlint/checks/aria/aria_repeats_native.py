"""State of ARIA that says again what the field says

`required` alone is read out. `aria-required="true"` beside it adds nothing, and goes wrong when one of the two is
changed later.

Bad:

    <label>Town <input name="town" required aria-required="true"></label>
                                            ^^^^^^^^^^^^^^^^^^^^ says again what required says

Good:

    <label>Town <input name="town" required></label>

Source: W3C ARIA in HTML, 5.2 Requirements for use of ARIA attributes in place of equivalent HTML attributes.
"""

from formlint.rule import Hit, Hits, Page, rule, say


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Hits:
    """Look for a native attribute beside the state of the same meaning."""
    for native, state in page.tables.aria("native").items():
        if native == "source":
            continue
        for element in page.select(f'[{native}][{state}="true" i]'):
            attribute = element.attribute(state)
            if attribute and not element.unknown(native) and not element.unknown(state):
                yield Hit(attribute.span, say("says again what {attribute} says", attribute=native))
