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

from collections.abc import Iterator

from formlint.rule import (
    Accepted,
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Reason,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_DIGITS = "1234567890" * 2
_OF_DIGITS = r"[\d\s.\/\-]+"  # what else is accepted, "3 digits" are part of
_CAUSES = ("max", "maxlength", "min", "minlength", "pattern")


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    since="0.1",
    wcag=["3.3.2"],
    rank="minor",
    attributes={"max", "maxlength", "min", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Ask whether any code of the named length is accepted, unless the text sets a bound or counts decimals."""
    control = field.control
    limited = control.type != "password" and any(map(control.value, _CAUSES)) and control.says("digits-counted")
    accepts = control.accepted if limited else None
    if accepts and control.says("bounds"):
        return Reason.BOUND
    for counts in _alternatives(control) if accepts else ():
        cause = _refusing(control, accepts, counts) if accepts else None
        if cause:
            yield _hit(cause, _DIGITS[: counts[0]])
            return


def _hit(cause: Attribute, code: str) -> Hit:
    message = predicate(
        'does not accept "{code}" or any other code of {count} digits, although the text asks for one',
        code=code,
        count=len(code),
    )
    return Hit(
        cause.span, message, witness=code, help=say("Accept {count} digits, or change the text", count=len(code))
    )


def _alternatives(control: Control) -> Iterator[list[int]]:
    """The numbers of digits that the texts name: one of the first list must be accepted, and each end of a range."""
    named: list[int] = []
    ranges: list[int] = []
    for text in control.texts:
        of_digits = text.origin != "after" and not control.tables.mentions(text.text, "letters-and-digits")
        counts = control.tables.counts(text.text, "digits-counted") if of_digits else []
        exact = [count.least for count in counts if count.exact and count.least]
        named += [*exact, sum(exact)] if len(exact) > 1 else exact  # of parts, perhaps
        ranges += [one for count in counts for one in count.bounds if not count.exact and text in control.own_texts]
    for alternatives in (named, *([one] for one in ranges)):
        yield [one for one in alternatives if 1 < one <= len(_DIGITS)]


def _refusing(control: Control, accepts: Accepted, counts: list[int]) -> Attribute | None:
    """What accepts no code of any of some numbers of digits."""
    if not counts or (accepts.kind == "number" and not _out_of_range(accepts, counts)):
        return None
    language = accepts.language()
    shape = (
        r"\d{%d}" if certainly(lambda: not language.isdisjoint(compile_pattern(_OF_DIGITS))) else r"\D*(?:\d\D*){%d}"
    )
    codes = compile_pattern("|".join(shape % count for count in counts))
    if accepts.kind == "number" or certainly(lambda: language.isdisjoint(codes)):
        reason = accepts.why_refused(_DIGITS[: counts[0]])
        return control.known(reason) if reason in _CAUSES else None
    return None


def _out_of_range(accepts: Accepted, counts: list[int]) -> bool:
    """Whether all numbers of so many digits are too small or too great."""
    least, most = float(accepts.least or "-inf"), float(accepts.most or "inf")
    return all(most < 10 ** (count - 1) or least >= 10**count for count in counts)
