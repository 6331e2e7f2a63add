r"""List of names is described as digits to type

The label or the description tells people to enter two digits, but the field is a list whose options are words. People who
hear the label look for something that is not there.

Bad:

    <label for="month">Month</label>
    <select id="month" name="month" aria-label="Month, enter two digits"><option>January</option><option>February</option></select>
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = asks for 2 digits, but no option of the list has any

Bad:

    <label>Month (2 digits) <select name="month"><option>January</option><option>February</option></select></label>
                            ^^^^^^^^^^^^^^^^^^^^^ asks for 2 digits, but no option of the list has any

Good:

    <label>Month (2 digits) <select name="month"><option>01</option><option>02</option></select></label>

Source: WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from formlint.rule import Control, Field, Hit, Hits, Reason, Text, predicate, rule, say


@rule(
    level="warning",
    category="contradiction",
    since="0.2",
    wcag=["2.4.6", "3.3.2"],
    types={"select-one"},
)
def check(field: Field) -> Hits:
    """Look for a number of digits in what is said about a list of words."""
    control, reason = field.control, None
    for text in (*control.labels, control.description()):
        count = _digits(control, text) if text else None
        if not text or not count or not _is_of_words(control):
            continue
        if any(map(text.text.casefold().__contains__, control.tables.phrases("bounds"))):
            reason = Reason.BOUND
        else:
            attribute = control.known(text.origin)
            yield Hit(
                attribute.span if attribute else control.element.span,
                predicate("asks for {count} digits, but no option of the list has any", count=count),
                help=say("Tell people to choose from the list"),
            )
            return
    return reason


def _digits(control: Control, text: Text) -> int | None:
    """The number of digits that a text names."""
    counts = [one for one in control.tables.counts(text.text, "digits-counted") if one.exact]
    return counts[0].least if counts and (counts[0].least or 0) > 1 else None


def _is_of_words(control: Control) -> bool:
    """Whether the list has options, all known, and none with a digit."""
    options = control.options
    if len(options) < 2 or any(option.element.unknown_text for option in options):  # noqa: PLR2004  # a choice
        return False
    return not any(sign.isdecimal() for option in options for sign in option.text)
