r"""Telephone number accepted only with its country code, without saying so

People know their number as they dial it at home. A form that wants the international form has to say so beside the
field; better, it takes both.

Bad (serves DE):

    <label>Telefon <input type="tel" name="telefon" pattern="\+[0-9 ]{8,20}"></label>
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^ refuses "01512 3456789" (Germany), though it takes "+49 1512 3456789"; nothing beside the field says so

Good (serves DE):

    <label>Telefon <input type="tel" name="telefon" pattern="(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Good (serves DE):

    <label>Telefon <input type="tel" name="telefon" pattern="\+(\P{Nd}*\p{Nd}){4,}\P{Nd}*" placeholder="+49 1512 3456789"></label>

Good (serves DE):

    <label>Telefon mit Ländervorwahl <input type="tel" name="telefon" pattern="\+(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Sources: GOV.UK Design System, telephone numbers; the `[phone]` table of each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Pack,
    rule,
    say,
)


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"tel"},
    since="0.1",
    rank="minor",
    unless={"phone-refuses-separators"},
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for a number that passes with its country code only, where no text asks for that."""
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None or _asks_for_code(field):
        return
    for number in field.values(pack):
        at_home = [way for way in number.spellings if not way.startswith("+")]
        abroad = next((way for way in number.spellings if way.startswith("+") and field.control.accepts(way)), None)
        if abroad and not any(map(language.accepts, at_home)):
            yield Hit(
                pattern.span,
                say(
                    'refuses "{text}" ({territory}), though it takes "{abroad}"; nothing beside the field says so',
                    text=number.text,
                    territory=pack,
                    abroad=abroad,
                ),
                witness=number.text,
                help=say("Accept national numbers, or show an example with the country code"),
            )


def _asks_for_code(field: Field) -> bool:
    control = field.control
    return control.says("country-code") is not None or any("+" in text.text for text in control.texts)
