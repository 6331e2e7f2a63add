"""Which pages the paths on the command line name: files as they are, folders walked.

A path that is named is checked, whatever is excluded, unless that is forced; what is met on the way is not, where
git leaves it out, the settings exclude it, or it belongs to a tool. Symbolic links lead to no other place.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from formlint.html.source import SCRIPTS, holds_elements
from formlint.knowledge.message import say
from formlint.project.files.pages import NEEDS_JSX, SUFFIXES, FilesError, Skipped, needs_jsx
from formlint.system.file_access import kind
from formlint.system.likeness import closest

if TYPE_CHECKING:
    from formlint.project.files.gitignore import Gitignore, Vendored

_TOOLS = frozenset({".formlint_cache", ".git", ".hg", ".svn", ".venv"})
# source: github-linguist/linguist, lib/linguist/vendor.yml: the folders of packages and of other people's work
_VENDORED_NAMES = frozenset(
    {"bower_components", "node_modules", "vendor", "vendors"}
    | {f"{third}{sign}party" for third in ("third", "3rd") for sign in ("", "-", "_")}
)
_TESTS = frozenset({".storybook", "__mocks__", "__snapshots__", "__tests__", "storybook-static"})
_ASIDE = (".min", ".spec", ".stories", ".story", ".test")
"""How the names of pages end, without their suffix, that are built, or there for tests or to show components."""

_LARGEST_SCRIPT = 1_000_000  # bytes; what is larger was built, not written
_OTHERS = "not a page (.html, .php, .vue, …)"
_IGNORED, _EXCLUDED, _LINK = "ignored by .gitignore", "excluded", "a symbolic link to another place"
_VENDORED = "vendored"
_REMEDIES = {
    _VENDORED: "pass --include-vendored",
    _IGNORED: "name it, or pass --no-respect-gitignore",
    _EXCLUDED: "name it without --force-exclude, or change `exclude`",
}


class Scope(NamedTuple):
    """What is not checked.

    Attributes:
        excludes: Whether the settings exclude a page, or a folder, whose path ends with a slash.
        gitignore: Whether what git leaves out is left out.
        force: Whether that counts for the paths that are named, too.
        vendored: Whether folders and pages of other people's work are checked.
    """

    excludes: Callable[[str], bool] = lambda _path: False
    gitignore: bool = True
    force: bool = False
    vendored: bool = False


_USUAL = Scope()


class Found(NamedTuple):
    """The pages that paths name, in a stable order.

    Attributes:
        passed: How many files or folders were passed over, by the reason.
        skipped: Pages that were met and cannot be read, as what has their name is no file, and folders.
        needing_jsx: How many pages were met that can only be read by an extra, which is not installed.
        unread: Files that should say what git leaves out and cannot be read, with the reason.
        vendored: Folders and pages that were passed over because they are other people's work.
    """

    pages: tuple[Path, ...]
    passed: Counter[str]
    skipped: tuple[Skipped, ...] = ()
    needing_jsx: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    vendored: tuple[str, ...] = ()

    def why_nothing(self, paths: Sequence[str]) -> str:
        """Why there is nothing to check, and what to do about it."""
        told = [f"{number} skipped ({reason})" for reason, number in self.passed.most_common()]
        told += [f"{len(self.skipped)} cannot be read"] if self.skipped else []
        told += [f"{self.needing_jsx} skipped"] if self.needing_jsx else []
        remedies = [remedy for reason, remedy in _REMEDIES.items() if self.passed[reason]]
        remedies += [NEEDS_JSX] if self.needing_jsx else []
        what = "; ".join([*filter(None, (", ".join(told),)), *remedies]) or "the folder is empty"
        return f"nothing to check in {', '.join(paths)}: {what}"


class _Met:
    """What is met on the way, beside pages."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self.skipped: dict[Skipped, None] = {}
        self.needing_jsx: set[Path] = set()
        self.unread: dict[tuple[str, str], None] = {}
        self.vendored: dict[str, None] = {}


