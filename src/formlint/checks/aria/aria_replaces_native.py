"""State of ARIA where HTML has its own

A checkbox knows itself whether it is checked, a number field its limits. What ARIA says there does not follow when
people tick the box, and the standard forbids it.

Bad:

    <label><input type="checkbox" name="news" aria-checked="true"> Send me news</label>
                                              ^^^^^^^^^^^^^^^^^^^ must not stand here: the element says this by itself

Bad:

    <label>Town <input name="town" placeholder="Bergen" aria-placeholder="Bergen"></label>
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ must not stand here: the element says this by itself

Good:

    <label><input type="checkbox" name="news" checked> Send me news</label>
    <span role="checkbox" aria-checked="true" tabindex="0">Terms</span>

Source: W3C ARIA in HTML, 4 and 5.2.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)


@rule(level="info", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Look for the states on the elements that have them natively."""
    hosts = page.tables.aria("host")
    for state in page.present(hosts):
        for element in page.select(",".join(f"{host}[{state}]" for host in hosts[state].split(","))):
            attribute = element.attribute(state)
            if attribute and not element.unknown(state) and not element.unknown("type"):
                yield Hit(attribute.span, say("must not stand here: the element says this by itself"))
