"""ARIA reference to an id that does not exist

`aria-labelledby` and `aria-describedby` refer to elements by id. If the id does not exist, screen readers announce the
field without that name, hint, or error message.

Bad:

    <p id="hint">As on your card</p> <label>Name <input name="name" aria-describedby="name-hint"></label>
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = points to id "name-hint", which does not exist on this page

Bad:

    <h2 id="title">Delivery</h2> <input name="town" aria-labelledby="title town-label">
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = points to id "town-label", which does not exist on this page

Bad:

    <p id="hint"></p> <label>Name <input name="name" aria-describedby="hint"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^^^ points to id "hint", which has no text

Good:

    <p id="hint">As on your card</p> <label>Name <input name="name" aria-describedby="hint"></label>

The ids in `headers` of a table cell and in `for` of an `<output>` are looked up, too.

Bad:

    <table><tr><th id="c1">Boat</th></tr> <tr><td headers="c2"><input name="boat" aria-labelledby="c1"></td></tr></table>
                                                  ^^^^^^^^^^^^ points to id "c2", which does not exist on this page

Sources: WAI-ARIA 1.2, 6.6; WCAG 2.2, 1.3.1 and 4.1.2, failure F90.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from formlint.rule import (
    CONTROL_TAGS,
    Element,
    Hit,
    Hits,
    Level,
    Note,
    Page,
    Reason,
    is_nameless,
    place_of,
    predicate,
    rule,
    say,
)

_LEAST_LETTERS = 6  # of an id that one letter does not make another word
_MOST_FREE = 50  # ids of a file to which nothing refers
_NAMED = frozenset({"button", "fieldset", "input", "select", "textarea"})
_NATIVE = {"headers": "td[headers],th[headers]", "for": "output[for]"}
_SPEAKING = frozenset({"alert", "log", "status"})


@rule(level="warning", category="label-missing", since="0.1", wcag={"1.3.1", "4.1.2"}, every_page=True)
def check(page: Page) -> Iterator[Hit | Note]:
    """Look up the ids; only a field without a name is more than advice, for scripts often write descriptions later.

    What belongs to an element is often added by a script, and where it is collapsed, only when it is opened. In a part
    of a page, an id that is spelled like one to which nothing refers is a mistake.
    """
    kinds = page.tables.aria("references")
    naming, linked = kinds["naming"], page.present(kinds["linking"])
    if not page.document.complete:
        yield from _misspelt(page, page.present((*naming, *kinds["telling"])))
        return
    stays = bool(linked or page.present(kinds["telling"])) and page.stays_as_written
    for name in (*naming, *kinds["telling"], *(linked if stays else ())):
        for element, value in page.written(name):
            if name not in linked or element.value("aria-expanded") != "false":
                yield from _missing(page, element, name, value, serious=name in naming)
            elif any(page.document.by_id(word) is None for word in value.split()):
                yield Note(Reason.SCRIPT, element.span)
    for name, css in _NATIVE.items():
        for element, value in page.written(name, css):
            if name == "for" or _is_asked_in(element):
                yield from _missing(page, element, name, value)
    if stays:
        yield from _silent(page)


def _missing(page: Page, element: Element, name: str, value: str, *, serious: bool = False) -> Hits:
    missing = [word for word in value.split() if page.document.by_id(word) is None]
    if missing:
        nameless = serious and element.tag in _NAMED and is_nameless(element)
        yield Hit(
            place_of(element, name),
            predicate('points to id "{id}", which does not exist on this page', id=missing[0]),
            help=say("Use the id of an element on this page, or remove `{attribute}`", attribute=name),
            level=None if nameless else Level.INFO,
        )


def _misspelt(page: Page, names: Sequence[str]) -> Iterator[Hit | Note]:
    """The ids that other files may have, but that seem to mean an element of this one."""
    referring = [(name, element, value.split()) for name in names for element, value in page.written(name)]
    pointed = {word for _, _, words in referring for word in words}
    ids = (identifier for _, identifier in page.written("id") if identifier not in pointed) if pointed else ()
    free = list(islice(ids, _MOST_FREE))
    for name, element, words in referring:
        for word in words:
            meant = next((one for one in free if _is_like(word, one)), None)
            if page.document.by_id(word):
                continue
            if meant is None:
                yield Note(Reason.PART_OF_PAGE, element.span)
            else:
                yield Hit(
                    place_of(element, name),
                    predicate('points to id "{id}", which does not exist on this page', id=word),
                    help=say('Write "{id}" in place of "{other}"', id=meant, other=word),
                    level=Level.INFO,
                )


def _is_like(word: str, other: str) -> bool:
    """Whether two ids differ only in case and signs, or in one letter."""
    one, two = ("".join(filter(str.isalnum, text.casefold())) for text in (word, other))
    if one == two or min(len(one), len(two)) < _LEAST_LETTERS:
        return one == two
    at = next((index for index, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), len(one))
    rests = (one[at + 1 :], two[at + 1 :]), (one[at:], two[at + 1 :]), (one[at + 1 :], two[at:])
    return not f"{one[at : at + 1]}{two[at : at + 1]}".isdecimal() and any(left == right for left, right in rests)


def _is_asked_in(cell: Element) -> bool:
    """Whether the table around a cell has fields."""
    table = cell.closest("table")
    return table is not None and bool(table.descendants(*CONTROL_TAGS))


def _silent(page: Page) -> Iterator[Hit | Note]:
    """The descriptions without words, except those of elements that speak for themselves once they have some."""
    for control in page.controls:
        attribute = control.known("aria-describedby")
        if attribute is None or control.description():
            continue
        found = [*map(page.document.by_id, (attribute.value or "").split())]
        told = [one for one in found if one is not None]
        if any(map(_speaks, told)):
            yield Note(Reason.SCRIPT, control.element.span)
        elif found and len(told) == len(found):
            yield Hit(
                attribute.span,
                predicate('points to id "{id}", which has no text', id=told[0].value("id")),
                help=say("Use the id of an element on this page, or remove `{attribute}`", attribute=attribute.name),
                level=Level.INFO,
            )


def _speaks(element: Element) -> bool:
    return element.value("role") in _SPEAKING or element.has("aria-live") or element.tag == "output"
