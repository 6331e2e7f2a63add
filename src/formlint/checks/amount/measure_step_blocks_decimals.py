r"""Weight, temperature or position that takes whole numbers only

Without `step`, a number field refuses 70.5. Scales, thermometers and maps give decimals.

Bad:

    <label>Weight (kg) <input type="number" name="weight" min="0"></label>
                              ^^^^^^^^^^^^^ refuses "70.5": without step, only whole numbers are taken

Good:

    <label>Weight (kg) <input type="number" name="weight" min="0" step="0.1"></label>

Good:

    <label>Age <input type="number" name="age" min="0"></label>

Sources: HTML Standard, the step attribute (1 by default for numbers); the words in `rules/values.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    accepted,
    known,
    number_field,
    rule,
    say,
    says,
    words,
)

_TRIED = ("70.5", "10.5", "1.5", "0.5")


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    since="0.1",
    unless={"amount-step-blocks-cents"},
    types={"number"},
)
def check(field: Field) -> Hits:
    """Try a decimal where the label names a measure that has them, and no step is written."""
    control = field.control
    kind, accepts = number_field(control), accepted(control)
    if kind is None or accepts is None or known(control, "step") or says(control, "whole-units"):
        return
    if not any(_names_measure(label.text) for label in control.labels):
        return
    value = next((one for one in _TRIED if accepts.why_refused(one) == "step"), None)
    if value:
        yield Hit(
            kind.span,
            say('refuses "{value}": without step, only whole numbers are taken', value=value),
            witness=value,
            help=say('Add step="any"'),
        )


def _names_measure(label: str) -> bool:
    return any(word in words("measures") for word in label.casefold().replace("(", " ").replace(")", " ").split())
