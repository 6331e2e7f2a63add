"""What git leaves out: by the `.gitignore` files from the root of the repository down to a path, and by its own files.

Those are `.git/info/exclude` and the user's excludes; they count in a repository only. The nearer file prevails.

`.gitattributes` files tell in the same way what is other people's work: their attribute `linguist-vendored`.
"""

import os
from collections.abc import Iterable
from typing import NamedTuple

from formlint.project.files.repository import MOST, Repository, excludes, repository
from formlint.system.file_access import read_file
from formlint.system.globs.automaton import Globs
from formlint.system.globs.parse import of_git

_VENDORED = b"linguist-vendored"
_PROBE = "formlint"  # a name that no pattern speaks of, but for one that means everything in a folder


class _Level(NamedTuple):
    """The patterns of a file, and their states after the path from its folder to another one."""

    patterns: Globs
    states: int

    def inside(self, folder: str) -> "_Level":
        """The same in a folder of that one."""
        return _Level(self.patterns, self.patterns.after(self.states, os.fsencode(folder) + b"/"))


class Gitignore:
    """Tells which paths in a folder git leaves out.

    Attributes:
        unread: Files that should say so, and cannot be read, with the reason.
    """

    _name = ".gitignore"

    def __init__(self, folder: str, *, named: bool) -> None:
        """Look from `folder` (absolute) up to the root of its repository, where it is in one.

        A folder that is `named` counts as a root itself, where git leaves out all of it.
        """
        self.unread: list[tuple[str, str]] = []
        found = repository(folder)
        self._root(folder if found is None else found.top, found)
        if found is None or found.top == folder or not named:
            return
        if self.leaves_out(folder, folder=True) or self(os.path.join(folder, _PROBE), folder=False):  # noqa: PTH118
            self._root(folder, None)

    def _root(self, top: str, found: Repository | None) -> None:
        """Begin in a folder, with the files of its repository."""
        self._top = top
        own = [self._patterns(path) for path in self._beside(found)] if found else []
        self._chains = {top: self._with_own(top, tuple(_Level(one, one.start) for one in own if one))}

    def _beside(self, found: Repository) -> Iterable[str]:
        """The files of a repository that say the same for all of its folders."""
        return excludes(found)

    def __call__(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves out a file or a folder, if not the folders above it."""
        return bool(self.verdict(path, folder=folder))

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """The same; None where no file speaks of it."""
        above, name = os.path.split(path)
        encoded = os.fsencode(name)
        for level in reversed(self._chain(above)):
            said = level.patterns.verdict(level.patterns.after(level.states, encoded), folder=folder)
            if said is not None:
                return said
        return None

    def leaves_out(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves out a file or folder, or a folder above it."""
        if self(path, folder=folder):
            return True
        above = os.path.dirname(path)  # noqa: PTH120
        return any(self(one, folder=True) for one in self._down_to(above))

    def _down_to(self, folder: str) -> list[str]:
        """The folders from the root down to one, without the root."""
        found: list[str] = []
        while len(folder) > len(self._top):
            found.append(folder)
            folder = os.path.dirname(folder)  # noqa: PTH120
        return found[::-1]

    def _chain(self, folder: str) -> tuple[_Level, ...]:
        """What counts in a folder, from the farthest file to the nearest."""
        if folder not in self._chains:
            for one in self._down_to(folder):
                if one not in self._chains:
                    above, name = os.path.split(one)
                    self._chains[one] = self._with_own(one, tuple(level.inside(name) for level in self._chains[above]))
        return self._chains[folder]

    def _with_own(self, folder: str, above: tuple[_Level, ...]) -> tuple[_Level, ...]:
        own = self._patterns(os.path.join(folder, self._name), links=False)  # noqa: PTH118  # git does not follow them either
        return (*above, _Level(own, own.start)) if own else above

    def _patterns(self, path: str, *, links: bool = True) -> Globs | None:
        """The patterns in a file; None where it is not there, or is a folder, which git passes over, too."""
        try:
            data = read_file(path, MOST, links=links)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            if not os.path.isdir(path):  # noqa: PTH112
                self.unread.append((_from_here(path), error.strerror or str(error)))
            return None
        return self._read(data)

    def _read(self, data: bytes) -> Globs:
        return of_git(data)


class Vendored(Gitignore):
    """Tells which paths in a folder are other people's work, as far as `.gitattributes` says so."""

    _name = ".gitattributes"

    def _beside(self, found: Repository) -> Iterable[str]:
        del found
        return ()

    def _read(self, data: bytes) -> Globs:
        """The patterns with the attribute, those that it is taken from as exceptions."""
        lines = (line.split() for line in data.splitlines())
        return of_git(b"\n".join(_sign(attributes) + pattern for pattern, *attributes in filter(None, lines)))


def _sign(attributes: Iterable[bytes]) -> bytes:
    """What stands before a pattern: nothing where it has the attribute, else what makes a comment or an exception."""
    values = {b"": b"", b"=true": b"", b"=set": b"", b"=false": b"!"}
    signs = {_VENDORED + value: sign for value, sign in values.items()} | {b"-" + _VENDORED: b"!"}
    said = [signs[one] for one in attributes if one in signs]
    return said[-1] if said else b"#"


def _from_here(path: str) -> str:
    """A path as people write it: from the working folder, where it is in there."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))  # noqa: PTH109, PTH118
