"""Middle name that is demanded

Most people on earth have none. They make one up, and then papers do not match, or they give up.

Bad:

    <label>Middle name <input name="middle_name" autocomplete="additional-name" required></label>
                                                                                ^^^^^^^^ demands a middle name, which most people do not have

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
            else say("demands a middle name, which most people do not have"),
            witness="",
            fix=remove(control, required, safe=not patronymic),
            level=Level.INFO if patronymic else None,
        )
