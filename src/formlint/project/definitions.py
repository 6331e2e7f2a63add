"""Components that a project defines itself: which element of a form each writes, read where it is defined.

`<BaseInput label="Zip">` is an `input` where `BaseInput.vue` writes one, and nothing else that people fill in. It is
looked for where the page imports it from, in the folders of components around the page, and for Blade among the views.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import PurePath
from typing import Final, NamedTuple

from formlint import knowledge
from formlint.html.component import Definition
from formlint.html.control_names import may_be_control
from formlint.html.document import parse
from formlint.html.source import Source
from formlint.html.tags import CONTROL_TAGS
from formlint.lint.config import Config
from formlint.project.described import described
from formlint.system.file_access import read_file
from formlint.system.patterns import compiled_when_used

Components = tuple[tuple[str, Definition], ...]
"""Names of components, each with what it writes."""

_PAGES: Final = (".astro", ".blade.php", ".js", ".jsx", ".mjs", ".svelte", ".tsx", ".vue")
_IN_SCRIPTS: Final = (".js", ".jsx", ".mjs", ".ts", ".tsx")
_ENDS: Final = ("", ".vue", ".tsx", ".jsx", ".svelte", ".astro", ".ts", ".js", ".mjs")
_SIGNS: Final = "@~#$"
_ALIASES: Final = (*_SIGNS, "src/")
_BUILT = compiled_when_used(r"\.m?jsx?\Z")  # TypeScript imports `Input.js` where `Input.tsx` is meant
_SCRIPTS: Final = ("resources/js", "resources/scripts", "resources/assets/js")
_SOURCES: Final = ("src", "app", "client", "lib", "src/lib", "", *_SCRIPTS)
_FOLDERS: Final = tuple(f"{folder}components" for folder in ("", "src/", "app/", *(f"{one}/" for one in _SCRIPTS)))
_BUTTONS: Final = frozenset({"button", "hidden", "image", "reset", "submit"})
_MARKS: Final = ("package.json", "composer.json")
_DEEPEST = 3  # components in one another that are followed
_MOST_ABOVE = 16  # folders above a page
_MOST_FILES = 5000  # in the folders of components of one project
_LARGEST = 1.0  # megabytes of a file that defines something

_TAG = compiled_when_used(r"<(?P<name>[A-Z][\w.]*|x-[\w.:-]+|[a-z]+(?:-[a-z0-9]+)+)(?=[\s/>])")
_IMPORT = compiled_when_used(
    r"\b(?P<kind>import|export)\s+(?:type\s+)?(?P<default>[\w$]+)?\s*,?\s*"
    r"(?:\{(?P<named>[^{}]*)\}|\*(?:\s+as\s+[\w$]+)?)?\s*from\s*[\"'](?P<path>[^\"'\r\n]+)[\"']"
)
_BEGUN = compiled_when_used(
    r"(?:^|\n)(?:export\s+(?:default\s+)?)?(?:async\s+)?(?:function|const|class)\s+(?P<name>[A-Za-z_$][\w$]*)"
)
_DEFAULT = compiled_when_used(
    r"\bexport\s+default\s+(?:(?:async\s+)?(?:function|class)\b|(?:(?:React\.)?(?:memo|forwardRef)\(\s*)?(?P<name>[A-Z]\w*)|(?=\())"
)
_SCOPED = compiled_when_used(r"\"(@[\w.-]+/[\w.-]+)\"\s*:")
_NEXT = compiled_when_used(r"\n(?:export\s+(?:default\s+)?)?(?:async\s+)?(?:function|const|class)\s+[A-Z]")


class _File(NamedTuple):
    """A file as it was when it was read."""

    path: str
    written: int
    size: int


def has_components(path: str) -> bool:
    """Whether a page is written in a language with components, by its name."""
    return path.lower().endswith(_PAGES)


def defined(path: str, text: str, config: Config) -> Components:
    """The components of a page that its project defines, and that write one element which people fill in."""
    if not has_components(path):
        return ()
    return tuple(sorted(_defined(path, text, text, config, _DEEPEST).items()))


def with_definitions(path: str, text: str, config: Config) -> Config:
    """The settings of a page with the components that its project defines; what the settings say prevails."""
    found = defined(path, text, config)
    return config._replace(components=(*found, *config.components)) if found else config


def _defined(path: str, part: str, whole: str, config: Config, depth: int) -> Mapping[str, Definition]:
    """What the components in a part of a file write."""
    found: dict[str, Definition] = {}
    if not depth:
        return found
    for name in _asked(part, config):
        file = next(_definitions(path, whole, name, depth), None)
        definition = _written(file, name.rpartition(".")[2], config, depth) if file else None
        if definition:
            found[name] = definition
    return found


def _asked(text: str, config: Config) -> list[str]:
    """The names of components in a text that sound like controls, and of which the settings say nothing."""
    world = knowledge.laid_over(config.packs)
    known = dict(config.components)
    names = {tag["name"] for tag in _TAG.finditer(text)}
    return sorted(name for name in names if name not in known and may_be_control(world, name))


# Where a component is defined


def _definitions(path: str, text: str, name: str, depth: int) -> Iterator[_File]:
    if name.startswith("x-"):
        yield from _views(path, name[2:])
        return
    if path.endswith(_IN_SCRIPTS) and _begin(text, name) and (file := _file(path)):
        yield file
    pascal = "".join(part[:1].upper() + part[1:] for part in name.split("-"))
    for wanted in dict.fromkeys((name.partition(".")[0], pascal)):
        for said in _imported(text, wanted):
            for imported in _resolved(path, said):
                yield from _followed(imported, wanted, depth)
            return  # what a package of others defines is not what a folder holds by that name
    stem = pascal.lower()
    for root in _roots(path):
        found = _stems(root).get(stem)
        if found and (file := _file(found)) and found != os.path.abspath(path):  # noqa: PTH100
            yield file


def _imported(text: str, name: str) -> Iterator[str]:
    """From where a text imports, or hands on, something of a name, as it says it."""
    for names, path in _imports(text):
        if names is None or name in names:
            yield path


@lru_cache(maxsize=256)
def _imports(text: str) -> tuple[tuple[frozenset[str] | None, str], ...]:
    """What a text imports, or hands on, and from where; None for all that is there."""
    found: list[tuple[frozenset[str] | None, str]] = []
    for one in _IMPORT.finditer(text):
        named = (part.split(" as ")[-1].strip() for part in (one["named"] or "").split(","))
        everything = one["kind"] == "export" and not one["named"]
        found.append((None if everything else frozenset([*named, one["default"] or ""]), one["path"]))
    return tuple(found)


def _followed(path: str, name: str, depth: int) -> Iterator[_File]:
    """The file that defines something: it may only hand it on from another one."""
    file = _file(path)
    if file is None:
        return
    text = _text(file)
    if PurePath(path).stem == "index" or not (_begin(text, name) or path.endswith((".vue", ".svelte", ".astro"))):
        for said in _imported(text, name) if depth else ():
            for further in _resolved(path, said):
                yield from _followed(further, name, depth - 1)
    yield file


def _resolved(path: str, said: str) -> Iterator[str]:
    """The files that a page may mean by what it imports from; packages of others are not looked at."""
    bases: list[str] = []
    if said.startswith("."):
        bases = [os.path.join(os.path.dirname(os.path.abspath(path)), said)]  # noqa: PTH100, PTH118, PTH120
    elif said.startswith(_ALIASES) and not any(said in _packages(root) for root in _roots(path)):
        # `@/form/Input`, and `@form/Input` for `form/Input`; never a path from the root of the disk
        rests = (said.partition("/")[2].lstrip("/"), said.lstrip(f"{_SIGNS}/"))
        bases = [os.path.join(root, source, rest) for root in _roots(path) for source in _SOURCES for rest in rests]  # noqa: PTH118
    for base in (_BUILT.sub("", os.path.normpath(base)) for base in bases):
        for end in (*_ENDS, *(f"/index{end}" for end in _ENDS[1:])):
            if (base + end).endswith(_ENDS[1:]) and os.path.isfile(base + end):  # noqa: PTH113
                yield base + end
                break


def _packages(root: str) -> frozenset[str]:
    """The packages of others, with a scope, that a project says it uses."""
    file = _file(os.path.join(root, _MARKS[0]))  # noqa: PTH118
    return _scoped(file) if file else frozenset()


@lru_cache(maxsize=16)
def _scoped(file: _File) -> frozenset[str]:
    return frozenset(_SCOPED.findall(_text(file)))


def _roots(path: str) -> Iterator[str]:
    """The folder of the project that a page is part of: the nearest above with a `package.json` or `composer.json`."""
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    for _ in range(_MOST_ABOVE):
        if any(os.path.isfile(os.path.join(folder, name)) for name in _MARKS):  # noqa: PTH113, PTH118
            yield folder
            return
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return
        folder = above


@lru_cache(maxsize=16)
def _stems(root: str) -> Mapping[str, str]:
    """The files in the folders of components of a project by their names in small letters; none that two files have."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    left = _MOST_FILES
    for top in _FOLDERS:
        for folder, folders, names in os.walk(os.path.join(root, top)):  # noqa: PTH118
            folders[:] = sorted(set(folders) - {"node_modules"})
            left -= len(names)
            if left < 0:
                return found
            for name in names:
                stem, end = os.path.splitext(name)  # noqa: PTH122
                key = stem.replace("-", "").replace("_", "").lower()
                if end in _ENDS and end not in {".ts", ".js"}:
                    twice |= {key} & found.keys()
                    found[key] = os.path.join(folder, name)  # noqa: PTH118
    return {key: path for key, path in found.items() if key not in twice}


