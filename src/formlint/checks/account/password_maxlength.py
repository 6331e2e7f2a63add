r"""Password length limited by `maxlength`

Passphrases and generated passwords are long. A pasted password that does not fit is cut without notice, and the next
login fails; the stored hash has the same length either way.

Bad:

    <label>Password <input type="password" name="password" autocomplete="new-password" maxlength="12"></label>
                                                                                       ^^^^^^^^^^^^^^
    = cuts a passphrase such as "Correct horse 7 battery! staple" to 12 characters

Fixed:

    <label>Password <input type="password" name="password" autocomplete="new-password"></label>

Bad:

    <label>Password <input type="password" name="password" autocomplete="current-password" maxlength="32"></label>
                                                                                           ^^^^^^^^^^^^^^
    = cuts a passphrase such as "Seven small otters, quietly carrying 1 old piano across the frozen lake!" to 32
    = characters

Fixed:

    <label>Password <input type="password" name="password" autocomplete="current-password"></label>

Good:

    <label>Password <input type="password" name="password" autocomplete="new-password" minlength="8"></label>

Good:

    <label>Password <input type="password" name="password" autocomplete="new-password" maxlength="128"></label>

Sources: NIST SP 800-63B, 5.1.1.2 (at least 64 characters); GOV.UK Design System, passwords (no maximum).
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    predicate,
    remove,
    rule,
)

_ENOUGH = 64
_TOO_SHORT = 20
_VERY_SHORT = 13
_NEW = frozenset({"reset-password", "set-password", "sign-up"})


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"new-password", "current-password"},
    since="0.1",
    attributes={"maxlength"},
)
def check(field: Field) -> Hits:
    """Report limits under 64; an error under 20, and milder where people sign in."""
    control = field.control
    limit, accepts = control.known("maxlength"), control.accepted
    if limit is None or accepts is None or accepts.longest is None or accepts.longest >= _ENOUGH:
        return
    phrase = next(value.text for value in field.tables.values("new-password") if len(value.text) > accepts.longest)
    yield Hit(
        limit.span,
        predicate(
            'cuts a passphrase such as "{phrase}" to {longest} characters', phrase=phrase, longest=accepts.longest
        ),
        witness=phrase,
        fix=remove(control, limit, safe=True),
        level=_level(field, accepts.longest),
    )


def _level(field: Field, longest: int) -> Level | None:
    if _signs_in(field):
        return Level.WARNING if longest < _VERY_SHORT else Level.INFO
    return None if longest < _TOO_SHORT else Level.WARNING


def _signs_in(field: Field) -> bool:
    """Whether the password is one that exists: it is asked for as such, or by a form that sets none."""
    kinds = field.control.form.kinds
    return field.purpose == "current-password" or ("sign-in" in kinds and kinds.isdisjoint(_NEW))
