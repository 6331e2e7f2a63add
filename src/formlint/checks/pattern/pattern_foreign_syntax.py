r"""POSIX character class in a pattern

`[[:alpha:]]` means a letter in POSIX and PHP. In JavaScript, it is a class of the characters `:`, `a`, `l`, `p`, and
`h`, so the pattern rejects nearly every value.

Bad:

    <label>Pet <input name="pet" pattern="[[:alpha:] ]+" title="Letters and spaces"></label>
                                 ^^^^^^^^^^^^^^^^^^^^^^^
    = uses "[:alpha:]", which is not a named class in JavaScript but the set of characters ":alph"

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
)

_POSIX = re.compile(r"\[:(\^?)(alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]")
_HERE = {
    "alnum": r"[\p{L}\p{N}]", "alpha": r"\p{L}", "digit": r"\d", "lower": r"\p{Ll}", "punct": r"\p{P}",
    "space": r"\s", "upper": r"\p{Lu}", "word": r"\w", "xdigit": "[0-9A-Fa-f]",
}  # fmt: skip


@rule(level="error", category="constraint-rejects-valid-value", since="0.1", rank="broken", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Look for POSIX classes in a pattern that compiles."""
    pattern = field.control.pattern
    found = _POSIX.search(pattern.value) if pattern and pattern.value and field.control.pattern_language else None
    if pattern is None or found is None:
        return
    yield Hit(
        pattern.span,
        predicate(
            'uses "{construct}", which is not a named class in JavaScript but the set of characters ":{characters}"',
            construct=found[0],
            characters="".join(dict.fromkeys(found[2])),
        ),
        fix=replace(pattern, _POSIX.sub(_translated, pattern.value or ""), safe=False),
    )


def _translated(found: re.Match[str]) -> str:
    return _HERE.get(found[2], found[0]) if not found[1] else found[0]
