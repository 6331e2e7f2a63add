"""Password field without a password token

With `current-password`, a password manager fills in the saved password; with `new-password`, it suggests a strong one.
Without a token it has to guess, and with "off" users may have to remember and type the password themselves.

Bad:

    <label>Password <input type="password" name="secret"></label>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not tell password managers whether the password is the current one or a new one

Bad:

    <label>Password <input type="password" name="secret" autocomplete="off"></label>
                                                         ^^^^^^^^^^^^^^^^^^
    = does not tell password managers whether the password is the current one or a new one

Good:

    <label>Password <input type="password" name="secret" autocomplete="current-password"></label>

Sources: WHATWG HTML, autofill (current-password, new-password); WCAG 2.2, 3.3.8.
"""

from formlint.rule import Field, Hit, Hits, Reason, predicate, rule, say

_SILENT = frozenset({(), ("off",), ("on",)})


@rule(
    level="info",
    category="autocomplete-missing",
    since="0.1",
    wcag={"3.3.8"},
    rank="advice",
    unless={"autocomplete-off-on-personal"},
    types={"password"},
)
def check(field: Field) -> Hits:
    """Look for an autofill field name on password fields."""
    control = field.control
    element = control.element
    if control.autofill.tokens not in _SILENT:
        return
    if element.unknown("autocomplete") or element.may_have_more:
        return Reason.CODE
    attribute = control.attribute("autocomplete")
    yield Hit(
        attribute.span if attribute else element.span,
        predicate("does not tell password managers whether the password is the current one or a new one"),
        help=say('Use `autocomplete="current-password"` or `autocomplete="new-password"`'),
    )
