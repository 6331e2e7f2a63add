"""What to recommend for a field: patterns and limits that shut nobody out, from `rules/values/patterns.toml`."""

from formlint.knowledge.store import Knowledge


def room(knowledge: Knowledge, purpose: str) -> int:
    """The UTF-16 units that the longest written value of a purpose takes, anywhere in the world."""
    return knowledge.patterns.patterns[purpose].room or 0


def recommended(knowledge: Knowledge, purpose: str) -> str:
    """The `pattern` to recommend for a purpose, as an attribute: it takes whatever people rightly write."""
    return f'pattern="{knowledge.patterns.patterns[purpose].wide}"'
