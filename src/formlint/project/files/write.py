"""Replacing a file by another text of it: whole or not at all, whatever happens meanwhile.

The new bytes are written beside the file, forced to the disk, and take its name in one step, so that a reader, a power
cut or a kill finds the old file or the new one. Links are followed to the file they name.
"""

import os
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import mkstemp

_SUFFIX = ".formlint-tmp"  # no suffix of a page: what a kill leaves behind is never checked
_LONGEST = 64  # bytes of a name that goes into the one of the new file: file systems take 255 in all
_STALE = 3600  # seconds after which nobody is writing such a file any more


class RewriteError(Exception):
    """A file that was left as it is; the message says why."""


def rewrite(path: Path, data: bytes, *, was: bytes | None) -> None:
    """Put `data` into a file that holds the bytes `was` (None: that does not exist yet), keeping its permissions.

    Raises:
        RewriteError: The file is read-only, has more than one name, was changed meanwhile, or cannot be written.
    """
    try:
        target = Path(os.path.realpath(path, strict=was is not None))
        found = target.stat() if was is not None else None
        if found is not None and not found.st_mode & 0o222:
            raise RewriteError("the file is read-only")
        if found is not None and found.st_nlink > 1:
            told = f"one file with {found.st_nlink} names (hard links), which would become two files"
            raise RewriteError(f"{told}, so it was left as it is")
        _replace(target, data, None if found is None else found.st_mode, was)
    except OSError as error:
        raise RewriteError(f"cannot be written: {error.strerror or error}") from error


def _replace(target: Path, data: bytes, mode: int | None, was: bytes | None) -> None:
    _sweep(target.parent)
    name = target.name if len(os.fsencode(target.name)) <= _LONGEST else ""
    handle, name = mkstemp(_SUFFIX, f".{name}.", target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _adopt(new, target, mode)
        _is_still(target, was)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


@lru_cache(maxsize=256)
def _sweep(folder: Path) -> None:
    """Delete what runs that were killed have left in a folder; once, for many files."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(".") and entry.name.endswith(_SUFFIX) and entry.is_file(follow_symlinks=False)
            if ours and time.time() - entry.stat(follow_symlinks=False).st_mtime > _STALE:
                Path(entry.path).unlink()


def _is_still(target: Path, was: bytes | None) -> None:
    if (target.read_bytes() if target.exists() else None) != was:
        raise RewriteError("the file changed in the meantime")


def _adopt(new: Path, target: Path, mode: int | None) -> None:
    """Give the new file the permissions, and where that is allowed the owner, of the one that it replaces."""
    if mode is None:
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        return
    new.chmod(mode & 0o7777)
    if hasattr(os, "chown"):
        old, own = target.stat(), new.stat()
        if (old.st_uid, old.st_gid) != (own.st_uid, own.st_gid):
            with suppress(OSError):
                os.chown(new, old.st_uid, old.st_gid)
