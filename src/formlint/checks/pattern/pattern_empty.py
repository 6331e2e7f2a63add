r"""Empty pattern rejects every value

An empty `pattern` does not allow everything: it matches only the empty text, so browsers reject whatever people enter.

Bad:

    <label>Nickname <input name="nickname" pattern=""></label>
                                           ^^^^^^^^^^ is empty, so every value is rejected

Fixed:

    <label>Nickname <input name="nickname"></label>

Good:

    <label>Nickname <input name="nickname"></label>

Source: HTML Standard, the pattern attribute (the whole value has to match).
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Reason,
    predicate,
    remove,
    rule,
)


@rule(level="error", category="constraint-rejects-valid-value", since="0.1", rank="broken", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Find empty patterns, except on fields that must stay empty."""
    pattern = field.control.pattern
    if pattern is None or pattern.value != "":
        return
    if field.control.says("leave-empty"):
        return Reason.TRAP
    yield Hit(
        pattern.span,
        predicate("is empty, so every value is rejected"),
        fix=remove(field.control, pattern, safe=True),
    )
