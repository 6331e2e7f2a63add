"""Folders of a project's own rules, laid over those formlint came with: ``packs = ["my/rules"]``.

A folder is built like ours. A territory's file in it is a pack of its own, or says ``extends = "CA"`` and holds only
what is to be added or changed; so it is with a language's file. A file called like another table of ours always adds to
it. Tables are merged key by key, lists grow but for those that the type calls `WHOLE`, everything else is replaced.
In a list of texts that grows, ``"!text"`` takes one away.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from formlint.knowledge.schema import PackError, Place, suggestion
from formlint.knowledge.shapes import Either, Fixed, Free, Keyed, Many, Plain, Shape, keys
from formlint.system.likeness import closest

TERRITORIES = "territories"
LANGUAGES = "languages"
EXTENDS = "extends"
_REMOVED = "!"

Content = Mapping[str, Any]


def handed_on(below: Content, above: Content) -> Content:
    """What of a territory or language counts for one that extends it with `above`.

    Another name has another article, and nobody has counted how many codes another bound takes.
    """
    kept = {key: value for key, value in below.items() if key != "with-the" or "name" not in above}
    if "all" in above.get("postal-code", {}) and "postal-code" in kept:
        kept["postal-code"] = {key: value for key, value in kept["postal-code"].items() if key != "known-codes"}
    return kept


def merged(kind: type[Any], below: Content, above: Content, place: Place) -> dict[str, Any]:
    """`below`, a table of a `kind`, with what `above` adds, replaces and takes away; `above` fits the kind as a part.

    Raises PackError where `above`, which stands at `place`, takes away what is not there.
    """
    made = dict(below)
    for name, value in above.items():
        key = keys(kind).get(name)
        assert key is not None
        made[name] = _merged_value(key.shape, below.get(name), value, (place, name))
    return made


def _merged_value(shape: Shape, below: Any, above: Any, where: tuple[Place, str]) -> Any:  # noqa: PLR0911  # one for each shape
    """What a key has after merging; `below` is None where it had nothing, `where` is its table and its name."""
    place, name = where
    match shape:
        case Many(item=Plain(kind) | Either(Plain(kind)), whole=False) if kind is str:
            return _grown(below or [], [one.casefold() if shape.small else one for one in above], where)
        case Many(whole=False) if below is not None:
            return [*below, *(one for one in above if one not in below)]
        case Many(item=Plain(kind)) if kind is str and below:
            _refuse_removals(below, above, where)
            return above
        case Fixed(kind) if below is not None:
            return merged(kind, below, above, place.inside(name))
        case Keyed(kind):
            return _each(Fixed(kind), below or {}, above, place.inside(name))
        case Free(value):
            return _each(value, below or {}, above, place.inside(name))
        case _:
            return above


def _each(shape: Shape, below: Content, above: Content, place: Place) -> dict[str, Any]:
    """The values of a table with free keys after merging."""
    return {**below, **{name: _merged_value(shape, below.get(name), one, (place, name)) for name, one in above.items()}}


def _grown(below: Sequence[Any], above: Sequence[Any], where: tuple[Place, str]) -> list[Any]:
    """A list of texts without those that `above` has behind a mark, and with the others of these."""
    place, name = where
    gone = [one[1:] for one in above if _takes_away(one)]
    known = [_told(one) for one in below]
    for one in gone:
        if one not in known:
            remedy = suggestion(one, known) if closest(one, known) else "leave it out"
            raise place.error(name, f"{_REMOVED + one!r} removes what {name!r} does not have", remedy)
    more = [_literal(one) for one in above if not _takes_away(one)]
    both = next((one for one in gone if one in map(_told, more)), None)
    if both is not None:
        raise place.error(name, f"{both!r} is both added and removed", "leave one of them out")
    kept = [one for one in below if _told(one) not in gone]
    if gone and not (kept or more):
        raise place.error(name, f"nothing is left of {name!r}", "keep a value, or add others")
    return [*kept, *(one for one in more if one not in kept)]


def _refuse_removals(below: Sequence[str], above: Sequence[str], where: tuple[Place, str]) -> None:
    """Raise PackError where a list that is replaced as a whole is written like one that grows."""
    place, name = where
    one = next((one for one in above if _takes_away(one) and one[1:] in below), None)
    if one is not None:
        left = ", ".join(f'"{text}"' for text in below if text != one[1:])
        raise place.error(name, f"{one!r}: {name!r} is replaced as a whole", f"write {name} = [{left}]")


def _takes_away(one: Any) -> bool:
    return isinstance(one, str) and one.startswith(_REMOVED) and not one.startswith(_REMOVED * 2)


def _literal(one: Any) -> Any:
    """A text, of which a mark that is meant is written twice."""
    return one[1:] if isinstance(one, str) and one.startswith(_REMOVED * 2) else one


def _told(one: Any) -> str:
    """What stands for an entry of a list: of one with several spellings, the first."""
    return one if isinstance(one, str) else one[0]


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
