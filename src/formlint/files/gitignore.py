"""What git leaves out: the `.gitignore` files from the root of the repository down to a path.

The library that reads them is loaded only where there is one.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"
_PROBE = "formlint"  # a name that no pattern speaks of, but for one that means everything in a folder


class Gitignore:
    """Tells which paths in a folder git leaves out."""

    def __init__(self, folder: str, *, named: bool) -> None:
        """Look from `folder` (absolute) up to the root of its repository, where it is in one.

        A folder that is `named` counts as a root itself, where git leaves out all of it.
        """
        self._chains: dict[str, tuple[tuple[str, GitIgnoreSpec], ...]] = {}
        self._top = folder
        top = _repository(folder)
        if top is not None and top != folder:
            self._top = top
            if named and (self.leaves_out(folder, folder=True) or self(os.path.join(folder, _PROBE), folder=False)):  # noqa: PTH118
                self._top, self._chains = folder, {}

    def __call__(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves out a file or a folder, if not the folders above it."""
        return self._decided(path, folder=folder)

    def leaves_out(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves out a file or folder, or a folder above it."""
        above = os.path.dirname(path)  # noqa: PTH120
        if len(above) > len(self._top) and self.leaves_out(above, folder=True):
            return True
        return self._decided(path, folder=folder)

    def _decided(self, path: str, *, folder: bool) -> bool:
        """What the last pattern says that speaks of a path, in the file nearest to it."""
        for root, spec in reversed(self._chain(os.path.dirname(path))):  # noqa: PTH120
            inside = path[len(root) :].lstrip(os.sep).replace(os.sep, "/") + ("/" if folder else "")
            said = spec.check_file(inside).include
            if said is not None:
                return said
        return False

    def _chain(self, folder: str) -> "tuple[tuple[str, GitIgnoreSpec], ...]":
        """The files that count in a folder, with the folders that they lie in, from the top down."""
        if folder not in self._chains:
            above = os.path.dirname(folder)  # noqa: PTH120
            inherited = self._chain(above) if len(folder) > len(self._top) else ()
            own = _spec(os.path.join(folder, _NAME))  # noqa: PTH118
            self._chains[folder] = inherited if own is None else (*inherited, (folder, own))
        return self._chains[folder]


def _repository(folder: str) -> str | None:
    """The root of the repository that a folder is in."""
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder


def _spec(path: str) -> "GitIgnoreSpec | None":
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  # 35 ms

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether git takes a line for a pattern; it passes over others."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
