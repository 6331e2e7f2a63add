r"""Radio buttons or checkboxes without their question

People who listen to the page hear "yes" and "no", but not what is asked.

Bad:

    <p>Do you smoke?</p>
    <label><input type="radio" name="smoker" value="y"> yes</label>
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is of a group of 2 answers whose question is not bound to them
    <label><input type="radio" name="smoker" value="n"> no</label>

Good:

    <fieldset>
      <legend>Do you smoke?</legend>
      <label><input type="radio" name="smoker" value="y"> yes</label>
      <label><input type="radio" name="smoker" value="n"> no</label>
    </fieldset>

Good:

    <div role="radiogroup" aria-label="Do you smoke?">
      <label><input type="radio" name="smoker" value="y"> yes</label>
      <label><input type="radio" name="smoker" value="n"> no</label>
    </div>

Good:

    <p>Toppings</p> <label><input type="checkbox" name="bacon" value="1"> Bacon</label>
    <label><input type="checkbox" name="onion" value="1"> Onion</label>

Sources: WCAG 2.2, 1.3.1, technique H71.
"""

from formlint.rule import (
    Control,
    Form,
    Hit,
    Hits,
    Page,
    fields_heard,
    in_group,
    rule,
    say,
)

_CHOICES = frozenset({"checkbox", "radio"})


@rule(level="info", category="group-label-missing", since="0.1", wcag=["1.3.1"])
def check(page: Page) -> Hits:
    """Look at the first button of each group: those that are submitted under one name."""
    groups: dict[tuple[Form, str, str], list[Control]] = {}
    for control in fields_heard(page):
        if control.type in _CHOICES and control.name:
            groups.setdefault((control.form, control.type, control.name), []).append(control)
    for first, *others in groups.values():
        if others and not in_group(first):
            yield Hit(
                first.element.span,
                say("is of a group of {count} answers whose question is not bound to them", count=len(others) + 1),
                help=say("Put the group into a fieldset, with the question in its legend"),
            )
