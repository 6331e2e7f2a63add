"""ARIA reference to an id that does not exist

`aria-labelledby` and `aria-describedby` refer to elements by id. If the id does not exist, screen readers announce the
field without that name, hint or error message.

Bad:

    <p id="hint">As on your card</p> <label>Name <input name="name" aria-describedby="name-hint"></label>
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = points to id "name-hint", which does not exist on this page

Bad:

    <h2 id="title">Delivery</h2> <input name="town" aria-labelledby="title town-label">
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = points to id "town-label", which does not exist on this page

Good:

    <p id="hint">As on your card</p> <label>Name <input name="name" aria-describedby="hint"></label>

Sources: WAI-ARIA 1.2, 6.6; WCAG 2.2, 1.3.1 and 4.1.2.
"""

from formlint.rule import Hit, Hits, Level, Page, is_nameless, place_of, predicate, rule

_NAMED = frozenset({"button", "fieldset", "input", "select", "textarea"})


@rule(level="warning", category="label-missing", since="0.1", wcag={"1.3.1", "4.1.2"}, every_page=True)
def check(page: Page) -> Hits:
    """Follow the ids; a template may write the target elsewhere, and scripts write descriptions when they are needed."""
    if not page.document.complete:
        return
    naming = page.tables.aria("references")["naming"]
    for name in (*naming, *page.tables.aria("references")["telling"]):
        for element, value in page.written(name):
            words = value.split()
            missing = [word for word in words if page.document.by_id(word) is None]
            if missing:
                serious = name in naming and element.tag in _NAMED and is_nameless(element)
                yield Hit(
                    place_of(element, name),
                    predicate('points to id "{id}", which does not exist on this page', id=missing[0]),
                    level=None if serious else Level.INFO,
                )
