r"""Outdated country name

Users look for the current name of their country. If it was renamed or emerged from a former country, they do not find
it, or find a name they reject.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="ES">Spain</option> <option value="SZ">Swaziland</option>
                                        ^^^^^^^^^^^^^^^^^^^ names a country that is now Eswatini
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
)


@rule(level="info", category="option-list-wrong", purposes={"country", "country-name"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for former names; a list of former countries on purpose has none of now, so it is not asked for here."""
    renamed = field.tables.options("countries")["renamed"]
    for option in field.control.listing.written_choices:
        now = renamed.get(plain(option.text))
        if now:
            yield Hit(
                option.element.span,
                predicate("names a country that is now {now}", now=now),
                witness=now,
                help=say("Use the current name"),
            )
