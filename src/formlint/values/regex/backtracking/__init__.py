"""What a pattern costs an engine that backtracks, as those of all browsers do, when it has to refuse a text."""

from formlint.values.regex.backtracking.search import HANGING, MAX_LENGTH, Attack, attack

__all__ = ["HANGING", "MAX_LENGTH", "Attack", "attack"]
