r"""BIC field accepts only one of the two lengths

A BIC has 8 characters, or 11 with a branch code. Users with the other length cannot enter theirs.

Bad:

    <label>BIC <input name="bic" pattern="[A-Z]{8}" spellcheck="false"></label>
                                 ^^^^^^^^^^^^^^^^^^ rejects "DEUTDEFF500"

Bad:

    <label>BIC <input name="bic" maxlength="8" spellcheck="false"></label>
                                 ^^^^^^^^^^^^^ cuts "DEUTDEFF500" to "DEUTDEFF"

Fixed:

    <label>BIC <input name="bic" maxlength="11" spellcheck="false"></label>

Bad:

    <label>BIC <input name="bic" minlength="11" spellcheck="false"></label>
                                 ^^^^^^^^^^^^^^ rejects "DEUTDEFF", which has only 8 characters

Fixed:

    <label>BIC <input name="bic" minlength="8" spellcheck="false"></label>

Good:

    <label>BIC <input name="bic" minlength="8" maxlength="11" pattern="[A-Za-z0-9]{8}([A-Za-z0-9]{3})?" spellcheck="false" title="8 or 11 letters and digits"></label>

Source: ISO 9362.
"""

from formlint.rule import (
    Field,
    Hits,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"bic"},
    since="0.1",
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try both lengths."""
    control, codes = field.control, field.tables.values("bic")
    yield from control.cuts(codes)
    yield from control.too_short(codes)
    yield from control.refusals(
        codes, help=say("Accept both lengths: `{attribute}`", attribute=field.tables.pattern("bic"))
    )
