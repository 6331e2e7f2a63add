r"""Character range accepts more than intended

`A-z` also includes `[`, `\`, `]`, `^`, `_`, and the grave accent, and `+-.` includes a comma. The field accepts
characters that the server may reject later.

Bad:

    <label>User name <input name="user" pattern="[A-z0-9]+" autocapitalize="none"></label>
                                        ^^^^^^^^^^^^^^^^^^^
    = contains the range "A-z", which includes "[", "\", "]", "^", "_", and "`"

Bad:

    <label>Amount <input name="amount" pattern="[0-9+-.]+"></label>
                                       ^^^^^^^^^^^^^^^^^^^ contains the range "+-.", which includes ","

Good:

    <label>User name <input name="user" pattern="[A-Za-z0-9]+" autocapitalize="none" title="Letters and digits"></label>

Good:

    <label>Any symbols <input name="symbols" pattern="[!-~]{8,}" title="Eight letters, digits, or symbols"></label>

Ranges that span a whole block of symbols, such as `!-~`, are intended.

Sources: ECMA-262, class ranges; Unicode, the order of the Basic Latin block.
"""

import re

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    predicate,
    replace,
    rule,
    say,
    several,
)

_CLASS = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]")
_RANGE = re.compile(r"(?<![\\\-])(?<!\\[a-zA-Z])([ -,./:-@A-Z\[^_`a-z{|}~])-([!-,./:-@A-Z^_`a-z{|}~])")
_MOST = 6  # characters that a message names
_BLOCKS = frozenset({"!/", " /", ":@", "[`", "{~", "!~", " ~", "!@", " @"})


@rule(level="warning", category="pattern-invalid", since="0.1", attributes={"pattern"})
def check(field: Field) -> Hits:
    """Find ranges in character classes from one kind of letter, or from one symbol, to another."""
    pattern = field.control.pattern
    text = (pattern.value or "") if pattern else ""
    if pattern is None or "-" not in text or field.control.pattern_language is None:
        return
    for inside in _CLASS.findall(text):
        for first, last in _RANGE.findall(inside):
            extra = _extra(first, last)
            if extra:
                mended = text.replace("A-z", "A-Za-z")
                yield Hit(
                    pattern.span,
                    predicate(
                        'contains the range "{range}", which includes {extra}',
                        range=f"{first}-{last}",
                        extra=several([f'"{sign}"' for sign in extra], _MOST),
                    ),
                    fix=replace(pattern, mended, safe=False) if (first, last) == ("A", "z") else None,
                    help=say("Escape the hyphen, or write a separate range for each kind of character"),
                    level=None if first.isalpha() else Level.INFO,
                )
                return


def _extra(first: str, last: str) -> str:
    """The characters that a range includes unexpectedly; empty for ordinary ranges."""
    if first + last in _BLOCKS or first >= last:
        return ""
    if first.isalpha() and last.isalpha():
        plain = first.isupper() == last.isupper()
        return "" if plain else "".join(chr(code) for code in range(ord("Z") + 1, ord("a")))
    if first.isalpha() or last.isalpha():
        return ""
    return "".join(sign for code in range(ord(first) + 1, ord(last)) if (sign := chr(code)) != "-")
