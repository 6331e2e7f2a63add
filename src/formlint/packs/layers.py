"""Folders of a project's own rules, laid over those formlint came with: ``packs = ["my/rules"]``.

A folder is built like ours. A territory's file in it is a pack of its own, or says ``extends = "CA"`` and holds only
what is to be added or changed: tables are merged key by key, the lists in `ADDED` grow, everything else is replaced.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from formlint.packs.schema import FOLDERS, PackError, Place, suggestion

TERRITORIES = "territories"
EXTENDS = "extends"
ADDED = frozenset(
    {"must", "may", "refuses", "called", "local-names", "source"} | {"given", "family", "latin-given", "latin-family"},
)
"""Keys of lists that an extending table adds to."""

Content = Mapping[str, Any]


def refuse_unfit(folder: Path) -> None:
    """Raise PackError when `folder` cannot hold rules."""
    if not folder.is_dir():
        raise PackError(str(folder), 0, "is no folder", "`packs` names folders with rules in them")
    if not any((folder / name).is_dir() for name in FOLDERS):
        remedy = f"put a file such as {TERRITORIES}/CA.toml into it"
        raise PackError(str(folder), 0, f"has none of the folders {', '.join(FOLDERS)}", remedy)


def merged(below: Content, above: Content) -> dict[str, Any]:
    """`below` with what `above` adds and replaces."""
    return dict(below) | {key: merged_value(key, below.get(key), value) for key, value in above.items()}


def merged_value(key: str, below: Any, above: Any) -> Any:
    """What a key has after merging; `below` is None where it had nothing."""
    if isinstance(above, dict) and isinstance(below, dict):
        return merged(cast("Content", below), cast("Content", above))
    if key in ADDED and below is not None:
        return list(dict.fromkeys(cast("list[str]", [*below, *above])))
    return cast("Any", above)


def parent_of(content: Content, place: Place, codes: Iterable[str]) -> str:
    """The code of the territory that a file extends, empty when it stands alone. Raises PackError."""
    parent = content.get(EXTENDS, "")
    known = list(codes)
    if EXTENDS in content and parent not in known:
        raise place.error(EXTENDS, f"{EXTENDS} = {parent!r} names no territory below", suggestion(str(parent), known))
    if parent and parent != Path(place.file).stem and "name" not in content:
        raise place.error(EXTENDS, f"extends {parent!r} under the same name", 'add name = "…"')
    return str(parent)
