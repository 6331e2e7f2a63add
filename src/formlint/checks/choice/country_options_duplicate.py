r"""Conflicting country options

Listing a country twice is common, for example to repeat it at the top, but both options have to submit the same value.
Otherwise the stored value depends on which of the two a user happens to choose.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="14">France <option value="15">Germany <option value="16">Spain <option value="99">Germany
                                                                                    ^^^^^^^^^^^^^^^^^^^
    = repeats "Germany" with another value: the first submits "15", this one "99"
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="DE">Germany <option value="FR">France <option value="DE">Germany <option value="ES">Spain
    </select></label>

A second name for the same country may help to find it; it is told as advice.

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
    """Look for a text that comes again with another value."""
    values: dict[str, str] = {}
    texts: dict[str, str] = {}
    for option in field.control.listing.written_choices:
        value = values.setdefault(plain(option.text), option.value)
        text = texts.setdefault(option.value, option.text)
        if value == option.value and plain(text) != plain(option.text):
            yield Hit(
                option.element.span,
                predicate(
                    'repeats the value of another option: "{text}" and "{other}" both submit "{value}"',
                    text=text,
                    other=option.text,
                    value=value,
                ),
                help=say("List each country once, with a value of its own"),
                level=Level.INFO,
            )
        if value != option.value:
            yield Hit(
                option.element.span,
                predicate(
                    'repeats "{text}" with another value: the first submits "{value}", this one "{other}"',
                    text=option.text,
                    value=value,
                    other=option.value,
                ),
                witness=option.value,
                help=say("Give both options the same value"),
            )
