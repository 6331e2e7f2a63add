"""Reads a ``rules`` folder, quickly.

TOML is slow to parse, so each file has a *baked twin*: its content as JSON under ``.baked/``, in the manner of
``__pycache__``. A twin carries a stamp of the files it was made from and is made anew when they have changed; where the
folder cannot be written, nothing is kept. A wheel has twins stamped `UNCHECKED`: nobody edits there. Folders that a
project adds are small and get no twins.

Most forms need no list of provinces: the big tables of a territory, `LATER`, stay a text in its twin until asked for.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from formlint.knowledge import all_languages, json_cache, validity
from formlint.knowledge.additions import refuse_unfit, tables_in
from formlint.knowledge.catalog import Catalog, read_catalog
from formlint.knowledge.kinds import FOLDERS, HOMES, kind_of
from formlint.knowledge.overlay import EXTENDS, LANGUAGES, TERRITORIES, handed_on, merged, parent_of, remedied
from formlint.knowledge.pack import WORLD, Pack, TerritoryFacts
from formlint.knowledge.schema import PackError, Place, build, build_now_and_later, check, line_of
from formlint.knowledge.shapes import keys
from formlint.knowledge.tables import Tables
from formlint.system.file_access import read_file
from formlint.system.likeness import closest
from formlint.system.structured import read_toml

if TYPE_CHECKING:
    from formlint.knowledge.language import Group

INDEX = "index"
MESSAGES = "messages"
LATER = ("address", "ids", "bank")
_MOST = 64.0  # megabytes of a file of rules


class UnknownTerritoryError(LookupError):
    """No pack has this code. `code` is what was asked for, `close` are (code, name) pairs it may have meant."""

    def __init__(self, code: str, close: tuple[tuple[str, str], ...] = ()) -> None:
        """Make the message, with the close matches in it."""
        self.code, self.close = code, close
        choices = " or ".join(f"{match} ({name})" for match, name in close)
        super().__init__(f"unknown territory {code!r}" + (f"; did you mean {choices}?" if close else ""))


class Knowledge(Tables):
    """The knowledge in one ``rules`` folder and those laid over it; every table is read once, when asked for."""

    def __init__(self, root: Path, *added: Path) -> None:
        """Read from `root` and from the folders `added`, of which the last one prevails. Raises PackError."""
        for folder in added:
            refuse_unfit(folder, root)
        self.root, self.added = root, added
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._packs: dict[str, Pack] = {}
        self._index: dict[str, TerritoryFacts] = {}
        self._derived: dict[str, Any] | None = None  # while baking

    def table(self, name: str) -> Mapping[str, Any]:
        """The content of ``<name>.toml``, such as ``devices/keyboards`` or ``languages/fr``; dates are ISO 8601 texts.

        Raises PackError when the file is missing, no TOML, or not as its schema says.
        """
        if name not in self._tables:
            self._tables[name] = self._content(name, len(self.added))
        return self._tables[name]

    def below(self, name: str) -> Mapping[str, Any]:
        """The content of a table of ours, whatever is laid over it. Raises PackError."""
        return self._content(name, 0)

    def names(self, folder: str) -> tuple[str, ...]:
        """The tables in a folder, sorted: ``("de", "en", …)`` for ``languages``; empty when there is no such folder."""
        return self._names(folder, len(self.added))

    def territory(self, code: str) -> Pack:
        """The pack of a territory, by its code in any case. Raises UnknownTerritoryError, PackError."""
        if known := self._packs.get(code):
            return known
        wanted = code.strip().upper()
        if wanted not in self._packs:
            name = f"{TERRITORIES}/{wanted}"
            if not (wanted.isascii() and wanted.isalnum() and any(self._files(name, len(self.added)))):
                raise UnknownTerritoryError(code, close_territories(code, self.index()))
            self._packs[wanted] = self._pack(name)
        return self._packs[wanted]

    def place(self, code: str, table: str = "", key: str = "") -> str:
        """Where something about a territory is written, as ``file:line``, to point people there."""
        path = next(iter(self._files(f"{TERRITORIES}/{code}", len(self.added))))
        return f"{path}:{line_of(text_of(path), table, key)}"

    def codes(self) -> tuple[str, ...]:
        """The codes of all territories, sorted, without the world's."""
        return tuple(code for code in self.names(TERRITORIES) if code != WORLD)

    def group(self, code: str) -> "Group":
        """The territories that people name together, such as ``EU``. Raises PackError."""
        return self.typed(f"groups/{code}")

    def expand(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes of territories, with the members in place of each group: ``["EU", "CH"]``.

        Each comes once, as its pack writes it. Raises UnknownTerritoryError.
        """
        groups = self.names("groups")
        parts = (self.group(code.upper()).territories if code.upper() in groups else [code] for code in codes)
        return tuple(dict.fromkeys(self.territory(code).territory for part in parts for code in part))

    def in_sentence(self, name: str) -> str:
        """The English name of a territory as it stands in a sentence: "the Netherlands"."""
        known = (one.in_sentence for one in self.index().values() if one.names[0] == name)
        return next(known, name)

    def index(self) -> Mapping[str, TerritoryFacts]:
        """What tells the territories apart on a page, by code."""
        if not self._index:
            known = {columns[0]: facts(columns) for columns in self._rows()}
            added = {path.stem for folder in self.added for path in (folder / TERRITORIES).glob("*.toml")}
            known |= {code: facts(row(self.territory(code))) for code in added - {WORLD}}
            self._index = dict(sorted(known.items()))
        return self._index

    def derived(self, name: str, source: str, makers: Iterable[Path], make: Callable[[], Any]) -> Any:
        """What `make` makes of a table or of all tables in a folder, kept as a twin: made anew when they change.

        `makers` are the files of the code that makes it, of JSON types; they count, too. Where tables are added,
        nothing is kept.
        """
        if any((added / source).is_dir() or (added / f"{source}.toml").exists() for added in self.added):
            return make()
        tables = [f"{source}/{table}" for table in self._names(source, 0)] or [source]
        return self.kept(name, [*makers, *map(self._file, tables)], make)

    def kept(self, name: str, files: Iterable[json_cache.File], make: Callable[[], Any]) -> Any:
        """What `make` makes of some files, of JSON types, kept as a twin: made anew when they change."""
        made = self._baked(name, files, make)
        if self._derived is not None:
            self._derived[name] = made
        return made

    def turning_days(self) -> list[str]:
        """The days from which on a fact about a territory counts, or no longer does; ISO 8601. Raises PackError."""
        tables = (self.table(f"{TERRITORIES}/{name}") for name in self.names(TERRITORIES))
        makers = [Path(validity.__file__)]
        return self.derived("turning-days", TERRITORIES, makers, lambda: sorted({*validity.turning_days([*tables])}))

    def phrases(self, name: str) -> tuple[str, ...]:
        """What texts in any language say, in small letters, by the name of a list such as ``optional``.

        The lists are those of the tables ``phrases``, ``topics``, ``friction``, ``audience`` and ``names`` of the
        languages. Raises KeyError for another name, PackError.
        """
        return self._spoken[0][name]

    def function_words(self) -> Mapping[str, frozenset[str]]:
        """The little words of the languages that list them, by tag. Raises PackError."""
        return self._spoken[1]

    @cached_property
    def _spoken(self) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, frozenset[str]]]:
        """What all languages say together, and the little words of each: made once, not read from 48 files."""
        makers = [Path(all_languages.__file__), self._file(all_languages.ANY_LANGUAGE)]
        names = self.names(LANGUAGES)
        made = self.derived("all-languages", LANGUAGES, makers, lambda: all_languages.gathered(names, self.table))
        phrases = {name: tuple(texts) for name, texts in made["phrases"].items()}
        return phrases, {tag: frozenset(words) for tag, words in made["function-words"].items()}

    def languages(self) -> tuple[str, ...]:
        """The languages that messages are translated to, by BCP 47 tag, sorted; English needs no translation."""
        return tuple(sorted(path.stem for path in (self.root / MESSAGES).glob("*.po")))

    def messages(self, language: str) -> Catalog:
        """The translations into one of `languages`."""
        name = f"{MESSAGES}/{language}"
        if name not in self._tables:
            path = self.root / f"{name}.po"
            self._tables[name] = self._baked(name, [path], lambda: read_catalog(path))
        return self._tables[name]

    def bake(self, folder: Path, derive: Callable[[], object] = lambda: None) -> None:
        """Write a twin of everything into `folder`, to be trusted unchecked (for wheels). Raises PackError.

        What `derive` asks of `derived` gets a twin, too.
        """
        self._derived = {}
        derive()
        for name, made in self._derived.items():
            json_cache.write(folder / f"{name}.json", json_cache.UNCHECKED, made)
        for path in sorted(self.root.rglob("*.toml")):
            name = path.relative_to(self.root).with_suffix("").as_posix()
            content = self.table(name)
            halves = halved(content) if path.parent.name == TERRITORIES else content
            json_cache.write(folder / f"{name}.json", json_cache.UNCHECKED, halves)
        for language in self.languages():
            json_cache.write(folder / MESSAGES / f"{language}.json", json_cache.UNCHECKED, self.messages(language))
        json_cache.write(folder / f"{INDEX}.json", json_cache.UNCHECKED, self._rows())

    def _rows(self) -> list[list[Any]]:
        """The rows of the index of the root."""
        names = [f"{TERRITORIES}/{code}" for code in self._names(TERRITORIES, 0) if code != WORLD]
        files = map(self._file, names)
        return self._baked(INDEX, files, lambda: [row(build(Pack, self._halves(name)[0])) for name in names])

    def _file(self, name: str) -> Path:
        return self.root / f"{name}.toml"

    def _files(self, name: str, level: int) -> Iterable[Path]:
        """The files of a table in the root and the first `level` added folders, the prevailing one first."""
        folders = (*self.added[:level][::-1], self.root)
        return (path for folder in folders if (path := folder / f"{name}.toml").exists())

    def _names(self, folder: str, level: int) -> tuple[str, ...]:
        roots = (self.root, *self.added[:level])
        return tuple(sorted({name for root in roots for name in _tables_in(root / folder)}))

    def _content(self, name: str, level: int) -> Mapping[str, Any]:
        """What a table holds with the first `level` added folders laid over the root."""
        for upper in range(level, 0, -1):
            path = self.added[upper - 1] / f"{_within(name)}.toml"
            if path.exists():
                return self._laid_over(name, path, upper - 1)
        return self._own(name)

    def _pack(self, name: str) -> Pack:
        if self.added and next(iter(self._files(name, len(self.added)))) != self._file(name):
            return build(Pack, self.table(name))
        now, later = self._halves(name)
        return build_now_and_later(Pack, now, lambda: json.loads(later), LATER)

    def _own(self, name: str) -> Mapping[str, Any]:
        if not name.startswith(f"{TERRITORIES}/"):
            return self._baked(name, [self._file(name)], lambda: read(self._file(name)))
        now, later = self._halves(name)
        return now | json.loads(later)

    def _halves(self, name: str) -> tuple[dict[str, Any], str]:
        """What a territory's file in the root holds: what is needed at once, and the JSON of the rest."""
        return self._baked(name, [self._file(name)], lambda: halved(read(self._file(name))))

    def _laid_over(self, name: str, path: Path, level: int) -> Mapping[str, Any]:
        """What a file in an added folder holds, laid over what it extends in the folders below."""
        content, place = parse(path)
        if path.parent in self.added:
            return self._added_to(name, content, place, level)
        folder, name = path.parent.name, path.stem
        kind, known = kind_of(f"{folder}/{name}"), self._names(folder, level)
        parent = parent_of(content, place, known) if folder in {TERRITORIES, LANGUAGES} else ""
        if parent:
            part = {key: value for key, value in content.items() if key != EXTENDS}
            check(kind, part, place, part=True)
            below = handed_on(self._content(f"{folder}/{parent}", level), part)
            content = merged(kind, below, {next(iter(keys(kind).named)): name, **part}, place)
        try:
            check_file(content, place, path)
        except PackError as error:
            raise (error if parent else remedied(error, content, name, known)) from None
        return content

    def _added_to(self, name: str, above: Mapping[str, Any], place: Place, level: int) -> Mapping[str, Any]:
        """A table of ours with what a file in the root of an added folder adds to it."""
        kind = kind_of(name)
        check(kind, above, place, part=True)
        content = merged(kind, self._content(name, level), above, place)
        check(kind, content, place)
        return content

    def refuse_broken(self) -> None:
        """Raise PackError for the first file in an added folder that does not fit."""
        for folder in self.added:
            for name in tables_in(self.root).values():
                self.table(name)
            for path in sorted(path for within in FOLDERS for path in (folder / within).glob("*.toml")):
                self.table(f"{path.parent.name}/{path.stem}")

    def _baked(self, name: str, files: Iterable[json_cache.File], make: Callable[[], Any]) -> Any:
        path = self.root / json_cache.FOLDER / f"{name}.json"
        return json_cache.fresh(path, files, fingerprint(), make)


def _tables_in(folder: Path) -> list[str]:
    """The names of the tables in a folder, none where there is no such folder."""
    try:
        files = os.listdir(folder)  # noqa: PTH208 (to glob takes six times as long, 1 ms at each start)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [file.removesuffix(".toml") for file in files if file.endswith(".toml")]


def _within(name: str) -> str:
    """Where a table lies in a project's folder, whose root has what lies in `HOMES` of ours."""
    folder, _, table = name.rpartition("/")
    return table if folder in HOMES else name


def halved(content: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The content of a territory's file without the tables `LATER`, and these as JSON."""
    later = {key: content[key] for key in LATER if key in content}
    return {key: content[key] for key in content if key not in later}, json.dumps(later, ensure_ascii=False)


@cache
def fingerprint() -> str:
    """A text that differs whenever the schemas do, or the code that checks."""
    return json_cache.stamped(sorted(Path(__file__).parent.rglob("*.py")), "")[0]


def read(path: Path) -> dict[str, Any]:
    """Parse and check one TOML file. Raises PackError."""
    content, place = parse(path)
    check_file(content, place, path)
    return content


def parse(path: Path) -> tuple[dict[str, Any], Place]:
    """The content of one TOML file, and how to point into it. Raises PackError."""
    text = text_of(path)
    try:
        return plain(read_toml(text)), Place(str(path), text)
    except ValueError as error:
        raise PackError(str(path), error_line(str(error), text), f"is not valid TOML: {error}") from None
    except RecursionError:  # a key of a thousand parts
        raise PackError(str(path), 0, "is nested too deeply") from None


def text_of(path: Path) -> str:
    """The text of a rules file. Raises PackError."""
    try:
        return read_file(str(path), _MOST).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise PackError(str(path), 0, f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise PackError(str(path), 0, f"is not valid UTF-8 (byte {error.start})", "save it as UTF-8") from None


def error_line(message: str, text: str) -> int:
    """The line that tomllib complains about."""
    _, _, after = message.partition("(at line ")
    number = after.partition(",")[0]
    return int(number) if number.isdigit() else text.count("\n") + 1


def check_file(content: Mapping[str, Any], place: Place, path: Path) -> None:
    """Raise PackError when a file does not fit its type, or is named after another."""
    folder = path.parent.name
    kind = kind_of(f"{folder}/{path.stem}" if folder in (*FOLDERS, *HOMES) else path.stem)
    check(kind, content, place)
    first = next(iter(keys(kind).named), "")
    if folder in FOLDERS and content[first] != path.stem:
        raise place.error(first, f"{first} {content[first]!r} in a file named {path.name}", "rename one")


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
    return [*known, pack.population, pack.with_the]


def facts(columns: Iterable[Any]) -> TerritoryFacts:
    """A row of the index as an object."""
    values: list[Any] = [tuple(cast("list[str]", value)) if isinstance(value, list) else value for value in columns]
    return TerritoryFacts(*values)


def close_territories(wanted: str, index: Mapping[str, TerritoryFacts]) -> tuple[tuple[str, str], ...]:
    """The territories somebody who wrote `wanted` may have meant, as (code, name), best first."""
    called = {code: (code, fact.alpha3, *fact.names) for code, fact in index.items()}
    spoken = {name.casefold(): code for code, names in called.items() for name in names if name}
    word = wanted.strip().casefold()
    near = [word] if word in spoken else closest(word, spoken, 3, 0.75)
    return tuple((code, index[code].names[0]) for code in dict.fromkeys(spoken[name] for name in near))
