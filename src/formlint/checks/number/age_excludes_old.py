r"""Age field excludes people over 100

More than half a million people are over 100. With two digits, or with `max="99"`, they cannot enter their age.

Bad:

    <label>Age <input type="number" name="age" min="0" max="99"></label>
                                                       ^^^^^^^^ does not accept the age 104

Bad:

    <label>Age <input name="age" inputmode="numeric" maxlength="2"></label>
                                                     ^^^^^^^^^^^^^ does not accept the age 104

Good:

    <label>Age <input type="number" name="age" min="0" max="130"></label>

Good:

    <label>Age (18 to 65) <input type="number" name="age" min="18" max="65"></label>

Source: United Nations, World Population Prospects.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    rule,
    say,
)

_HIGH = "89"  # who takes this age sets no upper limit on purpose


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"age"},
    since="0.1",
    attributes={"max", "maxlength", "min", "minlength", "pattern", "step"},
)
def check(field: Field) -> Hits:
    """Try an age over a hundred, where a high age is taken."""
    control, (age, *_) = field.control, field.tables.values("age")
    accepts = control.accepted
    reason = accepts.why_refused(age.text) if accepts and accepts.accepts(_HIGH) else None
    cause = control.attribute(reason) if reason else None
    if cause:
        yield Hit(
            cause.span,
            predicate("does not accept the age {text}", text=age.text),
            witness=age.text,
            help=say("Accept ages up to 130"),
        )
