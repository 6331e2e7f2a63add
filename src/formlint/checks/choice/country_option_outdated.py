r"""Country by a name that is no more

People look for their country under the name that it has. Where it was renamed, or came to be when another broke up,
they do not find it, or find a name that they reject.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="ES">Spain</option> <option value="SZ">Swaziland</option>
                                        ^^^^^^^^^^^^^^^^^^^ is called Eswatini now
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="ES">Spain</option> <option value="SZ">Eswatini</option>
    </select></label>

Sources: CLDR 47, English names of territories; ISO 3166-3, codes withdrawn; `rules/options.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    plain,
    rule,
    say,
)


@rule(level="info", category="option-list-wrong", purposes={"country", "country-name"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for former names; a list of former countries on purpose has none of now, so it is not asked for here."""
    renamed = field.tables.options("countries")["renamed"]
    for option in field.control.listing.choices if field.control.listing.is_written_out else ():
        now = renamed.get(plain(option.text))
        if now:
            yield Hit(
                option.element.span,
                say("is called {now} now", now=now),
                witness=now,
                help=say("Write the name of today"),
            )
