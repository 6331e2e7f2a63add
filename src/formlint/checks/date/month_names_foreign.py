r"""English month names on a page in another language

People who read the page in its language may not read English, and screen readers pronounce the names by the rules of
that language.

Bad:

    <html lang="fr"><label>Mois de naissance <select name="mois_naissance" autocomplete="bday-month">
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = offers month names in English on a page in another language
      <option>January <option>February <option>March <option>April <option>May <option>June <option>July
      <option>August <option>September <option>October <option>November <option>December
    </select></label>

Good:

    <html lang="fr"><label>Mois de naissance <select name="mois_naissance" autocomplete="bday-month">
      <option>janvier <option>février <option>mars <option>avril <option>mai <option>juin <option>juillet
      <option>août <option>septembre <option>octobre <option>novembre <option>décembre
    </select></label>

Sources: CLDR 46, names of months; WCAG 2.2, 3.1.2 Language of Parts.
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

_FEWEST = 9
_MOST_ALIKE = 6


@rule(level="info", category="language", purposes={"bday-month", "cc-exp-month"}, since="0.1", wcag=["3.1.2"])
def check(field: Field) -> Hits:
    """Count the names that are English, and those that are also in the language of the page."""
    control = field.control
    own = _month_names(field, control.page.language_subtag)
    said = {plain(option.text) for option in control.listing.written_choices}
    if own and len(said & _month_names(field, "en")) >= _FEWEST and len(said & own) <= _MOST_ALIKE:
        yield Hit(
            control.element.span,
            predicate("offers month names in English on a page in another language"),
            help=say("Write the month names in the language of the page"),
        )


def _month_names(field: Field, language: str) -> frozenset[str]:
    """The names of the months in a language, in small letters; empty for a language without a table."""
    if language not in field.knowledge.names("languages"):
        return frozenset()
    return frozenset(field.knowledge.table(f"languages/{language}").get("options", {}).get("month", ()))
