"""ARIA attribute in place of native HTML

A checkbox exposes its own checked state, and a number field its own limits. The ARIA value does not change when users
check the box, and the standard forbids or discourages it.

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

from formlint.rule import Hit, Hits, Page, predicate, rule


@rule(level="info", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Look for the states on the elements that have them natively."""
    hosts = page.tables.aria("host")
    for state in page.present(hosts):
        for element in page.select(",".join(f"{host}[{state}]" for host in hosts[state].split(","))):
            attribute = element.attribute(state)
            if attribute and not element.unknown(state) and not element.unknown("type"):
                yield Hit(attribute.span, predicate("should not be used here: HTML has its own way to express it"))
