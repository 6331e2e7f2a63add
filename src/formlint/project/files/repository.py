"""Where git keeps what it knows of a repository, and which files besides `.gitignore` say what it leaves out.

Git itself is not run: a program that looks at pages starts nothing that a repository could have configured.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from formlint.system.file_access import read_file

MOST = 1.0  # megabytes of a file that git reads
_INCLUDED = 10  # files of settings that include one another, as many as git allows
_SECTION = re.compile(r"\s*\[\s*([\w.-]+)\s*(?:\"((?:[^\"\\]|\\.)*)\")?\s*\]")
_KEY = re.compile(r"\s*([A-Za-z][\w-]*)\s*(?:=(.*))?", re.DOTALL)
_VALUE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|\\.|[#;]|[^\"\\#;]+", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "b": "\b"}


class Repository(NamedTuple):
    """A repository: the folder whose pages it holds, and the one that git keeps for all of its working trees."""

    top: str
    common: str


def repository(folder: str) -> Repository | None:
    """The repository that a folder is in."""
    while not os.path.exists(git := os.path.join(folder, ".git")):  # noqa: PTH110, PTH118  # Paths cost 20 times more
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return Repository(folder, _common(folder, git))


def _common(folder: str, git: str) -> str:
    """The folder of git; in a further working tree or a submodule, `.git` is a file that names it."""
    if os.path.isfile(git):  # noqa: PTH113
        git = os.path.join(folder, _line(git).removeprefix("gitdir:").strip())  # noqa: PTH118
    return os.path.join(git, _line(os.path.join(git, "commondir")))  # noqa: PTH118


def _line(path: str) -> str:
    return _text(path).rstrip("\r\n")


def _text(path: str) -> str:
    """What is in a file of git's; "" where there is none that can be read."""
    with suppress(OSError):
        return read_file(path, MOST).decode("utf-8", "surrogateescape")
    return ""


def excludes(found: Repository) -> tuple[str, str]:
    """The files that say what is left out beside `.gitignore`: the user's own, and before it that of the repository."""
    said = [value for file in _settings(found) for value in _values(file, 0)]
    own = _expanded(said[-1], found.top) if said else os.path.join(_home_of_settings(), "git", "ignore")  # noqa: PTH118
    return own, os.path.join(found.common, "info", "exclude")  # noqa: PTH118


def _settings(found: Repository) -> Iterator[str]:
    """The files of git's settings; the later ones prevail."""
    given, home = os.environ, os.path.expanduser("~")  # noqa: PTH111
    if given.get("GIT_CONFIG_NOSYSTEM", "").lower() not in {"1", "true", "yes", "on"}:
        yield given.get("GIT_CONFIG_SYSTEM", "/etc/gitconfig")
    if "GIT_CONFIG_GLOBAL" in given:
        yield given["GIT_CONFIG_GLOBAL"]
    else:
        yield os.path.join(_home_of_settings(), "git", "config")  # noqa: PTH118
        yield os.path.join(home, ".gitconfig")  # noqa: PTH118
    yield os.path.join(found.common, "config")  # noqa: PTH118


def _home_of_settings() -> str:
    return os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")  # noqa: PTH111, PTH118


def _expanded(value: str, folder: str) -> str:
    return os.path.join(folder, os.path.expanduser(value)) if value else ""  # noqa: PTH111, PTH118


def _values(path: str, depth: int) -> Iterator[str]:
    """What a file of git's settings, and what it includes, says of `core.excludesFile`."""
    for section, key, value in _entries(_text(path)) if depth <= _INCLUDED else ():
        if (section, key) == ("core", "excludesfile"):
            yield value
        elif (section, key) == ("include", "path"):
            yield from _values(_expanded(value, os.path.dirname(path)), depth + 1)  # noqa: PTH120


def _entries(text: str) -> Iterator[tuple[str, str, str]]:
    """Section, key and value of all lines of a file of git's settings; subsections do not count."""
    section = ""
    for line in re.sub(r"\\\r?\n", "", text).splitlines():
        found = _SECTION.match(line)
        if found:
            section = "" if found[2] is not None else found[1].lower()
        said = _KEY.match(line, found.end() if found else 0)
        if said and said[2] is not None:
            yield section, said[1].lower(), _value(said[2])


def _value(text: str) -> str:
    """A value without its quotes, escapes and the comment behind it."""
    value, kept = "", 0  # blanks at the end count only in quotes
    for part in _VALUE.findall(text.strip()):
        if part in {"#", ";"}:
            break
        bare = part[1:-1] if part.startswith('"') else part
        value += re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), bare)
        if part[0] in '"\\':
            kept = len(value)
        elif part.strip():
            kept = len(value.rstrip())
    return value[:kept]
