"""Reset button next to the submit button

People who press the wrong button lose everything that they typed and cannot get it back.

Bad:

    <form><label>Message <textarea name="message"></textarea></label>
    <button>Send</button> <button type="reset">Reset</button></form>
                          ^^^^^^^^^^^^^^^^^^^^^ clears the whole form if people press it by mistake

Good:

    <form><label>Message <textarea name="message"></textarea></label> <button>Send</button></form>

Good:

    <form role="search"><label>Search <input type="search" name="q"></label>
    <button>Search</button> <button type="reset">Clear</button></form>

Search and filter forms, in which little is lost, may have a reset button.

Sources: WCAG 2.2, 3.3.4 Error Prevention (for its reasons); Nielsen Norman Group, reset and cancel buttons.
"""

from collections.abc import Iterator, Sequence

from formlint.rule import Field, Form, Hit, Note, Reason, predicate, rule, say

_TYPED = frozenset({"email", "password", "tel", "text", "textarea", "url"})
_LOOKING = frozenset({"search", "cart"})


@rule(level="info", category="friction", since="0.1")
def check(form: Form, fields: Sequence[Field]) -> Iterator[Hit | Note]:
    """Look for both buttons in a form in which people type."""
    element = form.element
    if element is None or not any(field.control.editable and field.control.type in _TYPED for field in fields):
        return
    resets = list(form.buttons("reset"))
    if not resets or not form.has_submit_button:
        return
    kind, is_dialog = form.kind(fields), (element.value("method") or "get").lower() == "dialog"
    if is_dialog or element.value("role") == "search" or (kind and kind.kind in _LOOKING):
        yield Note(Reason.ON_PURPOSE, resets[0].span)
    else:
        yield Hit(
            resets[0].span,
            predicate("clears the whole form if people press it by mistake"),
            help=say("Remove the reset button"),
        )
