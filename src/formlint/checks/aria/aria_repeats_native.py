"""Redundant ARIA attribute

Screen readers announce `required` on its own. `aria-required="true"` next to it adds nothing, and the two disagree as soon as one of
them is changed.

Bad:

    <label>Town <input name="town" required aria-required="true"></label>
                                            ^^^^^^^^^^^^^^^^^^^^ is redundant: `required` already says the same

Good:

    <label>Town <input name="town" required></label>

Source: W3C ARIA in HTML, 5.2 Requirements for use of ARIA attributes in place of equivalent HTML attributes.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, place_of, predicate, rule, say


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for a native attribute next to the ARIA state of the same meaning."""
    for native, state in page.tables.aria("native").items():
        if native == "source":
            continue
        for element in page.select(f'[{native}][{state}="true" i]'):
            if element.unknown(native):
                yield Note(Reason.CODE, element.span)
            else:
                message = predicate("is redundant: `{attribute}` already says the same", attribute=native)
                yield Hit(place_of(element, state), message, help=say("Remove `{attribute}`", attribute=state))
