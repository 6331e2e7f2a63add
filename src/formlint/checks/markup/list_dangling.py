"""`list` refers to a datalist that does not exist

`list` takes the id of a `<datalist>`. If it does not exist, the field offers no suggestions.

Bad:

    <label>Airport <input name="airport" list="airports"></label>
                                         ^^^^^^^^^^^^^^^
    = does not refer to a `<datalist>` on this page, so the field offers no suggestions

Bad:

    <label>Airport <input name="airport" list="airports"></label> <datalist id="airports"></datalist>
                                         ^^^^^^^^^^^^^^^ refers to a `<datalist>` without options, so the field offers no suggestions

Good:

    <label>Airport <input name="airport" list="airports"></label>
    <datalist id="airports"><option>Bergen</option><option>Oslo</option></datalist>

Source: WHATWG HTML, 4.10.5.3.9 The list attribute.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, place_of, predicate, rule, say


@rule(level="warning", category="markup-invalid", since="0.1", attributes={"list"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look up the ids, on complete pages only; a template may write the list elsewhere, and a script may fill it."""
    for element, value in page.written("list", "input[list]"):
        target = page.document.by_id(value)
        is_list = target is not None and target.tag == "datalist"
        if not value or (target and is_list and target.descendants("option")):
            continue
        if not page.document.complete:
            yield Note(Reason.PART_OF_PAGE, element.span)
        elif is_list and not page.stays_as_written:
            yield Note(Reason.LIST_FILLED, element.span)
        elif is_list:
            message = predicate("refers to a `<datalist>` without options, so the field offers no suggestions")
            yield Hit(place_of(element, "list"), message, help=say("Add the options, or remove `list`"))
        else:
            message = predicate("does not refer to a `<datalist>` on this page, so the field offers no suggestions")
            yield Hit(
                place_of(element, "list"), message, help=say("Set `list` to the id of a `<datalist>`, or remove it")
            )
