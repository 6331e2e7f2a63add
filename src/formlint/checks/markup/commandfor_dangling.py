"""Button command without a suitable target

`commandfor` takes the id of the dialog or popover that the button opens or closes. If no element has this id, or the
element does not support the command, nothing happens.

Bad:

    <button type="button" command="show-modal" commandfor="terms">Terms</button>
                                               ^^^^^^^^^^^^^^^^^^
    = refers to an id that does not exist on this page, so the command has no effect

Bad:

    <button type="button" command="show-modal" commandfor="terms">Terms</button>
                          ^^^^^^^^^^^^^^^^^^^^ has no effect on `<div>`: it needs a `<dialog>`
    <div id="terms">All sales are final</div>

Good:

    <button type="button" command="show-modal" commandfor="terms">Terms</button>
    <dialog id="terms">All sales are final</dialog>

Source: WHATWG HTML, 4.10.6 The button element: command and commandfor attributes.
"""

from formlint.rule import Element, Hit, Hits, Page, place_of, predicate, rule, say


@rule(level="warning", category="markup-invalid", since="0.2", attributes={"commandfor"})
def check(page: Page) -> Hits:
    """Look up the ids, on complete pages only; scripts may define commands of their own."""
    if not page.document.complete:
        return
    for button, value in page.written("commandfor", "button[commandfor]"):
        target = page.document.by_id(value)
        if target is None:
            message = predicate("refers to an id that does not exist on this page, so the command has no effect")
            remedy = say("Set `commandfor` to the id of the element to open or close")
            yield Hit(place_of(button, "commandfor"), message, help=remedy)
        else:
            yield from _unsupported(page, button, target)


def _unsupported(page: Page, button: Element, target: Element) -> Hits:
    """A command of HTML that needs a dialog or a popover where the target is something else."""
    known, command = page.tables.html("commands"), (button.value("command") or "").lower()
    if command in known["dialog"] and target.tag != "dialog":
        message = predicate("has no effect on `<{element}>`: it needs a `<dialog>`", element=target.tag)
        remedy = say("Set `commandfor` to the id of a `<dialog>`")
        yield Hit(place_of(button, "command"), message, help=remedy)
    elif command in known["popover"] and not target.has("popover"):
        message = predicate("has no effect on `<{element}>`, which has no `popover`", element=target.tag)
        remedy = say("Add `popover` to the `<{element}>`", element=target.tag)
        yield Hit(place_of(button, "command"), message, help=remedy)
