"""Baked twins: parsed content kept as JSON beside its source files, like ``__pycache__``, and never stale.

A twin carries a stamp of its files (size and times). Files touched a moment ago are not baked yet, as two edits within
one tick of a file system's clock look alike.
"""

import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from formlint.system.file_access import read_file

File = Path | os.DirEntry[str]

FOLDER = ".baked"
UNCHECKED = "unchecked"
"""The stamp of twins that are trusted as they are."""
SETTLED = 2_000_000_000
"""Nanoseconds; the coarsest clock of a file system in use (FAT) ticks every two seconds."""
_MOST = 256.0  # megabytes of a twin


def fresh(path: Path, files: Iterable[File], version: str, make: Callable[[], Any]) -> Any:
    """The content of the twin at `path`, else that of `make`, which is then kept there.

    `files` is what `make` reads; a twin made from other states of them, or under another `version`, is not used.
    """
    kept, content = read(path)
    if kept == UNCHECKED:
        return content
    stamp, newest = stamped(files, version)
    if kept == stamp:
        return content
    content = make()
    if time.time_ns() - newest > SETTLED:
        keep(path, stamp, content)
    return content


def files_below(folder: Path, ending: str) -> Iterator[os.DirEntry[str]]:
    """The files in the folders of a folder whose names end so: to glob takes three times as long, at each start."""
    for within in os.scandir(folder):
        if within.is_dir():
            yield from (file for file in os.scandir(within.path) if file.name.endswith(ending))


def stamped(files: Iterable[File], version: str) -> tuple[str, int]:
    """A text that differs whenever the files do, and when the newest was touched (nanoseconds since 1970)."""
    parts, newest = [version], 0
    for file in files:
        try:
            seen = file.stat()
        except OSError:
            continue
        parts.append(f"{file.name} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}")
        newest = max(newest, seen.st_mtime_ns, seen.st_ctime_ns)
    return "\n".join(parts), newest


def read(path: Path) -> tuple[str, Any]:
    """The stamp and content of a twin; an empty stamp when there is no readable one."""
    try:
        twin = json.loads(read_file(str(path), _MOST))
        return twin["stamp"], twin["content"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError, MemoryError):
        return "", None


def keep(path: Path, stamp: str, content: Any) -> None:
    """Write a twin if the folder lets us."""
    try:
        write(path, stamp, content)
    except OSError:
        return


def write(path: Path, stamp: str, content: Any) -> None:
    """Write a twin in one step, so that no reader ever sees half of it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.parent.is_symlink():
        raise OSError("a link: what is written there would be elsewhere")
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    twin = {"stamp": stamp, "content": content}
    draft.write_text(json.dumps(twin, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    draft.replace(path)
