"""Country values are not ISO codes

`autocomplete="country"` expects two-letter codes, and `country-name` expects names. Browsers that follow the standard
look for `FR` among the values, do not find it, and leave the list unfilled.

Bad:

    <label>Country <select name="country" autocomplete="country">
                                          ^^^^^^^^^^^^^^^^^^^^^^
    = expects country codes such as "FR", but the options submit values such as "France"
      <option value="France">France <option value="Germany">Germany <option value="Italy">Italy
    </select></label>

Fixed:

    <label>Country <select name="country" autocomplete="country-name">
      <option value="France">France <option value="Germany">Germany <option value="Italy">Italy
    </select></label>

Bad:

    <label>Country <select name="country" autocomplete="shipping country">
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = expects country codes such as "FR", but the options submit values such as "73"
      <option value="73">France <option value="82">Germany <option value="105">Italy
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country-name">
      <option>France <option>Germany <option>Italy
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country">
      <option value="FR">France <option value="DE">Germany <option value="IT">Italy
    </select></label>

Sources: HTML Standard, autofill: `country` is a code of ISO 3166-1 alpha-2, `country-name` is a name.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Option,
    plain,
    predicate,
    replace,
    rule,
    say,
)

_CODE = 2
_FEWEST = 2


@rule(
    level="warning",
    category="autocomplete-wrong",
    purposes={"country", "country-name"},
    since="0.1",
    wcag=["1.3.5"],
    unless={"country-values-mixed"},
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Look at what the options submit; values that are not names, such as database ids, are advice."""
    control = field.control
    token = control.known("autocomplete")
    if token is None or control.autofill.field_name != "country":
        return
    offered = [option for option, _ in control.listing.territories]
    if len(offered) < _FEWEST or any(map(_is_code, offered)):
        return
    named = all(plain(option.value) == plain(option.text) for option in offered)
    value = (token.value or "").strip()
    yield Hit(
        token.span,
        predicate(
            'expects country codes such as "FR", but the options submit values such as "{value}"',
            value=offered[0].value,
        ),
        fix=replace(token, f"{value}-name", safe=False) if named else None,
        help=say("Use the ISO 3166-1 code of each country as its value"),
        level=None if named else Level.INFO,
    )


def _is_code(option: Option) -> bool:
    return len(option.value) == _CODE and option.value.isalpha()
