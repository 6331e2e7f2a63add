"""Pasting is blocked

Users and password managers paste passwords, codes, and addresses. Without pasting, users have to type a long password by
hand, choose a shorter one, or give up.

Bad:

    <label>Password <input type="password" name="password" autocomplete="new-password" onpaste="return false"></label>
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^
    = blocks pasting, which password managers and users with long values depend on

Fixed:

    <label>Password <input type="password" name="password" autocomplete="new-password"></label>

Bad:

    <label>Confirm email <input type="email" name="email2" autocomplete="email" onpaste="event.preventDefault();"></label>
                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = blocks pasting, which password managers and users with long values depend on

Fixed:

    <label>Confirm email <input type="email" name="email2" autocomplete="email"></label>

Bad:

    <label>Code <input name="code" autocomplete="one-time-code" onkeydown="if (event.ctrlKey && event.key === 'v') return false"></label>
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = blocks pasting, which password managers and users with long values depend on

Bad:

    <label>Email <input type="email" name="email" autocomplete="email" oncontextmenu="return false"></label>
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = blocks the menu from which people paste, and look up spelling and passwords

Fixed:

    <label>Email <input type="email" name="email" autocomplete="email"></label>

Good:

    <label>Password <input type="password" name="password" autocomplete="new-password"></label>

Good, because a script may take care of it:

    <label>Notes <textarea name="notes" onpaste="insert(event.clipboardData.getData('text')); return false"></textarea></label>

Sources: WCAG 2.2, 3.3.8, accessible authentication; GOV.UK Design System, passwords.
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
    remove,
    rule,
    say,
)

_CANCELS = re.compile(
    r"\s*(?:(?:javascript:|return\s+false|(?:return\s+)?\$?\w+\.preventDefault\(\))\s*;?\s*)+\Z", re.IGNORECASE
)
_ARROW = re.compile(r"\s*(?:\w+|\([^()]*\))\s*=>\s*\{?([^{}]*\bpreventDefault\(\)[^{}]*)\}?\s*\Z")
_PREVENTED = ("@paste.prevent", "v-on:paste.prevent", "on:paste|preventdefault")
"""What Vue and Svelte write instead of a handler that only cancels."""
_KEYS = ("onkeydown", "onkeypress")
_MODIFIER = re.compile(r"\b(?:ctrlKey|metaKey)\b")
_LETTER = re.compile(r"""(?<!\d)86(?!\d)|(['"`])(?:v|keyv)\1""", re.IGNORECASE)
_STOPS = re.compile(r"\breturn\s+false\b|\bpreventDefault\s*\(")
_HANDLERS = frozenset({"onpaste", "(paste)", "oncontextmenu", *_KEYS, *_PREVENTED})


@rule(level="warning", category="paste-blocked", since="0.1", wcag={"3.3.8"}, attributes=_HANDLERS)
def check(field: Field) -> Hits:
    """Report handlers that only cancel pasting or the menu, and those of keys that stop Ctrl+V; no calls of scripts."""
    control = field.control
    handlers = [*filter(None, map(control.attribute, ("onpaste", "(paste)", *_PREVENTED)))]
    for handler in handlers:
        if _CANCELS.match(_code(control, handler)) or (handler.name in _PREVENTED and handler.value == ""):
            yield Hit(handler.span, _blocks(), fix=remove(control, handler, safe=True))
    for key in filter(None, map(control.known, _KEYS)):
        code = key.value or ""
        if _MODIFIER.search(code) and _LETTER.search(code) and _STOPS.search(code):
            yield Hit(key.span, _blocks(), help=say("Let people paste"))
    menu = control.known("oncontextmenu")
    if menu and _CANCELS.match(menu.value or ""):
        message = predicate("blocks the menu from which people paste, and look up spelling and passwords")
        yield Hit(menu.span, message, level=Level.INFO, fix=remove(control, menu, safe=True))
    return Reason.SCRIPT if handlers else None


def _code(control: Control, handler: Attribute) -> str:
    """What a handler does; that of JSX and Svelte, an expression, if it is a function that is written in its place."""
    if not handler.unknown or handler.value_span is None:
        return handler.value or ""
    arrow = _ARROW.match(control.document.source.text[handler.value_span.start : handler.value_span.end])
    return arrow[1] if arrow else ""


def _blocks() -> Message:
    return predicate("blocks pasting, which password managers and users with long values depend on")
