r"""Invalid pattern, ignored by browsers

Browsers compile `pattern` as a JavaScript regular expression with the `v` flag. They ignore a pattern that is invalid
under that flag, so people can submit any value, and the server may reject it.

Bad:

    <label>Phone <input type="tel" name="phone" pattern="[0-9 ()-]+"></label>
                                                ^^^^^^^^^^^^^^^^^^^^
    = is ignored by browsers: in a character class with the v flag, "(" must be written "\("

Fixed:

    <label>Phone <input type="tel" name="phone" pattern="[0-9 \(\)\-]+"></label>

Good:

    <label>Phone <input type="tel" name="phone" pattern="[0-9 \(\)\-]+"></label>

Source: HTML Standard, the pattern attribute; ECMAScript 2024, ClassSetCharacter.
"""

from formlint.rule import (
    Attribute,
    Field,
    Fix,
    Hit,
    Hits,
    PatternError,
    PatternSyntaxError,
    compile_pattern,
    predicate,
    replace,
    rule,
    say,
)

_ESCAPED_IN_CLASS = "()[]{}/-|"
_MOST_REPAIRS = 40


@rule(
    level="error",
    category="pattern-invalid",
    since="0.1",
    rank="broken",
    unless={"pattern-slash-delimited"},
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Compile the pattern as browsers do."""
    pattern = field.control.pattern
    error = _error(pattern.value) if pattern and pattern.value else None
    if pattern and error:
        yield Hit(
            pattern.span,
            predicate("is ignored by browsers: {reason}", reason=error.reason),
            fix=_repair(pattern),
            help=say("Rewrite the pattern so that it is valid with the `v` flag"),
        )


def _error(pattern: str) -> PatternSyntaxError | None:
    try:
        compile_pattern(pattern)
    except PatternSyntaxError as error:
        return error
    except PatternError:
        return None
    return None


def _repair(pattern: Attribute) -> Fix | None:
    """Add missing escapes in classes and drop invalid ones; None where that does not give a valid pattern.

    The fix is never safe: a pattern that had no effect will reject values.
    """
    text = pattern.value or ""
    for _ in range(_MOST_REPAIRS):
        error = _error(text)
        if error is None:
            return replace(pattern, text, safe=False, title=say("Replace the pattern with `{text}`", text=text))
        at = error.position
        if text[at : at + 1] == "\\" and not text[at + 1 : at + 2].isalnum():
            text = text[:at] + text[at + 1 :]
        elif text[at : at + 1] and text[at] in _ESCAPED_IN_CLASS:
            text = text[:at] + "\\" + text[at:]
        else:
            return None
    return None
