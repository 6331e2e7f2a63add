r"""Field does not accept the number of digits that its text asks for

The label or hint asks for a code with a certain number of digits, but the length limits or the pattern accept no such
code. People cannot enter the code that they have.

Bad:

    <label>Enter the 8-digit code <input name="code" inputmode="numeric" maxlength="6"></label>
                                                                         ^^^^^^^^^^^^^
    = does not accept "12345678" or any other code of 8 digits, although the text asks for one

Bad:

    <label>Code <input name="code" pattern="\d{6}" title="5 digits"></label>
                                   ^^^^^^^^^^^^^^^
    = does not accept "12345" or any other code of 5 digits, although the text asks for one

Good:

    <label>Enter the 6-digit code from the text message <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6"></label>

Good:

    <label>Security code (3 digits, or 4 digits on American Express) <input name="cvv" inputmode="numeric" maxlength="4" pattern="\d{3,4}"></label>

Source: HTML Standard, the pattern, minlength, and maxlength attributes.
"""

import re
from functools import lru_cache

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_DIGITS = "1234567890" * 2
_CAUSES = ("maxlength", "minlength", "pattern")


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    since="0.1",
    wcag=["3.3.2"],
    rank="minor",
    unless={"pattern-against-length"},
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Ask whether any code of the named length is accepted, unless the text sets a bound or counts decimals."""
    control = field.control
    limited = control.type != "password" and any(map(control.value, _CAUSES))
    accepts = control.accepted if limited else None
    counts = _counts(control) if accepts and not control.says("bounds") else []
    if accepts is None or not counts:
        return
    language = accepts.language()
    codes = compile_pattern("|".join(rf"\d{{{count}}}" for count in counts))
    if certainly(lambda: language.isdisjoint(codes)):
        code = _DIGITS[: counts[0]]
        reason = accepts.why_refused(code)
        cause = control.known(reason) if reason in _CAUSES else None
        if cause:
            yield _hit(cause, code)


def _hit(cause: Attribute, code: str) -> Hit:
    message = predicate(
        'does not accept "{code}" or any other code of {count} digits, although the text asks for one',
        code=code,
        count=len(code),
    )
    return Hit(
        cause.span, message, witness=code, help=say("Accept {count} digits, or change the text", count=len(code))
    )


def _counts(control: Control) -> list[int]:
    """The numbers of digits that the labels and the description name."""
    counted = _counted(control.tables.phrases("digits-counted"))
    found = [number for text in control.texts if text.origin != "after" for number in counted.findall(text.text)]
    return [int(number) for number in found if 1 < int(number) <= len(_DIGITS)]


@lru_cache(maxsize=4)
def _counted(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\d.,\-–])(\d{{1,2}})[ \-]?(?:{names})", re.IGNORECASE)
