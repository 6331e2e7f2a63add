"""ARIA attribute in place of native HTML

Browsers tell screen readers whether a checkbox is checked and which limits a number field has. An ARIA attribute that
says the same does not change when users check the box, so the standard forbids or discourages it.

Bad:

    <label><input type="checkbox" name="news" aria-checked="true"> Send me news</label>
                                              ^^^^^^^^^^^^^^^^^^^
    = should not be used here: HTML has its own way to express it

Bad:

    <label>Town <input name="town" placeholder="Bergen" aria-placeholder="Bergen"></label>
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
    = should not be used here: HTML has its own way to express it

Good:

    <label><input type="checkbox" name="news" checked> Send me news</label>
    <span role="checkbox" aria-checked="true" tabindex="0">Terms</span>

Source: W3C ARIA in HTML, 4 and 5.2.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, place_of, predicate, rule, say


@rule(level="info", category="markup-invalid", since="0.1")
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for ARIA states on elements that have them natively."""
    hosts = page.tables.aria("host")
    for state in page.present(hosts):
        for element in page.select(",".join(f"{host}[{state}]" for host in hosts[state].split(","))):
            if element.unknown(state) or element.unknown("type"):
                yield Note(Reason.CODE, element.span)
            else:
                message = predicate("should not be used here: HTML has its own way to express it")
                yield Hit(place_of(element, state), message, help=say("Remove `{attribute}`", attribute=state))