def _views(path: str, name: str) -> Iterator[_File]:
    """The view of a component of Blade: `form.text` is `components/form/text.blade.php`."""
    for folder in PurePath(os.path.abspath(path)).parents:  # noqa: PTH100
        if folder.name == "views":
            base = str(folder / "components" / name.replace("::", "/").replace(".", "/"))
            for end in (".blade.php", "/index.blade.php"):
                if file := _file(base + end):
                    yield file


# What a component writes


def _written(file: _File, name: str, config: Config, depth: int) -> Definition | None:
    """What a component writes, if one element is all that people fill in of it."""
    inner = _defined(file.path, _part(file, name), _text(file), config, depth - 1)
    return _read(file, name, tuple(sorted(inner.items())), config)


@lru_cache(maxsize=4096)
def _read(file: _File, name: str, inner: Components, config: Config) -> Definition | None:
    """The same, by what the components in it write; they may change without it."""
    part = _part(file, name)
    elements = tuple((component, one.element) for component, one in inner)
    source = Source(file.path, part, "utf-8", components=(*elements, *config.components))
    document = parse(source, knowledge.laid_over(config.packs))
    written = [one for one in document.elements if one.tag in CONTROL_TAGS and one.type not in _BUTTONS]
    alone = len(document.together(written)) == 1 and len({one.tag for one in written}) == 1
    return described(written, part, _text(file), dict(inner)) if alone else None


