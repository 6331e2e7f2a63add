r"""Field takes one choice where its text allows several

The text says "select all that apply", but only one option, or one file, can be chosen. People cannot give the whole
answer.

Bad:

    <label>Toppings (select all that apply) <select name="toppings"><option>Olives</option><option>Onions</option></select></label>
                                            ^^^^^^^^^^^^^^^^^^^^^^^^
    = takes only one choice, although the text allows several

Bad:

    <label>Pictures (one or more files) <input type="file" name="pictures"></label>
                                               ^^^^^^^^^^^
    = takes only one file, although the text allows several

Bad:

    <fieldset><legend>Hobbies (select all that apply)</legend>
    <label><input type="radio" name="hobby" value="1"> Reading</label>
                  ^^^^^^^^^^^^
    = takes only one choice, although the text allows several
    <label><input type="radio" name="hobby" value="2"> Cinema</label></fieldset>

Good:

    <label>Toppings (select all that apply) <select name="toppings" multiple><option>Olives</option><option>Onions</option></select></label>

Good:

    <fieldset><legend>Hobbies (select all that apply)</legend>
    <label><input type="checkbox" name="hobby" value="1"> Reading</label>
    <label><input type="checkbox" name="hobby" value="2"> Cinema</label></fieldset>

Sources: HTML Standard, the select element and the file and radio states; WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from formlint.rule import Control, Field, Hit, Hits, Message, Reason, Span, predicate, rule, say

_SEVERAL = "multi"  # in an attribute, says so to the browser or to a script


@rule(level="warning", category="contradiction", since="0.2", wcag=["3.3.2"], types={"file", "radio", "select-one"})
def check(field: Field) -> Hits:
    """Look for words that allow several at a field that takes one."""
    control = field.control
    if not _allows_several(control) or (control.type == "radio" and not _is_first(control)):
        return
    if reason := _why_right(control):
        return reason
    message = predicate("takes only one choice, although the text allows several")
    if control.type == "file":
        message = predicate("takes only one file, although the text allows several")
    yield Hit(
        _place(control),
        message,
        help=say("Use checkboxes, or change the text") if control.type == "radio" else say("Add `multiple`"),
    )


def _is_first(control: Control) -> bool:
    """Whether a radio button is the first one of its group."""
    return next(one for one in control.page.controls_of(control.form) if one.name == control.name) is control


def _why_right(control: Control) -> Message | None:
    """Why it may take several, though HTML does not say so."""
    element = control.element
    if control.type == "radio":
        return None
    if element.may_have_more:
        return Reason.CODE
    return Reason.SCRIPT if any(_SEVERAL in f"{one.name} {one.value}" for one in element.attributes) else None


def _allows_several(control: Control) -> bool:
    texts = (control.group,) if control.type == "radio" else (*control.labels, control.description())
    return any(text and control.tables.mentions(text.text, "choose-several") for text in texts)


def _place(control: Control) -> Span:
    kind = control.attribute("type")
    return kind.span if kind else control.element.span
