r"""ID or account number rejected as printed

Insurance, tax, and account numbers are printed in groups, with spaces, periods, or hyphens, and people copy what they
see. The rule applies only where a label names the kind of number and its format is known.

Bad (serves GB):

    <label>National Insurance number <input name="nino" pattern="[A-Z]{2}\d{6}[A-D]" spellcheck="false"></label>
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "AB 12 34 56 C" (United Kingdom) but accepts "AB123456C"

Bad (serves GB):

    <label>National Insurance number <input name="nino" maxlength="9" spellcheck="false"></label>
                                                        ^^^^^^^^^^^^^
    = cuts "AB 12 34 56 C" (United Kingdom) to "AB 12 34 "; "AB123456C" fits

Fixed:

    <label>National Insurance number <input name="nino" maxlength="13" spellcheck="false"></label>

Bad (serves GB):

    <label>National Insurance number <input name="nino" pattern="\d{9}" spellcheck="false"></label>
                                                        ^^^^^^^^^^^^^^^ rejects "AB 12 34 56 C" (United Kingdom)

Good (serves GB):

    <label>National Insurance number <input name="nino" maxlength="13" pattern="[A-Za-z]{2} ?(\d{2} ?){3}[A-Da-d]" spellcheck="false" title="Two letters, six digits, a letter"></label>

Sources: the `[ids]` and `[bank]` tables of each territory; GOV.UK Design System, National Insurance numbers.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Reason,
    predicate,
    rule,
    say,
)

_SURE = 0.9


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"bank-account", "bank-code", "company-id", "national-id", "tax-id"},
    since="0.1",
    unless={"example-fails-own-constraint", "sort-code-split"},
    attributes={"maxlength", "pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare limit and pattern with real numbers; a warning where another spelling is accepted.

    A number in several boxes is advice, as long as they accept it together.
    """
    if field.confidence < _SURE:
        return Reason.UNSURE
    control, numbers = field.control, field.values(pack)
    limit = control.known("maxlength")
    if field.begins_split and numbers and limit:
        yield Hit(
            limit.span,
            predicate("accepts only part of the number: a pasted number is cut off"),
            help=say("Use one field for the whole number"),
            level=Level.INFO,
        )
    yield from control.cuts(numbers, pack, room=field.longest_form(pack))
    help_ = say("Accept the number as printed, and remove separators in code")
    yield from [*control.refusals(numbers, pack, help=help_)] or field.refused_forms(pack)
