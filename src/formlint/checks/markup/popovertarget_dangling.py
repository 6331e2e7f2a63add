"""`popovertarget` refers to a popover that does not exist

`popovertarget` takes the id of an element with `popover`. If it does not exist, the hint or calendar that the button
should open stays hidden.

Bad:

    <button type="button" popovertarget="help">What is this?</button>
                          ^^^^^^^^^^^^^^^^^^^^ does not refer to a popover on this page, so the button opens nothing

Good:

    <button type="button" popovertarget="help">What is this?</button>
    <p id="help" popover>The number on the back of the card</p>

Source: WHATWG HTML, 6.12.1 The popover target attributes.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, place_of, predicate, rule, say


@rule(level="warning", category="markup-invalid", since="0.1", attributes={"popovertarget"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look up the ids, on complete pages only; a template may write the popover elsewhere."""
    buttons = page.written("popovertarget", "button[popovertarget],input[popovertarget]")
    for element, value in buttons:
        target = page.document.by_id(value)
        if target is not None and target.has("popover"):
            continue
        if not page.document.complete:
            yield Note(Reason.PART_OF_PAGE, element.span)
        else:
            yield Hit(
                place_of(element, "popovertarget"),
                predicate("does not refer to a popover on this page, so the button opens nothing"),
                help=say("Set `popovertarget` to the id of an element with `popover`"),
            )
