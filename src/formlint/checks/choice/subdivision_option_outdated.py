r"""Outdated state or province name or code

People look for the current name of their state or province, and other systems may not recognize the former code.

Bad (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
      <option value="NB">New Brunswick</option> <option value="NF">Newfoundland</option>
                                                ^^^^^^^^^^^^^^^^^^^
    = uses a former name or code of Newfoundland and Labrador, which is now "NL" (Canada)
    </select></label>

Good (serves CA):

    <label>Province <select name="province" autocomplete="address-level1">
      <option value="NB">New Brunswick</option> <option value="NL">Newfoundland and Labrador</option>
    </select></label>

Sources: the `[address.subdivisions]` table of each territory; `rules/values/options.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    place,
    predicate,
    rule,
    say,
)


@rule(level="info", category="option-list-wrong", purposes={"address-level1"}, since="0.1")
def check(field: Field, pack: Pack) -> Hits:
    """Look for former names and codes."""
    for option, unit in field.control.listing.stale_units(pack) if field.control.listing.is_written_out else ():
        yield Hit(
            option.element.span,
            predicate(
                'uses a former name or code of {name}, which is now "{code}"{place}',
                code=unit.code,
                name=unit.name,
                place=place(pack),
            ),
            witness=unit.code,
            help=say('Use the name "{name}" and the code "{code}"', name=unit.name, code=unit.code),
        )
