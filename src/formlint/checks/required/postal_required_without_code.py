"""Postal code required where none exists

In Hong Kong, Qatar, the United Arab Emirates, and about 60 other territories, addresses have no postal code. People
there have to enter zeros, or they leave.

Bad (serves HK):

    <label>Postal code <input name="postal_code" autocomplete="postal-code" required></label>
                                                                            ^^^^^^^^
    = makes the postal code mandatory, but addresses in Hong Kong have none

Fixed:

    <label>Postal code <input name="postal_code" autocomplete="postal-code"></label>

Bad:

    <form><label>Postal code <input name="zip" autocomplete="postal-code" required></label>
                                                                          ^^^^^^^^
    = makes the postal code mandatory, but addresses in Hong Kong have none
    <label>Country <select name="country" autocomplete="country">
    <option value="HK" selected>Hong Kong</option><option value="DE">Germany</option></select></label></form>

Fixed:

    <form><label>Postal code <input name="zip" autocomplete="postal-code"></label>
    <label>Country <select name="country" autocomplete="country">
    <option value="HK" selected>Hong Kong</option><option value="DE">Germany</option></select></label></form>

Bad (serves HK):

    <form><label>Postal code <input name="zip" autocomplete="postal-code" required></label>
                                                                          ^^^^^^^^
    = makes the postal code mandatory, but addresses in Hong Kong have none
    <label>Country <select name="country" autocomplete="country">
    <option value="HK">Hong Kong</option><option value="DE">Germany</option></select></label></form>

Fixed:

    <form><label>Postal code <input name="zip" autocomplete="postal-code"></label>
    <label>Country <select name="country" autocomplete="country">
    <option value="HK">Hong Kong</option><option value="DE">Germany</option></select></label></form>

Good (serves HK):

    <label>Postal code <input name="postal_code" autocomplete="postal-code"></label>

Good (serves DE):

    <label>Postal code <input name="postal_code" autocomplete="postal-code" required inputmode="numeric"></label>

Sources: Universal Postal Union, addressing guides; the packs name the source for each territory.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Reason,
    predicate,
    remove,
    rule,
)


@rule(
    level="error", category="required-but-not-universal", purposes={"postal-code"}, since="0.1", attributes={"required"}
)
def check(field: Field, pack: Pack) -> Hits:
    """Report required codes where none exist; as advice where not every address has one."""
    required, postal = field.control.known_required, pack.postal_code
    if required is None or postal is None or postal.required:
        return
    if postal.system == "single":
        return Reason.ONE_CODE
    has_none = postal.system == "none"
    if has_none or postal.required is False:
        yield Hit(
            required.span,
            predicate("makes the postal code mandatory, but addresses in {territory} have none", territory=pack)
            if has_none
            else predicate(
                "makes the postal code mandatory, but not every address in {territory} has one", territory=pack
            ),
            witness="",
            fix=remove(field.control, required, safe=True),
            level=field.control.milder_by_country(pack) if has_none else Level.INFO,
        )
