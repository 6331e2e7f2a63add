r"""Field without a name

People who listen to the page hear "edit text" and nothing else; who speaks to it cannot call the field. A text that
only stands beside a field does not name it, and neither does a label that is hidden.

Bad:

    <p>Town <input name="town"></p>
            ^^^^^^^^^^^^^^^^^^^ has no name: no label, aria-label or title

Good:

    <p><label for="town">Town</label> <input id="town" name="town"></p>

Fields of a step that is hidden at first are looked at, too; there it is advice.

Bad:

    <form><div hidden><h2>Address</h2> Street <input name="street"> <label>Town <input name="town"></label>
                                              ^^^^^^^^^^^^^^^^^^^^^ has no name: no label, aria-label or title
    <label>Postcode <input name="postcode"></label></div> <button>Next</button></form>

Sources: WCAG 2.2, 1.3.1, 3.3.2 and 4.1.2; Accessible Name and Description Computation.
"""

from formlint.rule import (
    Control,
    Hit,
    Hits,
    Label,
    Level,
    Page,
    is_nameless,
    rule,
    say,
)


@rule(
    level="warning",
    category="label-missing",
    since="0.1",
    wcag=["1.3.1", "3.3.2", "4.1.2"],
    unless={"label-for-dangling"},
)
def check(page: Page) -> Hits:
    """Look for visible fields that nothing names, also no template code."""
    for control in page.fields_heard:
        if is_nameless(control.element) and not _is_told_elsewhere(control):
            yield _hit(control)
    for control in page.controls:
        if control.is_in_hidden_step and _says_nothing(control) and not _is_told_elsewhere(control):
            yield _hit(control)._replace(level=Level.INFO)


def _says_nothing(control: Control) -> bool:
    """Whether a field that is hidden at first has nothing that could name it when it is shown."""
    if control.may_be_named or control.document.labels(control.element):
        return False
    return not any(control.element.has(name) for name in ("aria-label", "title", "placeholder"))


def _is_told_elsewhere(control: Control) -> bool:
    """Whether it is a trap for programs, out of the order of fields, or in a label that names another field."""
    if control.value("tabindex") == "-1" or control.says("leave-empty"):
        return True
    label = control.element.closest("label")
    return label is not None and (Label(label).names_another or not Label(label).is_empty(control.element))


def _hit(control: Control) -> Hit:
    if _shares_id(control):
        message = say('has no name: its id "{id}" is that of another element too, which gets the label', id=control.id)
        return Hit(control.element.span, message, help=say("Give each element an id of its own"))
    if control.element.has("aria-labelledby"):
        message = say("has no name: its aria-labelledby leads to no text")
        return Hit(control.element.span, message, help=say("Give the id of the text that names the field"))
    return Hit(
        control.element.span,
        say("has no name: no label, aria-label or title"),
        help=say("Add a label, with the field's id in its for"),
    )


def _shares_id(control: Control) -> bool:
    """Whether a label for its id names another element, which has the same id and comes first."""
    first = control.document.by_id(control.id or "")
    return first is not None and first != control.element and bool(control.document.labels(first))
