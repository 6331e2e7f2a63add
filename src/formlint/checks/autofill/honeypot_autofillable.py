"""Honeypot that autofill fills in

An invisible field is meant to catch bots that fill in everything. Browsers and password managers also fill in fields
named "email" or "zip_code", and then the server discards the message of a real user.

Bad:

    <form><label>Message <textarea name="message"></textarea></label>
    <div style="display:none"><label>Leave this field blank <input name="zip_code"></label></div></form>
                                                            ^^^^^^^^^^^^^^^^^^^^^^^
    = is a honeypot that browsers may fill in: it looks like "postal-code"

Fixed:

    <form><label>Message <textarea name="message"></textarea></label>
    <div style="display:none"><label>Leave this field blank <input name="zip_code" autocomplete="off"></label></div></form>

Bad:

    <form><label>Message <textarea name="message"></textarea></label>
    <div style="position:absolute; left:-9999px" aria-hidden="true"><label>Email <input name="hp_email" tabindex="-1"></label></div></form>
                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = is a honeypot that browsers may fill in: it looks like "email"

Fixed:

    <form><label>Message <textarea name="message"></textarea></label>
    <div style="position:absolute; left:-9999px" aria-hidden="true"><label>Email <input name="hp_email" tabindex="-1" autocomplete="off"></label></div></form>

Good:

    <form><label>Message <textarea name="message"></textarea></label>
    <div style="display:none"><label>Leave this field blank <input name="q7x" autocomplete="off"></label></div></form>

Sources: WHATWG HTML, autofill; the names in `rules/any-language.toml`.
"""

import re
from itertools import chain, islice

from formlint.rule import (
    Control,
    Hit,
    Hits,
    Page,
    add,
    is_only_heard,
    predicate,
    rule,
)

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PART = re.compile(r"[^\W_]+")
_AROUND = 2  # elements
_TEXTS = frozenset({"email", "search", "tel", "text", "url"})


@rule(level="warning", category="honeypot-autofillable", since="0.1")
def check(page: Page) -> Hits:
    """Look for honeypots with a name that browsers fill in."""
    for control in page.controls:
        if control.type in _TEXTS and control.autofill.tokens != ("off",) and _is_trap(control):
            purpose = control.autofill.field_name or _called(control)
            if purpose:
                yield Hit(
                    control.element.span,
                    predicate('is a honeypot that browsers may fill in: it looks like "{purpose}"', purpose=purpose),
                    fix=add(control, "autocomplete", "off", safe=True),
                )


def _is_trap(control: Control) -> bool:
    """Whether it is out of sight, and either is to be left empty or cannot be reached at all."""
    off_screen = control.autofill.is_off_screen
    around = chain((control.element,), islice(control.element.ancestors(), _AROUND))
    only_heard = not off_screen and any(map(is_only_heard, around))
    if not (control.hidden or off_screen or only_heard):
        return False
    if control.says("leave-empty") is not None or control.autofill.speaks_of("trap"):
        return True
    unnamed = off_screen and not control.labels
    unreachable = control.value("tabindex") == "-1" or (unnamed and not control.before())
    return unreachable and (unnamed or only_heard or _is_silent(control)) and not control.autofill.tokens


def _is_silent(control: Control) -> bool:
    return any(one.value("aria-hidden") == "true" for one in (control.element, *control.element.ancestors()))


def _called(control: Control) -> str | None:
    """The autofill field name that its own name is or ends with, in words that developers use; perhaps numbered."""
    parts = [part.lower() for part in _PART.findall(_HUMP.sub(" ", control.name or control.id or ""))]
    known = control.tables.autocomplete("tokens")
    for start in range(len(parts)):
        said = "-".join(parts[start:])
        for word in (said, said.rstrip("0123456789")):
            if control.tables.is_field_name(word):
                return word
            if word in known:
                return str(known[word][0])
    return None
