r"""Field without an accessible name

Screen readers announce only "edit text" or the like, and voice control users cannot address the field. Text that is
merely next to a field does not name it, and neither does a hidden label.

Bad:

    <p>Town <input name="town"></p>
            ^^^^^^^^^^^^^^^^^^^ has no accessible name: screen readers announce only the type of field

Good:

    <p><label for="town">Town</label> <input id="town" name="town"></p>

Fields of a step that is hidden at first are checked, too; there, the finding is advice.

Bad:

    <form><div hidden><h2>Address</h2> Street <input name="street"> <label>Town <input name="town"></label>
                                              ^^^^^^^^^^^^^^^^^^^^^
    = has no accessible name: screen readers announce only the type of field
    <label>Postcode <input name="postcode"></label></div> <button>Next</button></form>

Sources: WCAG 2.2, 1.3.1, 3.3.2 and 4.1.2; Accessible Name and Description Computation.
"""

from collections.abc import Iterator

from formlint.rule import Control, Hit, Label, Level, Note, Page, Reason, name_of, predicate, rule, say


@rule(
    level="error",
    category="label-missing",
    since="0.1",
    wcag=["1.3.1", "3.3.2", "4.1.2"],
    unless={"label-for-dangling"},
)
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for visible fields that certainly have no name."""
    for control in page.fields_heard:
        name = name_of(control.element)
        if name.text:
            continue
        if not name.known or _is_told_elsewhere(control):
            yield Note(Reason.NOT_ANNOUNCED if name.known else Reason.NAMED, control.element.span)
        else:
            milder = Level.INFO if control.is_put_away else Level.WARNING
            yield _hit(control)._replace(level=None if control.is_overlooked else milder)
    for control in page.controls:
        if control.is_in_hidden_step and _says_nothing(control) and not _is_told_elsewhere(control):
            yield _hit(control)._replace(level=Level.INFO)


def _says_nothing(control: Control) -> bool:
    """Whether a field that is hidden at first has nothing that could name it once it is shown."""
    if control.may_be_named or control.document.labels(control.element):
        return False
    return not any(control.element.has(name) for name in ("aria-label", "title", "placeholder"))


def _is_told_elsewhere(control: Control) -> bool:
    """Whether it is a honeypot, out of the tab order, or in a label that names another field."""
    if control.value("tabindex") == "-1" or control.says("leave-empty"):
        return True
    label = control.element.closest("label")
    return label is not None and (Label(label).names_another or not Label(label).is_empty(control.element))


def _hit(control: Control) -> Hit:
    if _shares_id(control):
        message = predicate(
            'has no accessible name: an earlier element with the id "{id}" gets the label', id=control.id
        )
        return Hit(control.element.span, message, help=say("Give each element a unique `id`"))
    if control.element.has("aria-labelledby"):
        message = predicate("has no accessible name: its `aria-labelledby` does not point to any text")
        return Hit(control.element.span, message, help=say("Point `aria-labelledby` to the text that names the field"))
    labels = control.document.labels(control.element)
    if any(Label(label).text for label in labels):
        message = predicate("has no accessible name: its label is hidden from screen readers")
        return Hit(control.element.span, message, help=say("Show the label, or hide it only visually"))
    if labels:
        message = predicate("has no accessible name: its label is empty")
        return Hit(control.element.span, message, help=say("Write in the label what people should enter"))
    return Hit(
        control.element.span,
        predicate("has no accessible name: screen readers announce only the type of field"),
        help=say("Add a `<label>` whose `for` is the id of the field"),
    )


def _shares_id(control: Control) -> bool:
    """Whether a label for its id names another element, which has the same id and comes first."""
    first = control.document.by_id(control.id or "")
    return first is not None and first != control.element and bool(control.document.labels(first))
