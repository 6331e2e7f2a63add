r"""Field does not accept the decimals that its text asks for

The text asks for a number with two decimals, but `step` or the pattern rejects them. People cannot enter the number that
they have.

Bad:

    <label>Diameter (two decimal places) <input type="number" name="diameter" step="0.1"></label>
                                                                              ^^^^^^^^^^
    = rejects every number with 2 decimals, such as "1.23", although the text asks for them

Bad:

    <label>Diameter (2 decimals) <input name="diameter" pattern="[0-9]+" title="A number"></label>
                                                        ^^^^^^^^^^^^^^^^
    = rejects every number with 2 decimals, such as "1.23", although the text asks for them

Good:

    <label>Diameter (two decimal places) <input type="number" name="diameter" step="0.01"></label>

Good:

    <label>Diameter (up to 2 decimals) <input name="diameter" pattern="[0-9]+([.,][0-9]{1,2})?" title="A number"></label>

Sources: HTML Standard, the step attribute: 1 where none is written; WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from formlint.rule import Accepted, Field, Hit, Hits, Level, predicate, rule, say

_WHOLE = ("1", "0", "10", "100", "50")
_DECIMALS = "234567"


@rule(
    level="warning",
    category="contradiction",
    since="0.2",
    wcag=["3.3.2"],
    rank="minor",
    attributes={"pattern"},
    types={"number", "range"},
)
def check(field: Field) -> Hits:
    """Try numbers with as many decimals as a text asks for."""
    control = field.control
    accepts = control.accepted if control.says("decimals-counted") else None
    for text in control.own_texts if accepts else ():
        for count in control.tables.counts(text.text, "decimals-counted"):
            most = max(count.bounds, default=0)
            name = _refusing(accepts, most) if accepts and 0 < most <= len(_DECIMALS) else None
            cause = (control.attribute(name) or control.type_number) if name else None
            if cause:
                yield Hit(
                    cause.span,
                    predicate(
                        'rejects every number with {count} decimal, such as "{example}", although the text asks for it',
                        'rejects every number with {count} decimals, such as "{example}", although the text asks for '
                        "them",
                        count=most,
                        example=f"1.{_DECIMALS[:most]}",
                    ),
                    witness=f"1.{_DECIMALS[:most]}",
                    level=Level.INFO if control.form.novalidate else None,
                    help=say("Accept what the text allows, or change the text"),
                )
                return


def _refusing(accepts: Accepted, decimals: int) -> str | None:
    """What rejects all numbers with so many decimals, but takes whole ones."""
    whole = [one for one in (*_WHOLE, accepts.least, accepts.most) if one.isdigit() and accepts.accepts(one)]
    signs = (".",) if accepts.kind in {"number", "range"} else (".", ",", "٫")
    tried = [f"{one}{sign}{_DECIMALS[:decimals]}" for one in whole for sign in signs]
    reasons = [accepts.why_refused(one) for one in tried]
    return (
        "step" if all(reasons) and "step" in reasons else "pattern" if reasons and {*reasons} == {"pattern"} else None
    )
