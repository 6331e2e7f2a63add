"""Button with a command for an element that does not exist

`commandfor` takes the id of the element that is to be opened or closed. Where no element has this id, or the element
does not understand the command, the button does nothing.

Bad:

    <button type="button" command="show-modal" commandfor="terms">Terms</button>
                                               ^^^^^^^^^^^^^^^^^^
    = The id "terms" does not exist on this page, so the button does nothing

Bad:

    <button type="button" command="show-modal" commandfor="terms">Terms</button>
                          ^^^^^^^^^^^^^^^^^^^^
    = The command "show-modal" has no effect on <div>, so the button does nothing
    <div id="terms">All sales are final</div>

Good:

    <button type="button" command="show-modal" commandfor="terms">Terms</button>
    <dialog id="terms">All sales are final</dialog>

Source: WHATWG HTML, 4.10.6 The button element: command and commandfor attributes.
"""

from formlint.rule import Element, Hit, Hits, Page, place_of, rule, say


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Follow the ids; a template may write the element elsewhere, and a script may know commands of its own."""
    if not page.document.complete:
        return
    for button, value in page.written("commandfor", "button[commandfor]"):
        target = page.document.by_id(value)
        command = (button.value("command") or "").lower()
        if target is None:
            message = say('The id "{id}" does not exist on this page, so the button does nothing', id=value)
            yield Hit(place_of(button, "commandfor"), message)
        elif not _obeys(page, target, command):
            message = say(
                'The command "{command}" has no effect on <{element}>, so the button does nothing',
                command=command,
                element=target.tag,
            )
            yield Hit(place_of(button, "command"), message)


def _obeys(page: Page, target: Element, command: str) -> bool:
    """Whether an element understands one of the commands that HTML knows; nothing is known of others."""
    known = page.tables.html("commands")
    if command in known["dialog"]:
        return target.tag == "dialog"
    return command not in known["popover"] or target.has("popover")
