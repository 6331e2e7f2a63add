r"""Pattern rejects local digits

Keyboards for Persian, Arabic, Bengali, Nepali, and Burmese type the digits of these scripts, which `\d` and `[0-9]` do
not match. People have to find another keyboard, or give up.

Bad (serves IR):

    <label>کد پستی <input name="postcode" pattern="[0-9]{10}"></label>
                                          ^^^^^^^^^^^^^^^^^^^ rejects "۱۱۹۳۶۱۲۳۴۵" (Iran) but accepts "1193612345"

Bad (serves IR):

    <label>تعداد <input name="count" pattern="[0-9]+" title="عدد"></label>
                                     ^^^^^^^^^^^^^^^^ rejects "۲" (Iran) but accepts "2"

Good (serves IR):

    <label>کد پستی <input name="postcode" pattern="[0-9۰-۹\-]{10,11}"></label>

Good (serves IR), because no label is in the script of these digits:

    <label>Postal code <input name="postcode" pattern="[0-9\-]{10,11}"></label>

Good (serves US):

    <label>ZIP code <input name="zip" pattern="[0-9]{5}(-[0-9]{4})?"></label>

Sources: CLDR, numbering systems; FirebaseUI-iOS#790, intl-tel-input#2105.
"""

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Pack,
    Reason,
    predicate,
    rule,
    say,
)

_COUNTS = ("2", "12", "120")
"""What people enter where a count is asked for."""
_ZEROS = {"arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "mymr": 0x1040}


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"age", "one-time-code", "postal-code", "quantity", "tel", "tel-national"},
    since="0.1",
    rank="minor",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Try accepted values with the digits of the territory."""
    pattern, language = field.control.pattern, field.control.pattern_language
    zero = _ZEROS.get(pack.numbers.digits) if pack.numbers else None
    if pattern is None or language is None or zero is None:
        return
    if not _is_in_the_script(field.control, zero):
        return Reason.OTHER_SCRIPT
    native = {ord("0") + digit: zero + digit for digit in range(10)}
    for ways in [value.spellings for value in field.values(pack)] or [_COUNTS]:
        taken = [way for way in ways if field.control.accepts(way)]
        if taken and not any(language.accepts(way.translate(native)) for way in ways):
            witness = taken[0].translate(native)
            yield Hit(
                pattern.span,
                predicate(
                    'rejects "{witness}" ({territory}) but accepts "{digits}"',
                    witness=witness,
                    territory=pack,
                    digits=taken[0],
                ),
                witness=witness,
                help=say("Accept the local digits too, and convert them to 0 to 9 on the server"),
            )
            return


def _is_in_the_script(control: Control, zero: int) -> bool:
    """Whether a label is in the script of the digits: people who read it have its keyboard."""
    return any(zero >> 8 == ord(letter) >> 8 and letter.isalpha() for label in control.labels for letter in label.text)
