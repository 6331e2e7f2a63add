r"""Pattern that no text can match

Whatever people type is refused, and the form cannot be sent. Usual causes: a lookahead with nothing behind it, an
anchor in the middle, two demands that exclude each other.

Bad:

    <label>Password <input type="password" name="pw" pattern="(?=.*[0-9])" autocomplete="new-password"></label>
                                                     ^^^^^^^^^^^^^^^^^^^^^ no text matches this pattern: everything that is typed is refused

Good:

    <label>Password <input type="password" name="pw" pattern="(?=.*[0-9]).*" title="One digit at least" autocomplete="new-password"></label>

Source: HTML Standard, the pattern attribute (the whole value has to match).
"""

from formlint.rule import (
    BudgetExceededError,
    Field,
    Hit,
    Hits,
    compile_pattern,
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
    """Ask whether the pattern takes any text but the empty one."""
    pattern = field.control.pattern
    language = field.control.pattern_language
    if pattern is None or language is None or not pattern.value:
        return
    try:
        dead = (language - compile_pattern("")).is_empty()
    except BudgetExceededError:
        return
    if dead:
        yield Hit(
            pattern.span,
            say("no text matches this pattern: everything that is typed is refused"),
            help=say("Write a pattern that matches whole values, or leave it out"),
        )
