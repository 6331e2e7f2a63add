"""Folders of a project's own rules, laid over those formlint came with: ``packs = ["my/rules"]``.

A folder is built like ours. A territory's file in it is a pack of its own, or says ``extends = "CA"`` and holds only
what is to be added or changed; so it is with a language's file. A file called like another table of ours always adds to
it. Tables are merged key by key, lists grow but for those that the type calls `WHOLE`, everything else is replaced.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from formlint.knowledge.schema import PackError, Place, suggestion
from formlint.knowledge.shapes import Fixed, Free, Keyed, Many, Shape, keys

TERRITORIES = "territories"
LANGUAGES = "languages"
EXTENDS = "extends"

Content = Mapping[str, Any]


def handed_on(below: Content, above: Content) -> Content:
    """What of a territory or language counts for one that extends it with `above`.

    Another name has another article, and nobody has counted how many codes another bound takes.
    """
    kept = {key: value for key, value in below.items() if key != "with-the" or "name" not in above}
    if "all" in above.get("postal-code", {}) and "postal-code" in kept:
        kept["postal-code"] = {key: value for key, value in kept["postal-code"].items() if key != "known-codes"}
    return kept


def merged(kind: type[Any], below: Content, above: Content) -> dict[str, Any]:
    """`below`, a table of a `kind`, with what `above` adds and replaces; `above` fits the kind as a part of it."""
    made = dict(below)
    for name, value in above.items():
        key = keys(kind).get(name)
        assert key is not None
        made[name] = merged_value(key.shape, below.get(name), value)
    return made


def merged_value(shape: Shape, below: Any, above: Any) -> Any:
    """What a key has after merging; `below` is None where it had nothing."""
    match shape:
        case Many(small=True):
            return [*(below or ()), *(one for text in above if (one := text.casefold()) not in (below or ()))]
        case Many(whole=False) if below is not None:
            return [*below, *(one for one in above if one not in below)]
        case Fixed(kind) if below is not None:
            return merged(kind, below, above)
        case Keyed(kind):
            return _each(Fixed(kind), below or {}, above)
        case Free(value):
            return _each(value, below or {}, above)
        case _:
            return above


def _each(shape: Shape, below: Content, above: Content) -> dict[str, Any]:
    """The values of a table with free keys after merging."""
    return {**below, **{name: merged_value(shape, below.get(name), value) for name, value in above.items()}}


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
