r"""Pattern enclosed in slashes

In `pattern`, the slashes of a JavaScript literal are ordinary characters. `/^\d{5}$/` requires a slash before the start
of the text, which is impossible, so browsers reject every value.

Bad:

    <label>ZIP code <input name="zip" pattern="/^\d{5}$/"></label>
                                      ^^^^^^^^^^^^^^^^^^^ includes the slashes, so it rejects every value

Fixed:

    <label>ZIP code <input name="zip" pattern="^\d{5}$"></label>

Good, because it seems to be on purpose:

    <label>Folder <input name="path" pattern="/[a-z]+/[a-z]+/" title="Two names between slashes"></label>

Source: HTML Standard, the pattern attribute (the value is compiled as it is and anchored at both ends).
"""

import re

from formlint.rule import (
    BudgetExceededError,
    Field,
    Hit,
    Hits,
    Language,
    PatternError,
    Reason,
    certainly,
    compile_pattern,
    predicate,
    replace,
    rule,
    say,
)

_DELIMITED = re.compile(r"/(.*)/[dgimsuvy]*\Z", re.DOTALL)


@rule(level="error", category="constraint-rejects-valid-value", since="0.1", rank="broken", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Find patterns between slashes that start with `^` or end with `$`, which a path never does."""
    pattern = field.control.pattern
    literal = _DELIMITED.match(pattern.value) if pattern and pattern.value else None
    if pattern is None or literal is None:
        return
    inner = literal[1]
    if not (inner.startswith("^") or inner.endswith("$")):
        return Reason.ON_PURPOSE
    language = field.control.pattern_language
    if language and certainly(language.is_empty):
        message = predicate("includes the slashes, so it rejects every value")
    else:
        message = predicate("includes the slashes, which do not belong in `pattern`")
    safe = language is not None and _widens(language, inner)
    yield Hit(pattern.span, message, fix=replace(pattern, inner, safe=safe, title=say("Remove the slashes")))


def _widens(language: Language, inner: str) -> bool:
    """Whether the pattern without the slashes is valid and accepts all that was accepted before."""
    try:
        return language.issubset(compile_pattern(inner))
    except (BudgetExceededError, PatternError):
        return False
