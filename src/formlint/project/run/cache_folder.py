"""The folder of a cache: where it lies, that it is ours, and that nothing in it leads elsewhere.

It lies with the caches of the user's other programs, not in the project: what comes with a project is no cache.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR, S_ISREG

FILE = "findings.sqlite3"
IN_PROJECT = ".formlint_cache"
"""Where the first versions kept it; `formlint clean` deletes that, too."""

_TAG = "CACHEDIR.TAG"
# source: https://bford.info/cachedir/
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
_BESIDE = (f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm")
"""What SQLite reads beside a database, and we never write: a journal can name other files, which SQLite deletes."""


def usual(project: Path) -> Path | None:
    """Where the cache of a project lies without a word from the user; None where the user has no folder for caches."""
    caches = _caches()
    if caches is None:
        return None
    place = os.path.realpath(project)
    name = "".join(letter for letter in os.path.basename(place) if letter.isascii() and letter.isalnum())  # noqa: PTH119
    return caches / "formlint" / f"{name[:24]}-{blake2b(os.fsencode(place), digest_size=10).hexdigest()}"


def _caches() -> Path | None:
    # source: https://specifications.freedesktop.org/basedir-spec/latest/
    said = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(said):  # noqa: PTH117
        return Path(said)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) if local else None
    with suppress(RuntimeError):
        home = Path.home()
        if home.is_absolute():  # else it would lie in the project
            return home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return None


def refusal(folder: Path) -> str:
    """Why a folder cannot hold a cache; "" where it can, or where there is none yet."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return error.strerror or str(error)
    if not S_ISDIR(found.st_mode):
        return "it is not a folder, or a link to one"
    if not _is_ours(found):
        return "it belongs to another user"
    return "" if not any(folder.iterdir()) or _is_marked(folder) else "it holds other files"


def prepare(folder: Path) -> Path:
    """Make a folder ready for the database, whose path is given back. Raises OSError."""
    reason = refusal(folder)
    if reason:
        raise OSError(reason)
    folder.mkdir(0o700, parents=True, exist_ok=True)
    _write(folder / _TAG, f"{_SIGNATURE}\n# Made by formlint; `formlint clean` deletes it.\n")
    _write(folder / ".gitignore", "*\n")
    for name in _BESIDE:
        (folder / name).unlink(missing_ok=True)
    file = folder / FILE
    with suppress(FileNotFoundError):
        found = file.lstat()
        if not S_ISREG(found.st_mode) or found.st_nlink > 1 or not _is_ours(found):
            file.unlink()  # only the name in our folder goes, not what it leads to
    return file


def exists(folder: Path) -> bool:
    """Whether there is a cache in a folder."""
    return (folder / FILE).is_file()


def remove(folder: Path) -> bool:
    """Delete a cache; False where the folder is none of ours. Raises OSError."""
    if refusal(folder) or not _is_marked(folder):
        return False
    for name in (FILE, *_BESIDE, ".gitignore", _TAG):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()  # what else is in it stays
    return True


def _write(file: Path, text: str) -> None:
    """Write a new file; one that is there is left alone, a link is not followed."""
    with suppress(FileExistsError), file.open("x", encoding="utf-8") as stream:
        stream.write(text)


def _is_marked(folder: Path) -> bool:
    """Whether a folder holds the mark of a cache, in a plain file."""
    tag = folder / _TAG
    try:
        if not S_ISREG(tag.lstat().st_mode):
            return False
        with tag.open("rb") as file:
            return file.read(len(_SIGNATURE)) == _SIGNATURE.encode()
    except OSError:
        return False


def _is_ours(found: os.stat_result) -> bool:
    """Whether this user has made a file; root may use what others have made."""
    return not hasattr(os, "geteuid") or os.geteuid() in {0, found.st_uid}
