r"""Age field excludes people over 100

More than half a million people are over 100. If the field allows only two digits, or has `max="99"`, they cannot enter
their age.

Bad:

    <label>Age <input type="number" name="age" min="0" max="99"></label>
                                                       ^^^^^^^^ does not accept the age 104

Fixed:

    <label>Age <input type="number" name="age" min="0" max="130"></label>

Bad:

    <label>Age <input name="age" inputmode="numeric" maxlength="2"></label>
                                                     ^^^^^^^^^^^^^ does not accept the age 104

Good:

    <label>Age <input type="number" name="age" min="0" max="130"></label>

Good, because it seems to be on purpose:

    <label>Age (18 to 65) <input type="number" name="age" min="18" max="65"></label>

Source: United Nations, World Population Prospects.
"""

from formlint.rule import Field, Hit, Hits, Reason, predicate, replace, rule, say

_HIGH = "89"  # a field that rejects this age has an upper limit on purpose
_WIDER = {"max": "130", "maxlength": "3"}


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"age"},
    since="0.1",
    attributes={"max", "maxlength", "min", "minlength", "pattern", "step"},
)
def check(field: Field) -> Hits:
    """Try an age above 100 on fields that accept a high age."""
    control, (age, *_) = field.control, field.tables.values("age")
    accepts = control.accepted
    reason = accepts.why_refused(age.text) if accepts else None
    cause = control.attribute(reason) if reason else None
    if cause and accepts and not accepts.accepts(_HIGH):
        return Reason.ON_PURPOSE
    if cause:
        wider = _WIDER.get(cause.name)
        yield Hit(
            cause.span,
            predicate("does not accept the age {text}", text=age.text),
            witness=age.text,
            fix=replace(cause, wider, safe=True) if wider else None,
            help=say("Accept ages up to 130"),
        )