def find(paths: Sequence[str], scope: Scope = _USUAL) -> Found:
    """The pages that the paths name.

    Raises:
        FilesError: A path does not exist.
    """
    found: dict[Path, None] = {}
    met = _Met()
    roots = [os.path.realpath(name) for name in paths]
    for name in paths:
        if not os.path.lexists(name):
            raise FilesError(_missing(name))
        for path, why in _named(name, scope, roots, met):
            if why == NEEDS_JSX:
                met.needing_jsx.add(Path(path))
            elif why:
                met.passed[why] += 1
                met.vendored |= {str(Path(path)): None} if why == _VENDORED else {}
            else:
                found[Path(path)] = None
    needing = len(met.needing_jsx - found.keys())
    return Found(tuple(found), met.passed, tuple(met.skipped), needing, tuple(met.unread), tuple(met.vendored))


def _missing(name: str) -> str:
    if name.lower().startswith(("http://", "https://")):
        from shlex import quote  # noqa: PLC0415  # needed only for a message

        return f"{name}: formlint reads files: save the page, or run curl -s {quote(name)} | formlint check -"
    return f"{name}: no such file or folder{_close(name)}"


def _close(name: str) -> str:
    """What may have been meant by a path that is not there."""
    folder, wanted = os.path.split(name)
    beside = os.listdir(folder or ".") if os.path.isdir(folder or ".") else []  # noqa: PTH112, PTH208
    close = closest(wanted, sorted(beside))
    return f"; did you mean {os.path.join(folder, close[0])}?" if close else ""  # noqa: PTH118


def _named(name: str, scope: Scope, roots: Sequence[str], met: _Met) -> Iterable[tuple[str, str]]:
    """What a path on the command line stands for, each with the reason to pass it over or ""."""
    if scope.force and (why := _left_out(name, scope, met)):
        return [(name, why)]
    return _walk(name, scope, roots, met) if os.path.isdir(name) else [(name, "")]  # noqa: PTH112


def _left_out(path: str, scope: Scope, met: _Met) -> str:
    """Why a path that is named is not to be checked when that is forced, or ""."""
    full = os.path.abspath(path)  # noqa: PTH100
    folder = os.path.isdir(full)  # noqa: PTH112
    if scope.excludes(full + os.sep * folder) or not _TOOLS.isdisjoint(Path(full).parts):
        return _EXCLUDED
    here = Path.cwd()
    top = str(here) if here in Path(full).parents else os.path.dirname(full)  # noqa: PTH120
    sieve = _sieve(top, scope, named=False)
    ignored = sieve.ignored is not None and sieve.ignored.leaves_out(full, folder=folder)
    met.unread.update(dict.fromkeys(sieve.unread))
    if ignored:
        return _IGNORED
    above = [str(one) for one in Path(full).parents if here in one.parents]
    places = [(full, folder), *((one, True) for one in above)]
    return _VENDORED if any(sieve.is_vendored(one, folder=is_folder) for one, is_folder in places) else ""


class _Sieve(NamedTuple):
    """What is passed over in a folder; None for what does not count."""

    excludes: Callable[[str], bool]
    ignored: "Gitignore | None"
    vendored: "Vendored | None"

    @property
    def unread(self) -> Sequence[tuple[str, str]]:
        """Files of git that cannot be read, with the reason."""
        return [*(self.ignored.unread if self.ignored else ()), *(self.vendored.unread if self.vendored else ())]

    def why(self, full: str, *, folder: bool) -> str:
        """Why a folder or page is passed over, or ""."""
        if self.ignored is not None and self.ignored(full, folder=folder):
            return _IGNORED
        if self.excludes(full + os.sep * folder):
            return _EXCLUDED
        return _VENDORED if self.is_vendored(full, folder=folder) else ""

    def is_vendored(self, full: str, *, folder: bool) -> bool:
        """Whether a folder or page is other people's work or a test: `.gitattributes` says so, else its name does."""
        if self.vendored is None:
            return False
        said = self.vendored.verdict(full, folder=folder)
        if said is not None:
            return said
        name = os.path.basename(full).lower()  # noqa: PTH119
        return name in _VENDORED_NAMES | _TESTS if folder else os.path.splitext(name)[0].endswith(_ASIDE)  # noqa: PTH122


