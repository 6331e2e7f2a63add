r"""Different options submit the same value

People who choose one option submit the value of another, such as 2032 for 2033: their card is declined, or a date is
wrong, and they cannot see why.

Bad:

    <label>Expiry year <select name="exp_year" autocomplete="cc-exp-year">
      <option value="17">2031 <option value="18">2032 <option value="18">2033 <option value="20">2034
                                                      ^^^^^^^^^^^^^^^^^^^ submits "18", the same value as "2032"
    </select></label>

Good:

    <label>Expiry year <select name="exp_year" autocomplete="cc-exp-year">
      <option value="31">2031 <option value="32">2032 <option value="33">2033 <option value="34">2034
    </select></label>

Source: HTML Standard, the option element (what is submitted is the value).
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="option-list-wrong",
    purposes={"cc-exp-month", "cc-exp-year", "bday-day", "bday-month", "bday-year"},
    since="0.1",
)
def check(field: Field) -> Hits:
    """Look for a value with two texts."""
    first: dict[str, str] = {}
    for option in field.control.listing.written_choices:
        text = first.setdefault(option.value, option.text)
        if text != option.text:
            yield Hit(
                option.element.span,
                predicate('submits "{value}", the same value as "{text}"', value=option.value, text=text),
                witness=option.text,
                help=say("Give each option its own value"),
            )
