"""The languages of JavaScript patterns: what a `pattern` accepts, compared exactly, with the shortest proof."""

from formlint.values.regex.characters import Characters
from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternError, PatternSyntaxError
from formlint.values.regex.language import (
    EMPTY_TEXT,
    EVERYTHING,
    NOTHING,
    Language,
    characters,
    compile_pattern,
    literal,
    one_of,
    utf16_length,
)

__all__ = [
    "EMPTY_TEXT",
    "EVERYTHING",
    "NOTHING",
    "BudgetExceededError",
    "Characters",
    "Language",
    "NotRegularError",
    "PatternError",
    "PatternSyntaxError",
    "characters",
    "compile_pattern",
    "literal",
    "one_of",
    "utf16_length",
]
