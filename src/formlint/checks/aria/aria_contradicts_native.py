"""ARIA state contradicts the HTML attribute

The field is `required`, but `aria-required="false"` says that it is not. Screen readers may announce the wrong state.

Bad:

    <label>Town <input name="town" required aria-required="false"></label>
                                            ^^^^^^^^^^^^^^^^^^^^^ contradicts `required`

Good:

    <label>Town <input name="town" required></label>

Sources: W3C ARIA in HTML, 5.2; WCAG 2.2, 4.1.2.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, place_of, predicate, rule, say


@rule(level="warning", category="contradiction", since="0.1", wcag={"4.1.2"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for a native attribute next to the ARIA state that denies it."""
    for native, state in page.tables.aria("native").items():
        if native == "source":
            continue
        for element in page.select(f'[{native}][{state}="false" i]'):
            if element.unknown(native):
                yield Note(Reason.CODE, element.span)
            else:
                message = predicate("contradicts `{attribute}`", attribute=native)
                yield Hit(place_of(element, state), message, help=say("Remove `{attribute}`", attribute=state))
