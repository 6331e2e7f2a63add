"""Required list without an empty first option

A required list has to start with an option whose value is empty, such as "Choose a size". Otherwise, the first real
option counts as chosen, `required` has no effect, and people submit what they did not choose. A required list without
any option can never be submitted.

Bad:

    <label>Size <select name="size" required><option>S</option><option>M</option></select></label>
                                    ^^^^^^^^ has no effect: the first option has a value and is selected by default

Bad:

    <label>Size <select name="size" required></select></label>
                                    ^^^^^^^^ can never be met because the list has no options

Good:

    <label>Size <select name="size" required><option value="">Choose a size</option><option>S</option></select></label>

Good:

    <label>Size <select name="size" required><option>S</option><option selected>M</option></select></label>

Good:

    <label>Size <select name="size" size="3" required><option>S</option><option>M</option><option>L</option></select></label>

Source: WHATWG HTML, 4.10.7 The select element (placeholder label option).
"""

from formlint.rule import Control, Field, Hit, Hits, Level, predicate, rule, say

_ONE_LINE = frozenset({None, "", "0", "1"})


@rule(level="warning", category="contradiction", since="0.1", attributes={"required"})
def check(field: Field) -> Hits:
    """Look at the first option; a script may fill a list without options."""
    control, required = field.control, field.control.known_required
    if not control.required or not required:
        return None
    if not control.options and control.tag == "select":
        if not control.page.stays_as_written:
            return say("a script may fill the list")
        message = predicate("can never be met because the list has no options")
        yield Hit(required.span, message, help=say("Add the options, or remove `required`"))
    elif control.type == "select-one" and _answers(control):
        yield Hit(
            required.span,
            predicate("has no effect: the first option has a value and is selected by default"),
            help=say('Add `<option value="">Choose one</option>` as the first option'),
            level=Level.INFO,
        )
    return None


def _answers(control: Control) -> bool:
    """Whether the list shows one line, starts with an option with a known value, and selects no other option."""
    first = control.options[0]
    element = control.element
    if control.value("size") not in _ONE_LINE or element.unknown("size") or element.unknown("multiple"):
        return False
    if any(option.selected for option in control.options):
        return False
    return bool(first.value) and not (first.element.unknown("value") or first.element.unknown_text)
