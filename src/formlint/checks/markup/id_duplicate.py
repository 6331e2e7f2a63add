"""Id that several elements have

Labels, descriptions, lists and scripts find an element by its id, and they find the first one only. The label of the
second field then names the first, and a click on it leads there.

Bad:

    <p><label for="street">Street</label> <input id="street" name="street"></p>
    <p><label for="street">Street of the firm</label> <input id="street" name="street2"></p>
                                                             ^^^^^^^^^^^ is the id of another element, too: what refers to it finds the first one

Bad:

    <ul><li id="item">One</li><li id="item">Two</li></ul>
                                  ^^^^^^^^^ is the id of another element, too
    <label>Search <input type="search" name="q"></label>

Good:

    <p><label for="street">Street</label> <input id="street" name="street"></p>
    <p><label for="street2">Street of the firm</label> <input id="street2" name="street2"></p>

Sources: WHATWG HTML, 3.2.6 Global attributes: the id attribute; WCAG 2.2, 1.3.1 and 4.1.2 where names depend on it.
"""

from formlint.rule import Hit, Hits, Level, Page, matching, rule, say, written

_POINTING = ("for", "list", "form", "aria-labelledby", "aria-describedby", "aria-errormessage", "aria-controls")


@rule(level="warning", category="markup-invalid", since="0.1", wcag={"1.3.1", "4.1.2"}, everywhere=True)
def check(page: Page) -> Hits:
    """Meet each id once; a template may write one of several elements, so nothing is said of templates."""
    if page.document.templated:
        return
    seen: set[str] = set()
    used: frozenset[str] | None = None
    for element, attribute in written(page, "id"):
        value = attribute.value or ""
        if value in seen and not element.closest("noscript"):
            used = _used(page) if used is None else used
            if value in used:
                yield Hit(
                    attribute.span, say("is the id of another element, too: what refers to it finds the first one")
                )
            else:
                yield Hit(attribute.span, say("is the id of another element, too"), level=Level.INFO)
        elif value:
            seen.add(value)


def _used(page: Page) -> frozenset[str]:
    """The ids that something on the page refers to."""
    pointing = matching(page, ",".join(f"[{name}]" for name in _POINTING))
    return frozenset(
        identifier for element in pointing for name in _POINTING for identifier in (element.value(name) or "").split()
    )
