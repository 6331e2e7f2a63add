"""Id that several elements have

Labels, descriptions, lists and scripts find an element by its id, and they find the first one only. The label of the
second field then names the first, and a click on it leads there.

Bad:

    <p><label for="street">Street</label> <input id="street" name="street"></p>
    <p><label for="street">Street of the firm</label> <input id="street" name="street2"></p>
                                                             ^^^^^^^^^^^ is the id of another element, too: what refers to it finds the first one

Good:

    <p><label for="street">Street</label> <input id="street" name="street"></p>
    <p><label for="street2">Street of the firm</label> <input id="street2" name="street2"></p>

Bad:

    <ul><li id="item">One</li><li id="item">Two</li></ul>
                                  ^^^^^^^^^ is the id of another element, too
    <label>Search <input type="search" name="q"></label>

Sources: WHATWG HTML, 3.2.6 Global attributes: the id attribute; WCAG 2.2, 1.3.1 and 4.1.2 where names depend on it.
"""

from formlint.rule import Hit, Hits, Level, Page, is_heard, place_of, rule, say

_POINTING = ("for", "list", "form", "aria-labelledby", "aria-describedby", "aria-errormessage", "aria-controls")


@rule(
    level="warning",
    category="markup-invalid",
    since="0.1",
    wcag={"1.3.1", "4.1.2"},
    same_as={"field-without-name"},
    every_page=True,
)
def check(page: Page) -> Hits:
    """Report all elements but the first; it is advice where nothing refers to them, and where nobody hears of them."""
    repeated = page.document.repeated_ids
    used = _used(page) if repeated else frozenset[str]()
    for element in repeated:
        if element.closest("noscript"):
            continue
        if element.value("id") in used:
            message = say("is the id of another element, too: what refers to it finds the first one")
            level = None if is_heard(element) else Level.INFO
            yield Hit(place_of(element, "id"), message, level=level, about=element.span)
        else:
            yield Hit(place_of(element, "id"), say("is the id of another element, too"), level=Level.INFO)


def _used(page: Page) -> frozenset[str]:
    """The ids that something on the page refers to."""
    pointing = (value for name in page.present(_POINTING) for _, value in page.written(name))
    return frozenset(identifier for value in pointing for identifier in value.split())
