r"""Keyboard cannot type the example that the page shows

The page shows an example, but the keypad that appears on phones lacks some of its characters. People cannot write their
own value in the same way.

Bad:

    <label>Order number <input name="order" inputmode="numeric" placeholder="AB-12345" spellcheck="false"></label>
                                            ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without letters: the example "AB-12345" cannot be typed

Bad:

    <label>Phone, for example +44 20 7946 0000 <input name="phone" inputmode="numeric"></label>
                                                                   ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without "+": the example "+44 20 7946 0000" cannot be typed

Good:

    <label>Order number <input name="order" placeholder="AB-12345" spellcheck="false"></label>

Good:

    <label>Phone <input type="tel" name="phone" placeholder="123-456-7890"></label>

Sources: `rules/devices/keyboards.toml` names the source of each keyboard.
"""

from formlint.rule import Field, Hit, Hits, Message, Reason, predicate, rule, say


@rule(
    level="error",
    category="keyboard-cannot-type-value",
    since="0.1",
    rank="minor",
    unless={"keyboard-pattern-dead-end"},
    attributes={"inputmode"},
    types={"tel"},
)
def check(field: Field) -> Hits:
    """Try to type the examples that the page shows, with and without separators."""
    control, reason = field.control, None
    keypads = [keyboard for keyboard in control.keyboards if not keyboard.complete]
    if not keypads or control.type == "number":
        return
    cause, accepts = control.known("inputmode") or control.known("type"), control.accepted
    if cause is None or accepts is None:
        return
    for example in control.examples:
        for keyboard in keypads:
            missing = keyboard.missing(example.without_groups)
            if missing and not accepts.accepts(example.text):
                reason = Reason.OTHER_RULE
            elif missing:
                yield Hit(
                    cause.span,
                    _message(missing, example.text),
                    witness=example.text,
                    help=say('Use `inputmode="text"`')
                    if missing.isalpha()
                    else say('Use an `inputmode` whose keyboard has "{missing}"', missing=missing),
                    keyboard=keyboard,
                )
                return
    return reason


def _message(missing: str, text: str) -> Message:
    if missing.isalpha():
        return predicate('shows a keypad without letters: the example "{text}" cannot be typed', text=text)
    return predicate(
        'shows a keypad without "{missing}": the example "{text}" cannot be typed', missing=missing, text=text
    )
