r"""Pattern matches no text

Browsers reject whatever people enter. Common causes are a lookahead with nothing after it, a misplaced anchor, and
conflicting requirements.

Bad:

    <label>Password <input type="password" name="pw" pattern="(?=.*[0-9])" autocomplete="new-password"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^ matches no text, so every value is rejected

Good:

    <label>Password <input type="password" name="pw" pattern="(?=.*[0-9]).*" title="At least one digit" autocomplete="new-password"></label>

Source: HTML Standard, the pattern attribute (the whole value has to match).
"""

from formlint.rule import (
    BudgetExceededError,
    Field,
    Hit,
    Hits,
    Reason,
    compile_pattern,
    predicate,
    rule,
    say,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    since="0.1",
    rank="broken",
    unless={"pattern-slash-delimited"},
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Report a pattern that matches no text but the empty one."""
    pattern = field.control.pattern
    language = field.control.pattern_language
    if pattern is None or language is None or not pattern.value:
        return
    try:
        dead = (language - compile_pattern("")).is_empty()
    except BudgetExceededError:
        return Reason.UNDECIDED
    if dead:
        yield Hit(
            pattern.span,
            predicate("matches no text, so every value is rejected"),
            help=say("Write a pattern that matches whole values, or remove it"),
        )
