"""Required list without an empty first option

A required list has to start with an option whose value is empty, such as "Choose a size". Otherwise, the first real
option counts as chosen, `required` has no effect, and people submit what they did not choose. A required list without
an option to choose can never be submitted.

Bad:

    <label>Size <select name="size" required><option>S</option><option>M</option></select></label>
                                    ^^^^^^^^ has no effect: the first option has a value and is selected by default

Bad:

    <label>Size <select name="size" required></select></label>
                                    ^^^^^^^^ can never be met because the list offers nothing to choose

Bad:

    <label>Size <select name="size" required><option value="">Choose a size</option><option disabled>S</option></select></label>
                                    ^^^^^^^^ can never be met because the list offers nothing to choose

Good:

    <label>Size <select name="size" required><option value="">Choose a size</option><option>S</option></select></label>

Good:

    <label>Size <select name="size" required><option>S</option><option selected>M</option></select></label>

Good:

    <label>Size <select name="size" size="3" required><option>S</option><option>M</option><option>L</option></select></label>

Source: WHATWG HTML, 4.10.7 The select element (placeholder label option).
"""

from formlint.rule import Control, Field, Hit, Hits, Level, Option, Reason, predicate, rule, say

_ONE_LINE = frozenset({None, "", "0", "1"})


@rule(level="error", category="contradiction", since="0.1", attributes={"required"})
def check(field: Field) -> Hits:
    """Look for something to choose, which a script may add, and at the first option."""
    control, required = field.control, field.control.known_required
    if not control.required or not required:
        return None
    if control.tag == "select" and not _has_answer(control):
        if not control.page.stays_as_written:
            return Reason.LIST_FILLED
        message = predicate("can never be met because the list offers nothing to choose")
        yield Hit(required.span, message, help=say("Add the options, or remove `required`"))
    elif control.type == "select-one" and _answers(control):
        yield Hit(
            required.span,
            predicate("has no effect: the first option has a value and is selected by default"),
            help=say('Add `<option value="">Choose one</option>` as the first option'),
            level=Level.INFO,
        )
    return None


def _has_answer(control: Control) -> bool:
    """Whether people can choose an option that answers, or one is chosen from the start."""
    begins = control.options[:1] if control.value("size") in _ONE_LINE and not control.element.has("multiple") else ()
    prompts = {one.element for one in begins if not one.value and one.element.parent is control.element}
    return any(one.element not in prompts and (one.selected or not _is_disabled(one)) for one in control.options)


def _is_disabled(option: Option) -> bool:
    group = option.element.closest("optgroup")
    return option.disabled or (group is not None and group.has("disabled"))


def _answers(control: Control) -> bool:
    """Whether the list shows one line, starts with an option with a known value, and selects no other option."""
    first = control.options[0]
    element = control.element
    if control.value("size") not in _ONE_LINE or element.unknown("size") or element.unknown("multiple"):
        return False
    if any(option.selected for option in control.options):
        return False
    return bool(first.value) and not (first.element.unknown("value") or first.element.unknown_text)