def _sieve(top: str, scope: Scope, *, named: bool) -> _Sieve:
    from formlint.project.files.gitignore import Gitignore, Vendored  # noqa: PLC0415  # 3 ms, seldom needed for files

    ignored = Gitignore(top, named=named) if scope.gitignore else None
    return _Sieve(scope.excludes, ignored, None if scope.vendored else Vendored(top, named=named))


def _walk(start: str, scope: Scope, roots: Sequence[str], met: _Met) -> Iterator[tuple[str, str]]:
    """The files in a folder, each with the reason to pass it over or ""; those of a folder before its folders."""
    top = os.path.abspath(start)  # noqa: PTH100
    sieve = _sieve(top, scope, named=not scope.force)
    left = [(start, top)]
    while left:
        folder, full = left.pop()
        folders, files = _entries(folder, met)
        full = os.path.join(full, "")  # noqa: PTH118
        inside: list[tuple[str, str]] = []
        for entry in folders:
            if reason := sieve.why(full + entry.name, folder=True):
                yield entry.path, reason
            elif not entry.is_symlink():
                inside.append((entry.path, full + entry.name))
        for entry in files:
            suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
            reason = _no_page(entry, suffix, roots) or sieve.why(full + entry.name, folder=False)
            if not reason and not entry.is_file() and (what := _kind(entry)):
                met.skipped[Skipped(entry.path, say("{what}, not a file", what=what), failed=False)] = None
            else:
                yield entry.path, reason or (NEEDS_JSX if needs_jsx(suffix) else "")
        left += reversed(inside)
    met.unread.update(dict.fromkeys(sieve.unread))


def _entries(folder: str, met: _Met) -> tuple[list["os.DirEntry[str]"], list["os.DirEntry[str]"]]:
    """Folders and files in a folder, each in the order of their names; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        met.skipped[Skipped(folder, error.strerror or str(error), failed=True)] = None
        return [], []
    folders = [entry for entry in entries if _is_folder(entry)]
    apart = {entry.name for entry in folders}
    return (
        [entry for entry in folders if entry.name not in _TOOLS],
        [entry for entry in entries if entry.name not in apart],
    )


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _no_page(entry: "os.DirEntry[str]", suffix: str, roots: Sequence[str]) -> str:
    if suffix not in SUFFIXES and not (suffix in SCRIPTS and _holds_elements(entry)):
        return _OTHERS
    if not entry.is_symlink():
        return ""
    target = os.path.realpath(entry.path)
    if not os.path.exists(target):  # noqa: PTH110
        return ""  # reading it tells that it is broken
    inside = any(target == root or target.startswith(root.rstrip(os.sep) + os.sep) for root in roots)
    return _LINK if not inside or os.path.splitext(target)[1].lower() in SUFFIXES else ""  # noqa: PTH122


def _holds_elements(entry: "os.DirEntry[str]") -> bool:
    """Whether a script may hold elements; a link to one, or what cannot be read or is very large, is passed over."""
    try:
        if entry.is_symlink() or not entry.is_file() or entry.stat().st_size > _LARGEST_SCRIPT:
            return False
        with open(entry.path, "rb") as file:  # noqa: PTH123
            return holds_elements(entry.name, file.read())
    except OSError:
        return False


def _kind(entry: "os.DirEntry[str]") -> str:
    """What an entry is that is not a file, as a pipe; "" for a link that is broken: reading it tells that."""
    try:
        return kind(entry.stat().st_mode)
    except OSError:
        return ""
