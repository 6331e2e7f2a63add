r"""Outdated country name

People look for the current name of their country. If it was renamed, or was once part of another country, they do not
find it, or find a name that they reject.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="ES">Spain</option> <option value="SZ">Swaziland</option>
                                        ^^^^^^^^^^^^^^^^^^^ is a former name: the country is now called Eswatini
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="ES">Spain</option> <option value="SZ">Eswatini</option>
    </select></label>

Sources: CLDR 47, English names of territories; ISO 3166-3, codes withdrawn; `rules/values/options.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    plain,
    predicate,
    rule,
    say,
    several,
)

_NAMED = 4


@rule(level="info", category="option-list-wrong", purposes={"country", "country-name"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for former names in lists of countries; a list of former countries on purpose asks for something else."""
    renamed = field.tables.options("countries")["renamed"]
    for option in field.control.listing.written_choices:
        today = [field.knowledge.index()[code] for code in renamed.get(plain(option.text), ())]
        if not today:
            continue
        if len(today) == 1:
            message = predicate("is a former name: the country is now called {country}", country=today[0])
            help_ = say("Use the current name")
        else:
            message = predicate(
                "names a former country, which is now divided into {countries}", countries=several(today, _NAMED)
            )
            help_ = say("Replace the option with one for each country that exists today")
        yield Hit(option.element.span, message, witness=today[0].names[0], help=help_)
