r"""Country list preselects its first country

Without an empty first option, a list of all countries shows Afghanistan when the page opens. People who overlook the list
submit it: orders go to the wrong country, and postal codes and phone numbers are checked by the wrong rules.

Bad:

    <label>Country <select name="country" autocomplete="country" required>
      <option value="AF">Afghanistan <option value="AL">Albania <option value="DZ">Algeria <option value="AD">Andorra
      ^^^^^^^^^^^^^^^^^^^ is selected by default and is submitted whenever people overlook the list
      <option value="AO">Angola <option value="AR">Argentina <option value="AM">Armenia <option value="AU">Australia
    </select></label>

Good:

    <label>Country <select name="country" autocomplete="country" required>
      <option value="">Choose a country
      <option value="AF">Afghanistan <option value="AL">Albania <option value="DZ">Algeria <option value="AD">Andorra
      <option value="AO">Angola <option value="AR">Argentina <option value="AM">Armenia <option value="AU">Australia
    </select></label>

Sources: HTML Standard, the select element (with `required`, the first option has to be an empty one); GOV.UK Design
System, select: do not preselect an option.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Reason,
    predicate,
    rule,
    say,
)

_FIRST = "AF"
_FEWEST = 8


@rule(level="warning", category="option-list-wrong", purposes={"country", "country-name", "nationality"}, since="0.1")
def check(field: Field) -> Hits:
    """Look at the option that is selected when the page opens, in drop-down lists."""
    control = field.control
    offered = control.listing.territories
    if len(offered) < _FEWEST or control.value("size") not in {None, "1"}:
        return
    opened = next((option for option in control.options if option.selected), None)
    first = opened or next((option for option in control.options if not option.disabled), None)
    silent = first in control.listing.choices and all(option.value.strip() for option in control.options)
    option, code = offered[0]
    if not (silent and first == option and code == _FIRST):
        return
    if control.page.language_subtag in _languages_of(field, code):
        return Reason.ITS_CUSTOM
    yield Hit(
        option.element.span,
        predicate("is selected by default and is submitted whenever people overlook the list"),
        witness="",
        help=say('Add `<option value="">Choose a country</option>` as the first option'),
    )


def _languages_of(field: Field, territory: str) -> list[str]:
    """The languages of a territory by their first subtags."""
    return [tag.partition("-")[0] for tag in field.knowledge.index()[territory].languages]
