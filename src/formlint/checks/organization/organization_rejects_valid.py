r"""Company name that is refused

Names of companies have two characters, digits, ampersands, dots and hyphens.

Bad:

    <label>Company <input name="company" autocomplete="organization" pattern="[A-Za-z ]+"></label>
                                                                     ^^^^^^^^^^^^^^^^^^^^ refuses "3M"

Bad:

    <label>Company <input name="company" autocomplete="organization" minlength="3"></label>
                                                                     ^^^^^^^^^^^^^ refuses "3M", whose length is 2

Fixed:

    <label>Company <input name="company" autocomplete="organization" minlength="2"></label>

Good:

    <label>Company <input name="company" autocomplete="organization"></label>

Source: the names in `rules/values.toml`.
"""

from formlint.rule import (
    Field,
    Hits,
    accepted,
    listed,
    refusals,
    rule,
    say,
    too_short,
)

_FOR_NAMES = 5  # who demands more characters does not mean a name


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"organization"},
    since="0.1",
    attributes={"minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try names of well-known companies."""
    names = listed("organization")
    accepts = accepted(field.control)
    if accepts and accepts.shortest <= _FOR_NAMES:
        yield from too_short(field.control, names)
    yield from refusals(field.control, names, help=say("Leave the pattern out"))
