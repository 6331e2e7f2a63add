"""Middle name is required

Most people do not have a middle name. They have to invent one, which does not match their documents, or give up.

Bad:

    <label>Middle name <input name="middle_name" autocomplete="additional-name" required></label>
                                                                                ^^^^^^^^
    = makes the middle name mandatory, but most people do not have one

Fixed:

    <label>Middle name <input name="middle_name" autocomplete="additional-name"></label>

Good:

    <label>Middle name <input name="middle_name" autocomplete="additional-name"></label>

Sources: W3C, Personal names around the world; GOV.UK Design System, names.
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


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"additional-name"},
    since="0.1",
    attributes={"required"},
)
def check(field: Field) -> Hits:
    """Report required middle names; patronymics, which nearly all people have in some countries, as advice."""
    control = field.control
    required = control.known_required
    if required:
        patronymic = control.autofill.speaks_of("patronymic")
        yield Hit(
            required.span,
            predicate("makes the patronymic mandatory, but some people do not have one")
            if patronymic
            else predicate("makes the middle name mandatory, but most people do not have one"),
            witness="",
            fix=remove(control, required, safe=not patronymic),
            level=Level.INFO if patronymic else None,
        )
