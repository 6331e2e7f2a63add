r"""Range of numbers contradicts the text

The text says from where to where the numbers go, but the field rejects the first or the last one, or phones show a
keypad that lacks the minus sign. People who follow the text are stopped.

Bad:

    <label>Discs (1 to 99) <input type="number" name="discs" min="1" max="50"></label>
                                                                     ^^^^^^^^
    = does not accept "99", although the text says 1 to 99

Bad:

    <label>Exposure (−5 to 5) <input name="exposure" pattern="[0-5]" title="A whole number"></label>
                                                     ^^^^^^^^^^^^^^^
    = does not accept "-5", although the text says -5 to 5

Bad:

    <label>Tuning (−50 to 50) <input name="tuning" inputmode="numeric"></label>
                                                   ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without a minus sign: "-50" cannot be typed

Good:

    <label>Discs (1 to 99) <input type="number" name="discs" min="1" max="99"></label>

Good:

    <label>Discs (1 to 99) <input type="number" name="discs" min="0" max="500"></label>

The numbers of a field that asks how many children there are may be their ages, which formlint does not compare.

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; HTML Standard, the min, max, step, and pattern attributes.
"""

from collections.abc import Sequence

from formlint.rule import Accepted, Attribute, Control, Field, Hit, Hits, Level, Reason, predicate, rule, say

_KEYPADS = frozenset({"decimal", "numeric"})
_RANGED = frozenset({"number", "range"})


@rule(
    level="warning",
    category="contradiction",
    since="0.2",
    wcag=["3.3.2"],
    attributes={"inputmode", "max", "maxlength", "min", "minlength", "pattern"},
    types={"number", "range"},
)
def check(field: Field) -> Hits:
    """Try the first and the last number that a text names, if they are plainly meant for the field."""
    control = field.control
    accepts = control.accepted if _asks_for_number(control) else None
    if accepts is None or field.purpose in {"quantity", "age"}:
        return
    for text in control.own_texts:
        for least, most in control.tables.ranges(text.text):
            hit = _refused(control, accepts, least, most) or _untypable(control, accepts, least)
            if hit and control.mentions("children"):
                return Reason.CHILDREN
            if hit:
                yield hit
                return


def _asks_for_number(control: Control) -> bool:
    keypad = (control.value("inputmode") or "").lower() in _KEYPADS
    return control.type in _RANGED or (control.type in {"text", "search"} and (keypad or control.pattern is not None))


def _refused(control: Control, accepts: Accepted, least: str, most: str) -> Hit | None:
    """A hit on what rejects one end of the range but not the other, or both for their decimals."""
    refused = [end for end in (least, most) if not any(map(accepts.accepts, _spellings(accepts, end)))]
    reasons = {accepts.why_refused(end) or "" for end in refused}
    cause = control.attribute(min(reasons)) if len(reasons) == 1 else None
    if cause is None or not _is_meant(accepts, cause, refused, least, most):
        return None
    return Hit(
        cause.span,
        predicate(
            'does not accept "{value}", although the text says {least} to {most}',
            value=refused[0],
            least=least,
            most=most,
        ),
        witness=refused[0],
        level=Level.INFO if control.form.novalidate and cause.name != "maxlength" else None,
        help=say("Accept what the text allows, or change the text"),
    )


def _is_meant(accepts: Accepted, cause: Attribute, refused: Sequence[str], least: str, most: str) -> bool:
    """Whether the text plainly speaks of what the field accepts: the other end is its other limit."""
    if cause.name == "step":
        return True
    if len(refused) > 1:
        return False
    if cause.name == "max":
        return refused == [most] and (not accepts.least or float(accepts.least) == float(least))
    if cause.name == "min":
        return refused == [least] and (not accepts.most or float(accepts.most) == float(most))
    return True


def _spellings(accepts: Accepted, number: str) -> tuple[str, ...]:
    if accepts.kind in _RANGED:
        return (number,)
    return number, number.replace(".", ","), number.replace("-", "−")


def _untypable(control: Control, accepts: Accepted, least: str) -> Hit | None:
    mode = control.known("inputmode")
    keyboard = next((one for one in control.keyboards if one.missing("-")), None)
    if mode is None or keyboard is None or not least.startswith("-") or not accepts.accepts(least):
        return None
    return Hit(
        mode.span,
        predicate('shows a keypad without a minus sign: "{negative}" cannot be typed', negative=least),
        witness=least,
        help=say("Remove `inputmode`"),
        keyboard=keyboard,
    )
