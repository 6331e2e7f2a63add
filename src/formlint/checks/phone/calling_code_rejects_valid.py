r"""Field does not accept all country codes of phone numbers

Country codes have one to three digits, and people write them with or without a plus sign. If a field does not accept a
code, the people of that country cannot enter their number.

Bad:

    <label>Country code <input name="dial_code" autocomplete="tel-country-code" pattern="\+\d{2}"></label>
                                                                                ^^^^^^^^^^^^^^^^^ rejects "+1"

Bad:

    <label>Country code <input name="dial_code" autocomplete="tel-country-code" maxlength="2"></label>
                                                                                ^^^^^^^^^^^^^ cuts "+353" to "+3"

Fixed:

    <label>Country code <input name="dial_code" autocomplete="tel-country-code" maxlength="5"></label>

Good:

    <label>Country code <input name="dial_code" autocomplete="tel-country-code" maxlength="9" pattern="\+?[\d \-]{1,8}" title="A plus sign and digits"></label>

Source: ITU-T E.164, list of country codes.
"""

from formlint.rule import Field, Hits, Reason, rule, say


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"tel-country-code"},
    since="0.1",
    attributes={"maxlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try a short code and a long one, with the plus sign and without."""
    codes, reason = field.tables.values("tel-country-code"), None
    for hits in (
        field.control.cuts(codes),
        field.control.refusals(
            codes,
            help=say(
                "Use `{attribute}`, which accepts all country codes", attribute=field.tables.pattern("tel-country-code")
            ),
        ),
    ):
        for hit in hits:
            if hit.level is None:
                yield hit
            else:
                reason = Reason.EXAMPLE
    return reason
