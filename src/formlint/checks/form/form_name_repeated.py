"""Two fields of a form share a name

Many servers keep only the last value of a repeated name, so what people enter in the other field is lost. Radio buttons,
checkboxes, and names that end in `[]` are repeated on purpose.

Bad:

    <form><label>Street <input name="line"></label>
    <label>House <input name="line"></label><button>Send</button></form>
                        ^^^^^^^^^^^ repeats the name of another field in this form: one of the values may be lost

Good:

    <form><label>Street <input name="line1"></label>
    <label>House <input name="line2"></label><button>Send</button></form>

Good, because it seems to be on purpose:

    <form><label>Street <input name="line[]"></label> <label>House <input name="line[]"></label>
    <input type="hidden" name="news" value="0"><label><input type="checkbox" name="news" value="1"> Send me news</label>
    <button name="go" value="a">Save</button> <input type="submit" name="go" value="Send"></form>

Source: WHATWG HTML, 4.10.21.4 Constructing the entry list.
"""

from collections.abc import Iterator

from formlint.rule import Control, Hit, Note, Page, Reason, place_of, predicate, rule, say

_SHARING = frozenset({"checkbox", "radio"})
_BUTTONS = frozenset({"button", "image", "reset", "submit"})


@rule(level="info", category="markup-idle", since="0.1")
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for a name that comes a second time in its form."""
    seen: dict[tuple[int, str], Control] = {}
    for control in page.controls:
        name = control.name
        if (
            not name
            or name.endswith("[]")
            or not control.form.element
            or not _is_sent(control)
            or control.element.is_made
        ):
            continue
        first = seen.setdefault((control.form.index, name), control)
        if first is not control and _may_share(first, control):
            yield Note(Reason.ON_PURPOSE, control.element.span)
        elif first is not control:
            yield Hit(
                place_of(control.element, "name"),
                predicate("repeats the name of another field in this form: one of the values may be lost"),
                help=say("Give each field its own name, or end both names in `[]` if the server expects a list"),
            )


def _is_sent(control: Control) -> bool:
    unsent = control.type in _BUTTONS or control.disabled or control.element.in_template
    return not (unsent or control.is_for_scripts)


def _may_share(first: Control, control: Control) -> bool:
    """Whether two fields share a name on purpose: choices, or a hidden field for an unchecked checkbox."""
    apart = control.element.document.may_be_apart(first.element, control.element)
    if control.type in _SHARING or control.element.unknown("type"):
        return apart or first.type in {control.type, "hidden"}
    return apart or control.hidden or first.hidden
