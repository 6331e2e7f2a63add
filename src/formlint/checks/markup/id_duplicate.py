"""Duplicate `id`

Labels, descriptions, lists, and scripts find only the first element with an `id`. The label of a second field with the
same `id` is then a label of the first field.

Bad:

    <p><label for="street">Street</label> <input id="street" name="street"></p>
    <p><label for="street">Street of the shop</label> <input id="street" name="street2"></p>
                                                             ^^^^^^^^^^^
    = is not unique: references to it find only the first element

Good:

    <p><label for="street">Street</label> <input id="street" name="street"></p>
    <p><label for="street2">Street of the shop</label> <input id="street2" name="street2"></p>

Bad:

    <ul><li id="item">One</li><li id="item">Two</li></ul>
                                  ^^^^^^^^^ is not unique on this page
    <label>Search <input type="search" name="q"></label>

Sources: WHATWG HTML, 3.2.6 Global attributes: the id attribute; WCAG 2.2, 1.3.1 and 4.1.2 where names depend on it.
"""

from collections.abc import Iterator

from formlint.rule import CONTROL_TAGS, Hit, Hits, Level, Note, Page, Reason, is_heard, place_of, predicate, rule, say

_COUNTING = CONTROL_TAGS | {"button", "label"}
_POINTING = ("for", "list", "form", "aria-labelledby", "aria-describedby", "aria-errormessage", "aria-controls")


@rule(
    level="warning",
    category="markup-invalid",
    since="0.1",
    wcag={"1.3.1", "4.1.2"},
    same_as={"field-without-name", "placeholder-as-label"},
    every_page=True,
)
def check(page: Page) -> Iterator[Hit | Note]:
    """Report all elements but the first; advice unless something refers to a control or label that is announced."""
    repeated = page.document.repeated_ids
    used = _used(page) if repeated else frozenset[str]()
    for element in repeated:
        if element.closest("noscript"):
            yield Note(Reason.HIDDEN, element.span)
            continue
        if element.value("id") in used:
            message = predicate("is not unique: references to it find only the first element")
            level = None if element.tag in _COUNTING and is_heard(element) else Level.INFO
            remedy = say("Give each element its own `id`, and update the references")
        else:
            message, level = predicate("is not unique on this page"), Level.INFO
            remedy = say("Give each element its own `id`, or remove this one")
        yield Hit(place_of(element, "id"), message, help=remedy, level=level, concerns=element.span)
    yield from _looped(page, used)


def _looped(page: Page, used: frozenset[str]) -> Hits:
    looped = page.document.looped_ids
    used = used or (_used(page) if looped else used)
    for element in looped:
        yield Hit(
            place_of(element, "id"),
            predicate("is the same at each turn of the loop: references to it find only the first element"),
            help=say("Put something into the `id` that differs from turn to turn"),
            level=None if element.value("id") in used and is_heard(element) else Level.INFO,
        )


def _used(page: Page) -> frozenset[str]:
    """The ids that something on the page refers to."""
    pointing = (value for name in page.present(_POINTING) for _, value in page.written(name))
    return frozenset(identifier for value in pointing for identifier in value.split())
