"""On-screen keyboards as pictures: which letters stand on them in a territory, and where each key is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from formlint.knowledge import own
from formlint.knowledge.message import Message, say, verbatim
from formlint.knowledge.tables.devices import Layout
from formlint.output.html.markup import Element, join, tag
from formlint.values.keyboard import Keyboard

WIDTH = 300
_GAP = 5
_KEY = 34  # height
_PAD = 5  # keys in the widest row of a keypad
_WEIGHTS = {"space": 4.4, "return": 1.9, "123": 1.5, "?123": 1.5, "!#1": 1.5, "↵": 1.5, "⇧": 1.4, "⌫": 1.4}
_SPACE = say("space")
_SPOKEN = {
    " ": _SPACE,
    "\u00a0": _SPACE,
    "␣": _SPACE,
    "⌫": say("delete"),
    "⇧": say("shift"),
    "↵": say("enter"),
    "-": say("hyphen -"),
}


@dataclass(frozen=True, slots=True)
class Board:
    """A keyboard as people of a territory see it."""

    name: str
    platform: str
    rows: tuple[tuple[str, ...], ...]
    complete: bool

    @property
    def height(self) -> int:
        """In the units of its drawing."""
        return len(self.rows) * (_KEY + _GAP) + _GAP


@dataclass(frozen=True, slots=True)
class _Key:
    label: str
    x: float
    y: float
    width: float


def board(keyboard: Keyboard, territory: str | None) -> Board:
    """The keyboard as it looks in a territory; None for one that nobody named."""
    grid = tuple(tuple(row.split()) for row in keyboard.grid)
    if keyboard.complete:
        layout = _layout(territory)
        letters = tuple(tuple(row.split()) for row in layout.rows)
        if layout.grid:
            grid = tuple(tuple(row.split()) for row in layout.grid)
        elif len(grid) == len(letters) + 1:
            grid = (*letters[:-1], ("⇧", *letters[-1], "⌫"), grid[-1])
    elif territory and territory in own().codes() and keyboard.name in own().layouts.separator_keys:
        numbers = own().territory(territory).numbers
        separator = numbers.decimal if numbers else "."
        grid = tuple(tuple(separator if key == "." else key for key in row) for row in grid)
    return Board(keyboard.name, keyboard.platform, grid, keyboard.complete)


def drawing(of: Board) -> Element:
    """The keys of a keyboard."""
    return join(*(_key(key, "key") for key in _keys(of)))


def marks(of: Board, characters: Sequence[str]) -> Element:
    """The keys that people need for these characters, drawn over the keyboard with a thick frame and a dot."""
    needed = {_on_key(character) for character in characters}
    return join(*(join(_key(key, "key need"), _dot(key)) for key in _keys(of) if key.label.casefold() in needed))


def shows(of: Board, characters: Sequence[str]) -> bool:
    """Whether a key of the keyboard enters one of the characters."""
    needed = {_on_key(character) for character in characters}
    return any(key.casefold() in needed for row in of.rows for key in row)


def spoken(character: str) -> Message:
    """A character as people call it."""
    return _SPOKEN.get(character) or verbatim(character)


def described(of: Board) -> Message:
    """The keys in words, for those who do not see them."""
    rows = [_in_a_row([spoken(key) for key in row]) for row in of.rows]
    return reduce(lambda keys, more: say("{names}, {name}", names=keys, name=more), rows)


def _in_a_row(keys: Sequence[Message]) -> Message:
    return reduce(lambda row, key: say("{first} {second}", first=row, second=key), keys)


def _layout(territory: str | None) -> Layout:
    """The letters on keyboards of a territory; those of everybody else for one that formlint does not know."""
    layouts, other = own().layouts.layouts, own().layouts.other
    if territory is None or territory not in own().codes():
        return layouts[other]
    named = (layout for layout in layouts.values() if territory in layout.territories)
    tags = [language.partition("-")[0] for language in own().territory(territory).languages]
    spoken_with = (layout for tag in tags for layout in layouts.values() if tag in layout.languages)
    return next(named, None) or next(spoken_with, layouts[other])


def _on_key(character: str) -> str:
    return "space" if character in " \u00a0" else character.casefold()


def _keys(of: Board) -> Iterator[_Key]:
    """All keys with their places: as wide as the widest row allows, shorter rows in the middle."""
    pad = max(map(len, of.rows)) <= _PAD
    sums = [sum(_weight(key, pad=pad) for key in row) for row in of.rows]
    most, fullest = max(sums), max(len(row) for row in of.rows)
    unit = (WIDTH - _GAP * (fullest + 1)) / most
    for index, row in enumerate(of.rows):
        wide = sums[index] * unit + _GAP * (len(row) - 1)
        stretch = (WIDTH - 2 * _GAP - _GAP * (len(row) - 1)) / (sums[index] * unit) if "space" in row else 1
        x = _GAP if stretch != 1 else (WIDTH - wide) / 2
        for key in row:
            width = _weight(key, pad=pad) * unit * stretch
            yield _Key(key, round(x, 1), _GAP + index * (_KEY + _GAP), round(width, 1))
            x += width + _GAP


def _weight(key: str, *, pad: bool) -> float:
    return 1 if pad else _WEIGHTS.get(key, 1)


def _key(key: _Key, sort: str) -> Element:
    size = "word" if len(key.label) > 1 else None
    return join(
        tag("rect", class_=sort, x=key.x, y=key.y, width=key.width, height=_KEY, rx=5),
        tag("text", key.label, class_=size, x=round(key.x + key.width / 2, 1), y=key.y + _KEY / 2 + 5),
    )


def _dot(key: _Key) -> Element:
    return tag("circle", class_="dot", cx=round(key.x + key.width - 5, 1), cy=key.y + 5, r=3.5)
