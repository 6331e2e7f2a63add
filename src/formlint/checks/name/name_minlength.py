r"""Name field rejects short names

People named O, Ng, Li, or Bo cannot submit the form. Full names in Chinese and Korean often have two or three
characters.

Bad:

    <label>Last name <input name="last_name" minlength="3"></label>
                                             ^^^^^^^^^^^^^ rejects the name "Ng"

Fixed:

    <label>Last name <input name="last_name"></label>

Bad:

    <label>Surname <input name="surname" minlength="2" autocomplete="family-name"></label>
                                         ^^^^^^^^^^^^^ rejects the name "O"

Fixed:

    <label>Surname <input name="surname" autocomplete="family-name"></label>

Good:

    <label>Last name <input name="last_name"></label>

Sources: USWDS, create a profile: names (a single character is a name); W3C, Personal names around the world.
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

_PARTS = {"family-name": ("Ng", "O"), "given-name": ("Bo", ""), "name": ("李娜", "")}
_ONE_LETTER = 2


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"family-name", "given-name", "name"},
    since="0.1",
    attributes={"minlength"},
)
def check(field: Field) -> Hits:
    """Compare the limit with names of two letters; rejecting the rare family names of one letter is advice."""
    limit, accepts = field.control.known("minlength"), field.control.accepted
    if limit is None or accepts is None:
        return
    short, shorter = _PARTS[field.purpose or "name"]
    name = short if accepts.shortest > _ONE_LETTER else shorter if accepts.shortest == _ONE_LETTER else ""
    if name:
        yield Hit(
            limit.span,
            predicate('rejects the name "{name}"', name=name),
            witness=name,
            fix=remove(field.control, limit, safe=True),
            level=None if name == short else Level.INFO,
        )