@lru_cache(maxsize=4096)
def _part(file: _File, name: str) -> str:
    """The part of a script that defines a component; all of it where that is not seen, and of other files."""
    text = _text(file)
    begun = (_begin(text, name) or _exported(text)) if file.path.endswith(_IN_SCRIPTS) else None
    if begun is None:
        return text
    end = _NEXT.search(text, begun.end())
    return text[begun.start() : end.start() if end else len(text)]


def _begin(text: str, name: str) -> re.Match[str] | None:
    return _begun(text).get(name)


@lru_cache(maxsize=256)
def _begun(text: str) -> Mapping[str, re.Match[str]]:
    """Where the definitions in a script begin, the first of each name."""
    return {one["name"]: one for one in reversed([*_BEGUN.finditer(text)])}


def _exported(text: str) -> re.Match[str] | None:
    """Where what a script exports begins that pages may call by names of their own."""
    named = _DEFAULT.search(text)
    return named and (_begin(text, named["name"]) if named["name"] else named)


def _file(path: str) -> _File | None:
    with suppress(OSError):
        found = os.stat(path)  # noqa: PTH116
        return _File(path, found.st_mtime_ns, found.st_size)
    return None


@lru_cache(maxsize=256)
def _text(file: _File) -> str:
    with suppress(OSError):
        return read_file(file.path, _LARGEST).decode("utf-8", "replace")
    return ""
