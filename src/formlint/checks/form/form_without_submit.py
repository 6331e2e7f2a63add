"""Form has no submit button

People look for a button. Without one, people who use switch or voice control may be unable to submit the form. In forms
with several fields, the Enter key does nothing.

Bad:

    <form action="/find"><label>Find <input name="q"></label></form>
    ^^^^^^^^^^^^^^^^^^^^^ has no submit button

Bad:

    <form action="/find"><label>Find <input name="q"></label> <button type="button">Clear</button></form>
    ^^^^^^^^^^^^^^^^^^^^^ has no submit button

Good:

    <form action="/find"><label>Find <input name="q"></label> <button>Go</button></form>

Good:

    <form action="/find" id="f"><label>Find <input name="q"></label></form> <input type="image" alt="Go" src="go.png" form="f">

Sources: WHATWG HTML, 4.10.21.2 Implicit submission; WCAG 2.2, 3.2.2, technique H32.
"""

from collections.abc import Sequence

from formlint.rule import Field, Form, Hit, Hits, predicate, rule, say


@rule(level="info", category="friction", since="0.1", wcag={"3.2.2"})
def check(form: Form, fields: Sequence[Field]) -> Hits:
    """Look for the button; advice, because a script may submit the form; parts of templates are skipped."""
    element = form.element
    if element is None or not element.document.complete or element.in_template:
        return
    if any(field.control.editable for field in fields) and not form.has_submit_button:
        help_ = say("Add a submit button, such as `<button>Send</button>`")
        yield Hit(element.span, predicate("has no submit button"), help=help_)
