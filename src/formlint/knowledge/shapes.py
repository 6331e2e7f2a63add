"""What the fields of a type say about the table that it describes: which keys there are, and what each may hold.

A field is a key, with dashes for underscores; its annotation says what the key holds, and a field without a default has
to be there. The notes below, put beside a type with `Annotated`, say what a type cannot.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, NamedTuple

Notes = Mapping[str, Any]

WHOLE: Notes = {"whole": True}
"""Of a list that stands as one: who extends the table replaces it, where other lists grow."""
BLANKS: Notes = {"blanks": True}
"""Of a list that may be empty, and in which a text may be."""
SMALL: Notes = {"small": True}
"""Of a list of phrases, none of them empty, that are kept in small letters."""
REST: Notes = {"rest": True}
"""Of a mapping: it holds all keys of the table that no other field is for."""

Texts = tuple[str, ...]
Whole = Annotated[tuple[str, ...], WHOLE]
NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The default of a mapping."""


def one_of(*choices: str) -> Notes:
    """A note on a text (or a list of texts): each is one of `choices`."""
    return {"choices": choices}


def keyed_by(name: str) -> Notes:
    """A note on a field of many tables: each is written under a key that is its field `name`."""
    return {"keyed": name}


class Plain(NamedTuple):
    """A text, a number or a flag."""

    kind: type[Any]
    choices: Texts = ()


class Many(NamedTuple):
    """A list; the rest as the notes have it."""

    item: "Shape"
    whole: bool = False
    blanks: bool = False
    small: bool = False


class Row(NamedTuple):
    """A list of so many things, each with its own meaning."""

    items: tuple["Shape", ...]


class Fixed(NamedTuple):
    """A table of a kind."""

    kind: type[Any]


class Keyed(NamedTuple):
    """A table of tables of a kind, whose keys are their field `by`."""

    kind: type[Any]
    by: str


class Free(NamedTuple):
    """A table with any keys."""

    value: "Shape"


class Either(NamedTuple):
    """A text, or a list of texts."""

    text: Plain
    texts: Many


Shape = Plain | Many | Row | Fixed | Keyed | Free | Either


class Key(NamedTuple):
    """One key that a table may have; one that is `rest` stands for all that no other is for."""

    name: str
    field: str
    shape: Shape
    required: bool
    rest: bool = False


class Keys(NamedTuple):
    """The keys of a kind of table: those it names, and the one for all others, if it takes others."""

    named: Mapping[str, Key]
    rest: Key | None

    def get(self, name: str) -> Key | None:
        """What a table may hold under a name."""
        return self.named.get(name, self.rest)


@cache
def keys(kind: type[Any]) -> Keys:
    """The keys that a table of a `kind`, a dataclass or named tuple, takes."""
    known = [key_of(*one) for one in described(kind)]
    rest = next((key for key in known if key.rest), None)
    return Keys({key.name: key for key in known if not key.rest}, rest)


def described(kind: type[Any]) -> Iterable[tuple[str, Any, bool]]:
    """The fields of a kind of table: the name, the annotation, and whether it has to be there."""
    if is_dataclass(kind):
        return ((one.name, one.type, one.default is MISSING and one.default_factory is MISSING) for one in fields(kind))
    return ((name, annotation, name not in kind._field_defaults) for name, annotation in kind.__annotations__.items())


def key_of(field: str, annotation: Any, required: bool) -> Key:  # noqa: FBT001
    """The key that a field describes; one that Python would take for its own word ends with an underscore."""
    shape, rest = shape_of(annotation), bool(notes_of(annotation).get("rest"))
    if rest:
        assert isinstance(shape, Free)
        shape = shape.value
    return Key(field.rstrip("_").replace("_", "-"), field, shape, required, rest)


def notes_of(annotation: Any) -> Notes:
    """All notes on a type."""
    return {name: value for note in getattr(annotation, "__metadata__", ()) for name, value in note.items()}


def shape_of(annotation: Any) -> Shape:
    """What an annotation takes: a type, one that may be None, a list or a mapping, with notes or without."""
    if hasattr(annotation, "__metadata__"):
        return noted(shape_of(annotation.__origin__), notes_of(annotation))
    origin: Any = getattr(annotation, "__origin__", None)
    arguments: tuple[Any, ...] = getattr(annotation, "__args__", ())
    if isinstance(annotation, UnionType):
        return any_of([shape_of(one) for one in arguments if one is not type(None)])
    if origin is Mapping:
        return Free(shape_of(arguments[1]))
    if origin is tuple:
        return Many(shape_of(arguments[0])) if arguments[1] is ... else Row(tuple(map(shape_of, arguments)))
    return Plain(annotation) if annotation in {str, bool, int, float} else Fixed(annotation)


def any_of(shapes: list[Shape]) -> Shape:
    """One shape, or a text beside a list of texts."""
    match shapes:
        case [one]:
            return one
        case [Plain() as text, Many() as texts]:
            return Either(text, texts)
        case _:
            raise TypeError(f"nothing can be of the shapes {shapes}")


def noted(shape: Shape, notes: Notes) -> Shape:
    """A shape with what the notes on it say; those on a mapping are about its values."""
    match shape:
        case Plain() if "choices" in notes:
            return shape._replace(choices=notes["choices"])
        case Many(Fixed(kind)) if "keyed" in notes:
            return Keyed(kind, notes["keyed"])
        case Many(item):
            flags = {name: True for name in ("whole", "blanks", "small") if name in notes}
            return shape._replace(item=noted(item, notes), **flags)
        case Free(value):
            return Free(noted(value, notes))
        case _:
            return shape
