r"""Phone number accepted only with the country code

People know their number as they dial it at home. If the form requires the international format, it has to say so next to
the field; it is better to accept both.

Bad (serves DE):

    <label>Telefon <input type="tel" name="telefon" pattern="\+[0-9 ]{8,20}"></label>
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "01512 3456789" (Germany) but accepts "+49 1512 3456789", and no text near the field says so

Good (serves DE):

    <label>Telefon <input type="tel" name="telefon" pattern="(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Good (serves DE), because the page explains it:

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
    Reason,
    predicate,
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
    """Find a number that is accepted only with its country code, although no text asks for the code."""
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None:
        return
    if _asks_for_code(field):
        return Reason.TOLD
    for number in field.values(pack):
        at_home = [way for way in number.spellings if not way.startswith("+")]
        abroad = next((way for way in number.spellings if way.startswith("+") and field.control.accepts(way)), None)
        if abroad and not any(map(language.accepts, at_home)):
            yield Hit(
                pattern.span,
                predicate(
                    'rejects "{text}" ({territory}) but accepts "{abroad}", and no text near the field says so',
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
