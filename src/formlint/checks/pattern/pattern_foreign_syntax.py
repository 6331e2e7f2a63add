r"""POSIX character class in a pattern

`[[:alpha:]]` means a letter in POSIX and PHP. In JavaScript, it matches only the characters `:`, `a`, `l`, `p`, and `h`,
so the pattern rejects nearly every value.

Bad:

    <label>Pet <input name="pet" pattern="[[:alpha:] ]+" title="Letters and spaces"></label>
                                 ^^^^^^^^^^^^^^^^^^^^^^^
    = contains "[:alpha:]", which in JavaScript matches only the characters ":alph"

Fixed:

    <label>Pet <input name="pet" pattern="[\p{L} ]+" title="Letters and spaces"></label>

Good:

    <label>Pet <input name="pet" pattern="[\p{L} ]+" title="Letters and spaces"></label>

Source: ECMAScript 2024, ClassSetCharacter; POSIX.1-2017, 9.3.5 RE Bracket Expression.
"""

import re

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    replace,
    rule,
    say,
)

_POSIX = re.compile(r"\[:(\^?)(alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]")
_HERE = {
    "alnum": r"[\p{L}\p{N}]", "alpha": r"\p{L}", "digit": r"\d", "lower": r"\p{Ll}", "punct": r"\p{P}",
    "space": r"\s", "upper": r"\p{Lu}", "word": r"\w", "xdigit": "[0-9A-Fa-f]",
}  # fmt: skip


@rule(level="error", category="constraint-rejects-valid-value", since="0.1", rank="broken", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Find POSIX classes in a valid pattern."""
    pattern = field.control.pattern
    found = _POSIX.search(pattern.value) if pattern and pattern.value and field.control.pattern_language else None
    if pattern is None or found is None:
        return
    text = pattern.value or ""
    translated = _POSIX.sub(_translated, text)
    yield Hit(
        pattern.span,
        predicate(
            'contains "{construct}", which in JavaScript matches only the characters "{characters}"',
            construct=found[0],
            characters="".join(dict.fromkeys(f":{found[1]}{found[2]}")),
        ),
        fix=replace(pattern, translated, safe=False) if translated != text else None,
        help=say("Use classes of JavaScript, such as `\\p{{L}}` for letters"),
    )


def _translated(found: re.Match[str]) -> str:
    """The class of JavaScript that means the same, if there is a short one."""
    inner = _HERE.get(found[2])
    if inner is None:
        return found[0]
    return f"[^{inner}]" if found[1] else inner
