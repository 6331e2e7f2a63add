"""What to recommend for a field: patterns and limits that shut nobody out, from `rules/values/patterns.toml`."""

from collections.abc import Mapping
from typing import Any

from formlint.knowledge.store import Knowledge


def room(knowledge: Knowledge, purpose: str) -> int:
    """The UTF-16 units that the longest written value of a purpose takes, anywhere in the world."""
    return _table(knowledge, purpose)["room"]


def recommended(knowledge: Knowledge, purpose: str) -> str:
    """The `pattern` to recommend for a purpose, as an attribute: it takes whatever people rightly write."""
    return f'pattern="{_table(knowledge, purpose)["wide"]}"'


def _table(knowledge: Knowledge, purpose: str) -> Mapping[str, Any]:
    return knowledge.table("patterns")["patterns"][purpose]
