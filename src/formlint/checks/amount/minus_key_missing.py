r"""Keypad lacks a minus sign

The field accepts negative numbers, but the keypad it shows on an iPhone has no minus sign. Southern latitudes, freezing
temperatures, and debts cannot be entered.

Bad:

    <label>Latitude <input type="number" name="latitude" inputmode="decimal" min="-90" max="90" step="any"></label>
                                                         ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without a minus sign: "-90" cannot be typed

Fixed:

    <label>Latitude <input type="number" name="latitude" min="-90" max="90" step="any"></label>

Bad:

    <label>Temperature <input name="temperature" inputmode="decimal" pattern="-?\d+(\.\d)?" title="Degrees, with one decimal at most"></label>
                                                 ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without a minus sign: "-1" cannot be typed

Fixed:

    <label>Temperature <input name="temperature" pattern="-?\d+(\.\d)?" title="Degrees, with one decimal at most"></label>

Good:

    <label>Latitude <input type="number" name="latitude" inputmode="text" min="-90" max="90" step="any"></label>

Good:

    <label>Weight <input type="number" name="weight" inputmode="decimal" min="0" step="any"></label>

Good:

    <label>Phone <input name="phone" inputmode="numeric" pattern="[0-9\-]+"></label>

Sources: Apple, UIKeyboardType.decimalPad; DasAmpharos/EonTimer#228; Taiga UI#2061.
"""

from formlint.rule import Accepted, Control, Field, Hit, Hits, Reason, predicate, remove, rule

_ONE = ("1", "1.5", "10", "1.0")


@rule(level="error", category="keyboard-cannot-type-value", since="0.1", attributes={"inputmode"})
def check(field: Field) -> Hits:
    """Look for negative numbers that the minimum or the pattern of the control is made for."""
    control = field.control
    mode, accepts = control.known("inputmode"), control.accepted
    negative = _negative(control, accepts) if mode and accepts else None
    keyboard = next((one for one in control.keyboards if one.missing("-")), None)
    if mode and negative and keyboard and accepts:
        if accepts.accepts("1-1") or accepts.accepts("--1"):
            return Reason.OTHER_KIND
        yield Hit(
            mode.span,
            predicate('shows a keypad without a minus sign: "{negative}" cannot be typed', negative=negative),
            witness=negative,
            fix=remove(control, mode, safe=False),
            keyboard=keyboard,
        )


def _negative(control: Control, accepts: Accepted) -> str | None:
    """A number below zero that the control was made for."""
    if control.type == "number":
        return accepts.least if accepts.least.startswith("-") else None
    if accepts.pattern is None:
        return None
    signed = [one for one in _ONE if accepts.accepts(one) and accepts.accepts(f"-{one}")]
    return f"-{signed[0]}" if signed else None
