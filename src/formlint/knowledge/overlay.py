"""Folders of a project's own rules, laid over those formlint came with: ``packs = ["my/rules"]``.

A folder is built like ours. A territory's file in it is a pack of its own, or says ``extends = "CA"`` and holds only
what is to be added or changed: tables are merged key by key, the lists in `ADDED` grow, everything else is replaced.
So it is with a language's file, of which all lists grow.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from formlint.knowledge.schema import PackError, Place, suggestion

TERRITORIES = "territories"
LANGUAGES = "languages"
EXTENDS = "extends"
ADDED = frozenset(
    {"must", "may", "refuses", "called", "local-names", "source"} | {"given", "family", "latin-given", "latin-family"},
)
"""Keys of lists that an extending table adds to."""

Content = Mapping[str, Any]


def merged(below: Content, above: Content, *, grows: bool = False) -> dict[str, Any]:
    """`below` with what `above` adds and replaces; where it `grows`, all lists do."""
    return dict(below) | {key: merged_value(key, below.get(key), value, grows) for key, value in above.items()}


def merged_value(key: str, below: Any, above: Any, grows: bool) -> Any:  # noqa: FBT001
    """What a key has after merging; `below` is None where it had nothing."""
    if isinstance(above, dict) and isinstance(below, dict):
        return merged(cast("Content", below), cast("Content", above), grows=grows)
    if (key in ADDED or (grows and isinstance(above, list))) and below is not None:
        known = cast("list[Any]", below)
        return [*known, *(one for one in cast("list[Any]", above) if one not in known)]
    return cast("Any", above)


def remedied(error: PackError, content: Content, name: str, codes: Iterable[str]) -> PackError:
    """A complaint about a file that stands alone, with the remedy for those who meant to add to ours."""
    if EXTENDS in content or name not in codes:
        return error
    remedy = f'to add to ours, begin the file with {EXTENDS} = "{name}"; to replace ours, {error.remedy or "mend it"}'
    return PackError(error.file, error.line, error.problem, remedy)


def parent_of(content: Content, place: Place, codes: Iterable[str]) -> str:
    """The code of the territory or language that a file extends, empty when it stands alone. Raises PackError."""
    parent = content.get(EXTENDS, "")
    known = list(codes)
    if EXTENDS in content and parent not in known:
        raise place.error(EXTENDS, f"{EXTENDS} = {parent!r} names none below", suggestion(str(parent), known))
    if parent and parent != Path(place.file).stem and not {"name", "language"} & set(content):
        raise place.error(EXTENDS, f"extends {parent!r} under the same name", 'add name = "…"')
    return str(parent)
