"""Reads a ``rules`` folder, quickly.

TOML is slow to parse, so each file has a *baked twin*: its content as JSON under ``.baked/``, in the manner of
``__pycache__``. A twin carries a stamp of the files it was made from and is made anew when they have changed; where the
folder cannot be written, nothing is kept. A wheel has twins stamped `UNCHECKED`: nobody edits there.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from formlint.packs import twin
from formlint.packs.model import WORLD, Pack, TerritoryFacts
from formlint.packs.schema import PackError, Place, build, check, fingerprint

TERRITORIES = "territories"
INDEX = "index"


class UnknownTerritoryError(LookupError):
    """No pack has this code. `code` is what was asked for, `close` are (code, name) pairs it may have meant."""

    def __init__(self, code: str, close: tuple[tuple[str, str], ...] = ()) -> None:
        """Make the message, with the close matches in it."""
        self.code, self.close = code, close
        choices = " or ".join(f"{match} ({name})" for match, name in close)
        super().__init__(f"unknown territory {code!r}" + (f"; did you mean {choices}?" if close else ""))


class Rules:
    """The knowledge in one ``rules`` folder; every table is read once, when asked for."""

    def __init__(self, root: Path) -> None:
        """Read from `root`; nothing happens before the first question."""
        self.root = root
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._packs: dict[str, Pack] = {}
        self._index: dict[str, TerritoryFacts] = {}

    def table(self, name: str) -> Mapping[str, Any]:
        """The content of ``<name>.toml``, such as ``keyboards`` or ``languages/fr``; dates are ISO 8601 texts.

        Raises PackError when the file is missing, no TOML, or (a territory) not as its schema says.
        """
        if name not in self._tables:
            self._tables[name] = self._baked(name, [self._file(name)], lambda: read(self._file(name)))
        return self._tables[name]

    def names(self, folder: str) -> tuple[str, ...]:
        """The tables in a folder, sorted: ``("de", "en", …)`` for ``languages``; empty when there is no such folder."""
        return tuple(sorted(path.stem for path in (self.root / folder).glob("*.toml")))

    def territory(self, code: str) -> Pack:
        """The pack of a territory, by its code in any case. Raises UnknownTerritoryError, PackError."""
        wanted = code.strip().upper()
        if wanted not in self._packs:
            name = f"{TERRITORIES}/{wanted}"
            if not (wanted.isascii() and wanted.isalnum() and self._file(name).exists()):
                raise UnknownTerritoryError(code, close_territories(code, self.index()))
            self._packs[wanted] = build(Pack, self.table(name))
        return self._packs[wanted]

    def codes(self) -> tuple[str, ...]:
        """The codes of all territories, sorted, without the world's."""
        return tuple(code for code in self.names(TERRITORIES) if code != WORLD)

    def index(self) -> Mapping[str, TerritoryFacts]:
        """What tells the territories apart on a page, by code."""
        if not self._index:
            codes = self.codes()
            files = [self._file(f"{TERRITORIES}/{code}") for code in codes]
            rows = self._baked(INDEX, files, lambda: [row(self.territory(code)) for code in codes])
            self._index = {columns[0]: facts(columns) for columns in rows}
        return self._index

    def bake(self, folder: Path) -> None:
        """Write a twin of everything into `folder`, to be trusted unchecked (for wheels). Raises PackError."""
        for path in sorted(self.root.rglob("*.toml")):
            name = path.relative_to(self.root).with_suffix("").as_posix()
            twin.write(folder / f"{name}.json", twin.UNCHECKED, self.table(name))
        rows = [row(self.territory(code)) for code in self.codes()]
        twin.write(folder / f"{INDEX}.json", twin.UNCHECKED, rows)

    def _file(self, name: str) -> Path:
        return self.root / f"{name}.toml"

    def _baked(self, name: str, files: Iterable[Path], make: Callable[[], Any]) -> Any:
        path = self.root / twin.FOLDER / f"{name}.json"
        return twin.fresh(path, files, str(fingerprint()), make)


def read(path: Path) -> dict[str, Any]:
    """Parse and check one TOML file. Raises PackError."""
    import tomllib  # noqa: PLC0415 (slow to import, needed without a twin only)

    text = text_of(path)
    try:
        content = plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PackError(str(path), error_line(str(error), text), f"is no TOML: {error}") from None
    if path.parent.name == TERRITORIES:
        check_territory(content, Place(str(path), text), path.stem)
    return content


def text_of(path: Path) -> str:
    """The text of a rules file. Raises PackError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(str(path), 0, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise PackError(str(path), 0, f"is not UTF-8 at byte {error.start}", "save it as UTF-8") from None


def error_line(message: str, text: str) -> int:
    """The line that tomllib complains about."""
    _, _, after = message.partition("(at line ")
    number = after.partition(",")[0]
    return int(number) if number.isdigit() else text.count("\n") + 1


def check_territory(content: Mapping[str, Any], place: Place, code: str) -> None:
    """Raise PackError when a territory's file does not fit the schema or is named after another."""
    check(Pack, content, place)
    if content["territory"] != code:
        raise place.error("territory", f"territory {content['territory']!r} in a file named {code}.toml", "rename one")


def plain(value: Any) -> Any:
    """TOML content in JSON's types: dates and times become texts."""
    match value:
        case dict():
            return {key: plain(item) for key, item in cast("dict[str, Any]", value).items()}
        case list():
            return [plain(item) for item in cast("list[Any]", value)]
        case str() | int() | float():
            return value
        case _:
            return value.isoformat()


def row(pack: Pack) -> list[Any]:
    """A pack's row of the index: the values of TerritoryFacts, in order."""
    names = tuple(dict.fromkeys((pack.name, *pack.called)))
    money, phone = pack.currency, pack.phone
    code, symbols = (money.code, money.symbols) if money else ("", ())
    calling_code = phone.calling_code if phone else ""
    known = [pack.territory, pack.alpha3, names, pack.languages, code, symbols, calling_code, pack.tld, pack.rtl]
    return [*known, pack.population]


def facts(columns: Iterable[Any]) -> TerritoryFacts:
    """A row of the index as an object."""
    values: list[Any] = [tuple(cast("list[str]", value)) if isinstance(value, list) else value for value in columns]
    return TerritoryFacts(*values)


def close_territories(wanted: str, index: Mapping[str, TerritoryFacts]) -> tuple[tuple[str, str], ...]:
    """The territories somebody who wrote `wanted` may have meant, as (code, name), best first."""
    from difflib import get_close_matches  # noqa: PLC0415 (slow to import, needed for mistakes only)

    called = {code: (code, fact.alpha3, *fact.names) for code, fact in index.items()}
    spoken = {name.casefold(): code for code, names in called.items() for name in names if name}
    word = wanted.strip().casefold()
    near = [word] if word in spoken else get_close_matches(word, spoken, 3, 0.75)
    return tuple((code, index[code].names[0]) for code in dict.fromkeys(spoken[name] for name in near))
