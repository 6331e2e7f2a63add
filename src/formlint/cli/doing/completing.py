"""The rules, selectors and territories that begin with what somebody has typed."""

from formlint import knowledge
from formlint.rule.discovery import rules
from formlint.rule.selection import words


def rules_beginning(start: str) -> list[str]:
    """Ids of rules."""
    return [rule.id for rule in rules() if rule.id.startswith(start)]


def words_beginning(start: str) -> list[str]:
    """Selectors."""
    return [word for word in words(rules()) if word.startswith(start)]


def territories_beginning(start: str) -> list[str]:
    """Codes of territories, and of groups of them."""
    known = knowledge.own()
    return [code for code in (*known.names("groups"), *known.codes()) if code.startswith(start.upper())]
