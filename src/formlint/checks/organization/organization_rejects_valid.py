r"""Field rejects real company names

Company names can be two characters long and can contain digits, ampersands, periods, and hyphens. People whose company
has such a name cannot enter it.

Bad:

    <label>Company <input name="company" autocomplete="organization" pattern="[A-Za-z ]+"></label>
                                                                     ^^^^^^^^^^^^^^^^^^^^ rejects "3M"

Bad:

    <label>Company <input name="company" autocomplete="organization" minlength="3"></label>
                                                                     ^^^^^^^^^^^^^
    = rejects "3M", which has only 2 characters

Fixed:

    <label>Company <input name="company" autocomplete="organization" minlength="2"></label>

Good:

    <label>Company <input name="company" autocomplete="organization"></label>

Source: the names in `rules/values/values.toml`.
"""

from formlint.rule import (
    Field,
    Hits,
    Reason,
    rule,
    say,
)

_FOR_NAMES = 5  # a field that requires more characters is not for a name


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"organization"},
    since="0.1",
    attributes={"minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Try names of well-known companies."""
    names = field.tables.values("organization")
    accepts = field.control.accepted
    if accepts and accepts.shortest <= _FOR_NAMES:
        yield from field.control.too_short(names)
    yield from field.control.refusals(names, help=say("Remove `pattern`: company names can contain any character"))
    return Reason.OTHER_VALUE if accepts and accepts.shortest > _FOR_NAMES else None
