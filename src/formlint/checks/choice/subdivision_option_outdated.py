r"""State or province by a name or code that is no more

People look for the name of today, and what is submitted is no code that others understand.

Bad (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
      <option value="NB">New Brunswick</option> <option value="NF">Newfoundland</option>
                                                ^^^^^^^^^^^^^^^^^^^ is NL, Newfoundland and Labrador, now (Canada)
    </select></label>

Good (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
      <option value="NB">New Brunswick</option> <option value="NL">Newfoundland and Labrador</option>
    </select></label>

Sources: the `[address.subdivisions]` table of each territory; `rules/options.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    place,
    rule,
    say,
)


@rule(level="info", category="option-list-wrong", purposes={"address-level1"}, since="0.1")
def check(field: Field, pack: Pack) -> Hits:
    """Look for former names and codes."""
    for option, unit in field.control.listing.stale_units(pack) if field.control.listing.is_written_out else ():
        yield Hit(
            option.element.span,
            say("is {code}, {name}, now{place}", code=unit.code, name=unit.name, place=place(pack)),
            witness=unit.code,
            help=say("Write the name and the code of today"),
        )
