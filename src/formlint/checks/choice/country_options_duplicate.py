r"""Country twice in a list with different values

The same name twice is usual where a country is put before the alphabet as well. But both have to submit the same:
else it is chance under which value a customer is kept.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="14">France <option value="15">Germany <option value="16">Spain <option value="99">Germany
                                                                                    ^^^^^^^^^^^^^^^^^^^ is there twice: "Germany" submits "15" and "99"
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
                say(
                    'is there twice: "{text}" and "{other}" submit "{value}"',
                    text=text,
                    other=option.text,
                    value=value,
                ),
                help=say("Name each country once"),
                level=Level.INFO,
            )
        if value != option.value:
            yield Hit(
                option.element.span,
                say(
                    'is there twice: "{text}" submits "{value}" and "{other}"',
                    text=option.text,
                    value=value,
                    other=option.value,
                ),
                witness=option.value,
                help=say("Give both the same value"),
            )
