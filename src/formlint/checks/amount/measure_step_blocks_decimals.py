r"""Measurement field rejects decimals

Without `step`, a number field rejects "70.5". Scales, thermometers, and maps show decimals, and users cannot enter what
they read there.

Bad:

    <label>Weight (kg) <input type="number" name="weight" min="0"></label>
                              ^^^^^^^^^^^^^ rejects "70.5" because `step` defaults to 1

Good:

    <label>Weight (kg) <input type="number" name="weight" min="0" step="0.1"></label>

Good:

    <label>Age <input type="number" name="age" min="0"></label>

Sources: HTML Standard, the step attribute (1 by default for numbers); the words in `rules/languages/`.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Reason,
    predicate,
    rule,
    say,
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
    """Try a decimal where the label names a quantity that has decimals, and there is no `step`."""
    control = field.control
    kind, accepts = control.type_number, control.accepted
    if kind is None or accepts is None or control.known("step"):
        return
    if not any(_names_measure(control, label.text) for label in control.labels):
        return
    if control.says("whole-units"):
        return Reason.TOLD
    value = next((one for one in _TRIED if accepts.why_refused(one) == "step"), None)
    if value:
        yield Hit(
            kind.span,
            predicate('rejects "{value}" because `step` defaults to 1', value=value),
            witness=value,
            help=say('Add `step="any"`'),
        )


def _names_measure(control: Control, label: str) -> bool:
    measures = control.tables.phrases("measures")
    return any(word in measures for word in label.casefold().replace("(", " ").replace(")", " ").split())
