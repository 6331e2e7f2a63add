"""Form without a button that sends it

People look for the button. Who steers with a switch or the voice cannot press Enter in a field, and with several fields
Enter does nothing where there is no such button.

Bad:

    <form action="/find"><label>Find <input name="q"></label></form>
    ^^^^^^^^^^^^^^^^^^^^^ has no button that sends it

Bad:

    <form action="/find"><label>Find <input name="q"></label> <button type="button">Clear</button></form>
    ^^^^^^^^^^^^^^^^^^^^^ has no button that sends it

Good:

    <form action="/find"><label>Find <input name="q"></label> <button>Go</button></form>

Good:

    <form action="/find" id="f"><label>Find <input name="q"></label></form> <input type="image" alt="Go" src="go.png" form="f">

Sources: WHATWG HTML, 4.10.21.2 Implicit submission; WCAG 2.2, 3.2.2, technique H32.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Form,
    Hit,
    Hits,
    rule,
    say,
)


@rule(level="info", category="friction", since="0.1", wcag={"3.2.2"})
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for the button; advice, because a script may send the form as well; silence in a template."""
    element = form.element
    if element is None or not element.document.complete or element.in_template:
        return
    if any(field.control.editable for field in fields) and not form.has_submit_button:
        yield Hit(element.span, say("has no button that sends it"))
