r"""Country list mixes codes and names as values

A server that expects codes may not understand the few options that submit a name: no shipping rates are found, the
saved country is not shown again, and browsers cannot fill it in.

Bad:

    <label>Country <select name="country" autocomplete="country">
      <option value="Spain">Spain <option value="DE">Germany <option value="FR">France <option value="IT">Italy
      ^^^^^^^^^^^^^^^^^^^^^^ submits the name "Spain", while most options submit a code
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="ES">Spain <option value="DE">Germany <option value="FR">France <option value="IT">Italy
    </select></label>

Sources: HTML Standard, autofill: `country` is a code of ISO 3166-1 alpha-2, `country-name` is a name.
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

_CODE = 2
_MOST = 3  # codes for each name


@rule(level="warning", category="option-list-wrong", purposes={"country", "country-name"}, since="0.1")
def check(field: Field) -> Hits:
    """Look for the few values that are names, where most are two-letter codes."""
    offered = [option for option, _ in field.control.listing.territories]
    named = [option for option in offered if len(option.value) > _CODE and plain(option.value) == plain(option.text)]
    coded = [option for option in offered if len(option.value) == _CODE and option.value.isalpha()]
    if named and len(coded) >= _MOST * len(named):
        yield Hit(
            named[0].element.span,
            predicate('submits the name "{value}", while most options submit a code', value=named[0].value),
            witness=named[0].value,
            help=say("Use the ISO 3166-1 code of each country as its value"),
        )
