r"""IBAN field rejects valid IBANs

An IBAN has 15 to 34 characters, starts with two letters, and is printed in groups of four, so that people can read and
compare it. Users cannot enter theirs if the field is too short, or rejects letters or spaces.

Bad (serves DE):

    <label>IBAN <input name="iban" maxlength="22" spellcheck="false"></label>
                                   ^^^^^^^^^^^^^^
    = cuts "DE89 3704 0044 0532 0130 00" (Germany) to "DE89 3704 0044 0532 01"; "DE89370400440532013000" fits

Fixed:

    <label>IBAN <input name="iban" maxlength="42" spellcheck="false"></label>

Bad (serves DE):

    <label>IBAN <input name="iban" pattern="DE\d{20}" spellcheck="false"></label>
                                   ^^^^^^^^^^^^^^^^^^
    = rejects "DE89 3704 0044 0532 0130 00" (Germany) but accepts "DE89370400440532013000"

Bad (serves DE):

    <label>IBAN <input name="iban" pattern="\d{22}" spellcheck="false"></label>
                                   ^^^^^^^^^^^^^^^^ rejects "DE89 3704 0044 0532 0130 00" (Germany)

Good (serves DE):

    <label>IBAN <input name="iban" maxlength="42" pattern="[A-Za-z]{2}\d{2}[A-Za-z0-9 ]{11,38}" spellcheck="false" title="Two letters, then digits and letters"></label>

Sources: ISO 13616-1, 5 (printed in groups of four); SWIFT, IBAN registry; the `[bank]` table of each territory.
"""

from formlint.rule import (
    Field,
    Hits,
    Pack,
    Reason,
    rule,
    say,
)

_WHOLE = 15  # shorter fields take only a part of the number


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"iban"},
    since="0.1",
    attributes={"maxlength", "pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare limit and pattern with an IBAN as printed; a warning where it fits without spaces."""
    control, numbers = field.control, field.values(pack)
    accepts = control.accepted
    if accepts and accepts.longest is not None and accepts.longest < _WHOLE:
        return Reason.PART
    yield from control.cuts(numbers, pack, room=field.tables.room("iban"))
    yield from control.refusals(
        numbers,
        pack,
        help=say(
            "Accept uppercase and lowercase letters, digits, and spaces: `{attribute}`",
            attribute=field.tables.pattern("iban"),
        ),
    )
