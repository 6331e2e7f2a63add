r"""Conflicting country options

A country may be listed twice, for example at the top and in its place, but both options have to submit the same value.
Otherwise, the value that is stored depends on which of the two a person chooses.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="14">France <option value="15">Germany <option value="16">Spain <option value="99">Germany
                                                                                    ^^^^^^^^^^^^^^^^^^^
    = submits "99", but the first option with this text submits "15"
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="DE">Germany <option value="FR">France <option value="DE">Germany <option value="ES">Spain
    </select></label>

A second name with the same value can help people find their country, so it is reported as advice.

Source: HTML Standard, the option element (what is submitted is the value).
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    plain,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="option-list-wrong",
    purposes={"country", "country-name"},
    since="0.1",
    unless={"country-values-mixed"},
)
def check(field: Field) -> Hits:
    """Look for a text with two values, and for a value with two texts."""
    values: dict[str, str] = {}
    texts: dict[str, str] = {}
    for option in field.control.listing.written_choices:
        value = values.setdefault(plain(option.text), option.value)
        text = texts.setdefault(option.value, option.text)
        if value == option.value and plain(text) != plain(option.text):
            yield Hit(
                option.element.span,
                predicate(
                    'submits "{value}", the same value as "{text}"',
                    text=text,
                    value=value,
                ),
                help=say("Give each option its own value, or remove the second name of the country"),
                level=Level.INFO,
            )
        if value != option.value:
            yield Hit(
                option.element.span,
                predicate(
                    'submits "{other}", but the first option with this text submits "{value}"',
                    value=value,
                    other=option.value,
                ),
                witness=option.value,
                help=say("Give both options the same value"),
            )
