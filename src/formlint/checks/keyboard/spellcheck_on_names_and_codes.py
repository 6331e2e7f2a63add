"""Spell checking enabled on a name or code

Spell checkers do not know codes and know few names. They mark correct values as wrong, autocorrection replaces them, and
some browsers send the text to a server.

Bad:

    <label>Family name <input name="lname" autocomplete="family-name" autocorrect="on"></label>
                                                                      ^^^^^^^^^^^^^^^^
    = lets browsers autocorrect a value that is not a dictionary word

Fixed:

    <label>Family name <input name="lname" autocomplete="family-name" autocorrect="off"></label>

Bad:

    <label>IBAN <input name="iban" spellcheck="true"></label>
                                   ^^^^^^^^^^^^^^^^^ lets browsers spell-check a value that is not a dictionary word

Fixed:

    <label>IBAN <input name="iban" spellcheck="false"></label>

Bad:

    <label>National Insurance number <input name="nino"></label>
                                     ^^^^^^^^^^^^^^^^^^^ lets browsers spell-check a value that is not a dictionary word

Fixed:

    <label>National Insurance number <input name="nino" spellcheck="false"></label>

Good:

    <form spellcheck="false"><label>IBAN <input name="iban"></label></form>

Good:

    <label>Family name <input name="lname" autocomplete="family-name"></label>

Names without these attributes are not reported, because browsers mostly leave names alone.

Sources: HTML Standard, spelling and grammar checking, autocorrection; GOV.UK Design System, names and National Insurance numbers.
"""

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Reason,
    add,
    predicate,
    replace,
    rule,
)

_CODES = frozenset({"bic", "company-id", "iban", "national-id", "reference-number", "tax-id"})
_NAMES = frozenset({"additional-name", "cc-name", "email", "family-name", "given-name", "name", "username"})
_KEYPADS = frozenset({"decimal", "numeric", "tel"})
_OFF = {"spellcheck": "false", "autocorrect": "off"}


@rule(
    level="info",
    category="autocapitalize-missing",
    purposes=_CODES | _NAMES,
    since="0.1",
    types={"search", "text", "textarea"},
)
def check(field: Field) -> Hits:
    """Look for attributes that turn the checker on, and for codes where nothing turns it off."""
    control = field.control
    if control.element.may_have_more:
        return Reason.CODE
    checked = predicate("lets browsers spell-check a value that is not a dictionary word")
    attribute = _switched_on(control)
    if attribute:
        corrected = predicate("lets browsers autocorrect a value that is not a dictionary word")
        message = checked if attribute.name == "spellcheck" else corrected
        yield Hit(attribute.span, message, fix=replace(attribute, _OFF[attribute.name], safe=True))
    elif field.purpose in _CODES and control.value("inputmode") not in _KEYPADS and not _is_set(control):
        yield Hit(control.element.span, checked, fix=add(control, "spellcheck", "false", safe=True))


def _switched_on(control: Control) -> Attribute | None:
    found = ((control.known("spellcheck"), {"true"}), (control.known("autocorrect"), {"on"}))
    return next((one for one, on in found if one and (one.value or "").lower() in on), None)


def _is_set(control: Control) -> bool:
    """Whether the field or an element around it sets `spellcheck`."""
    around = (control.element, *control.element.ancestors())
    return any(one.has("spellcheck") for one in around)
