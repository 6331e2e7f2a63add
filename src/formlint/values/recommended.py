"""What to recommend for a field: patterns and limits that shut nobody out, from `rules/values/patterns.toml`."""

from collections.abc import Mapping
from typing import Any

from formlint import knowledge


def room(purpose: str) -> int:
    """The UTF-16 units that the longest written value of a purpose takes, anywhere in the world."""
    return _table(purpose)["room"]


def recommended(purpose: str) -> str:
    """The `pattern` to recommend for a purpose, as an attribute: it takes whatever people rightly write."""
    return f'pattern="{_table(purpose)["wide"]}"'


def _table(purpose: str) -> Mapping[str, Any]:
    return knowledge.table("patterns")["patterns"][purpose]
