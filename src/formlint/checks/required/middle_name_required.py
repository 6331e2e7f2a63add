"""Middle name is required

Most people do not have a middle name. They invent one that does not match their papers, or give up.

Bad:

    <label>Middle name <input name="middle_name" autocomplete="additional-name" required></label>
                                                                                ^^^^^^^^
    = makes the middle name mandatory, but most people have none

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
    say,
)


@rule(
    level="error",
    category="required-but-not-universal",
    purposes={"additional-name"},
    since="0.1",
    attributes={"required"},
)
def check(field: Field) -> Hits:
    """Report required middle names; patronymics are for countries where nearly all have one."""
    control = field.control
    required = control.known_required
    if required:
        patronymic = control.autofill.speaks_of("patronymic")
        yield Hit(
            required.span,
            say("demands a patronymic, which not everybody has")
            if patronymic
            else predicate("makes the middle name mandatory, but most people have none"),
            witness="",
            fix=remove(control, required, safe=not patronymic),
            level=Level.INFO if patronymic else None,
        )
