r"""Field without a name

People who listen to the page hear "edit text" and nothing else; who speaks to it cannot call the field. A text that
only stands beside a field does not name it.

Bad:

    <p>Town <input name="town"></p>
            ^^^^^^^^^^^^^^^^^^^ has no name: no label, aria-label or title

Good:

    <p><label for="town">Town</label> <input id="town" name="town"></p>

Good:

    <input name="town" aria-label="Town">

Sources: WCAG 2.2, 1.3.1, 3.3.2 and 4.1.2; Accessible Name and Description Computation.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    may_be_named,
    rule,
    say,
    says,
    shares_id,
)


@rule(
    level="warning",
    category="label-missing",
    since="0.1",
    wcag=["1.3.1", "3.3.2", "4.1.2"],
    unless={"label-for-dangling"},
)
def check(field: Field) -> Hits:
    """Look for a visible field that nothing names, also no template code."""
    control = field.control
    if control.labels or may_be_named(control) or says(control, "leave-empty"):
        return
    if shares_id(control):
        message = say('has no name: its id "{id}" is that of another element too, which gets the label', id=control.id)
        yield Hit(control.element.span, message, help=say("Give each element an id of its own"))
    else:
        yield Hit(
            control.element.span,
            say("has no name: no label, aria-label or title"),
            help=say("Add a label, with the field's id in its for"),
        )
