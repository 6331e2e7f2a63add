r"""Radio buttons without their question

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

Sources: WCAG 2.2, 1.3.1, technique H71.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    in_group,
    radios,
    rule,
    say,
)

_FEWEST = 2


@rule(level="info", category="group-label-missing", since="0.1", wcag=["1.3.1"])
def check(field: Field) -> Hits:
    """Look at the first button of each group."""
    count = len(radios(field.control))
    if count >= _FEWEST and not in_group(field.control):
        yield Hit(
            field.control.element.span,
            say("is of a group of {count} answers whose question is not bound to them", count=count),
            help=say("Put the group into a fieldset, with the question in its legend"),
        )
