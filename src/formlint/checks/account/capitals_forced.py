"""Input forced into uppercase

A script that turns "mac Dermott" into "MAC DERMOTT" destroys the spelling of names and makes case-sensitive logins and
passwords fail. A style changes only what is shown: users see "FRIDA", but "frida" is submitted.

Bad:

    <label>User name <input name="username" autocomplete="username" oninput="this.value = this.value.toUpperCase()"></label>
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = converts what users type to uppercase

Bad:

    <label>Email <input type="email" name="email" autocomplete="email" style="text-transform: uppercase"></label>
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = shows uppercase letters, but the value is submitted as typed

Bad:

    <label>Family name <input name="lname" autocomplete="family-name" autocapitalize="characters"></label>
                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = switches phone keyboards to all capitals

Fixed:

    <label>Family name <input name="lname" autocomplete="family-name" autocapitalize="words"></label>

Bad (serves SK):

    <label>Ulica a číslo domu <input name="ulica" autocomplete="address-line1" oninput="this.value = this.value.toUpperCase()"></label>
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = converts what users type to uppercase

Good:

    <label>User name <input name="username" autocomplete="username" autocapitalize="none" onblur="check(this.value.toUpperCase())"></label>

Good:

    <label>IBAN <input name="iban" autocapitalize="characters" style="text-transform: uppercase" spellcheck="false"></label>

Good:

    <label>Family name <input name="lname" autocomplete="family-name" autocapitalize="words"></label>

Sources: HTML Standard, autocapitalize; GOV.UK Design System, names: keep the name as people write it.
"""

import re

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Level,
    Message,
    Reason,
    predicate,
    replace,
    rule,
    say,
)

_HANDLERS = ("oninput", "onkeyup", "onchange", "onblur", "onkeypress", "onkeydown")
_UPPER = re.compile(r"(?:\.value\s*=(?!=)|\.val\()[^;]*\.to(?:Locale)?UpperCase\(")  # a comparison changes nothing
_STYLED = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_NAMES = frozenset({"additional-name", "family-name", "given-name", "name"})
_PLACES = frozenset({"address-level2", "address-line1", "address-line2", "street-address"})
_LOGINS = frozenset({"current-password", "email", "new-password", "url", "username"})


@rule(
    level="warning",
    category="autocapitalize-missing",
    purposes=_NAMES | _LOGINS | _PLACES,
    since="0.1",
    attributes={"autocapitalize", "onblur", "onchange", "oninput", "onkeydown", "onkeypress", "onkeyup", "style"},
)
def check(field: Field) -> Hits:
    """Look for inline handlers, styles, and `autocapitalize`; advice on names, and on addresses that a script rewrites."""
    control = field.control
    found = _converting(control)
    if found is None and field.purpose not in _PLACES:
        found = _styled(control) or (_keys(control) if field.purpose in _NAMES else None)
    if found is None:
        return
    if control.mentions("latin-letters"):
        return Reason.TOLD
    attribute, message, remedy = found
    yield Hit(
        attribute.span,
        message,
        fix=replace(attribute, "words", safe=True) if attribute.name == "autocapitalize" else None,
        help=remedy,
        level=None if field.purpose in _LOGINS else Level.INFO,
    )


def _converting(control: Control) -> tuple[Attribute, Message, Message] | None:
    for name in _HANDLERS:
        handler = control.known(name)
        if handler and _UPPER.search(handler.value or ""):
            return (
                handler,
                predicate("converts what users type to uppercase"),
                say("Remove the conversion to uppercase"),
            )
    return None


def _styled(control: Control) -> tuple[Attribute, Message, Message] | None:
    style = control.known("style")
    if style and _STYLED.search(style.value or ""):
        message = predicate("shows uppercase letters, but the value is submitted as typed")
        return style, message, say("Remove `text-transform: uppercase`")
    return None


def _keys(control: Control) -> tuple[Attribute, Message, None] | None:
    keys = control.known("autocapitalize")
    if keys and control.type in {"text", "search"} and (keys.value or "").lower() == "characters":
        return keys, predicate("switches phone keyboards to all capitals"), None
    return None
