"""The findings of earlier runs, kept in one SQLite file under `.formlint_cache/`.

Records are text, never code: a cache that came with a foreign project can be wrong, but it cannot do anything. A cache
that cannot be used is no reason to stop: it is left alone, and the pages are checked.
"""

import sqlite3
import time
import zlib
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from formlint.record import Record, dumps, loads

FOLDER = ".formlint_cache"
_FILE = "findings.sqlite3"
_TAG = "CACHEDIR.TAG"
# source: https://bford.info/cachedir/
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
_KEPT_DAYS = 30
_WAIT = 2.0  # seconds for another formlint that is writing
_TOGETHER = 256  # pages written in one transaction
_TABLE = "CREATE TABLE IF NOT EXISTS page (key BLOB PRIMARY KEY, fixable TEXT, day INTEGER, record BLOB) WITHOUT ROWID"


def packed(record: Record) -> bytes:
    """A record as the cache keeps it; made where the page is checked, for there are more processes for that."""
    return zlib.compress(dumps(record).encode("utf-8", "surrogatepass"), 1)


class Cache:
    """Records of pages by their keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: list[tuple[bytes, str, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._today = int(time.time() // 86400)

    def fixable(self, key: bytes) -> str | None:
        """What fixes an earlier run has to offer for a page, as in `Record`; None where none has seen it."""
        with suppress(sqlite3.Error):
            row = self._connection.execute("SELECT fixable, day FROM page WHERE key = ?", (key,)).fetchone()
            if row is not None:
                if row[1] != self._today:
                    self._used.append((self._today, key))
                return row[0]
        return None

    def get(self, key: bytes) -> Record | None:
        """The record of a page, if an earlier run has left one."""
        with suppress(sqlite3.Error, zlib.error, ValueError, TypeError):
            row = self._connection.execute("SELECT record FROM page WHERE key = ?", (key,)).fetchone()
            if row is not None:
                return loads(zlib.decompress(row[0]).decode("utf-8", "surrogatepass"))
        return None

    def put(self, key: bytes, fixable: str, record: bytes) -> None:
        """Keep a record that is `packed`."""
        self._new.append((key, fixable, self._today, record))
        if len(self._new) >= _TOGETHER:
            self.save()

    def save(self) -> None:
        """Write what is new, and forget what nobody has asked for in a month."""
        if self._new or self._used:
            with suppress(sqlite3.Error), self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", self._new)
                self._connection.executemany("UPDATE page SET day = ? WHERE key = ?", self._used)
                self._connection.execute("DELETE FROM page WHERE day < ?", (self._today - _KEPT_DAYS,))
        self._new, self._used = [], []


@contextmanager
def opened(folder: Path) -> Generator[Cache | None]:
    """The cache in a folder, made where there is none; None where that cannot be."""
    connection = None
    with suppress(OSError, sqlite3.Error):
        _prepare(folder)
        connection = _connect(folder / _FILE)
    if connection is None:
        yield None
        return
    cache = Cache(connection)
    try:
        yield cache
    finally:
        cache.save()
        connection.close()


def remove(folder: Path) -> bool:
    """Delete a cache; False where the folder is none of ours. Raises OSError."""
    with suppress(OSError):
        if (folder / _TAG).read_text(encoding="utf-8").startswith(_SIGNATURE) and (folder / ".gitignore").exists():
            for name in (_FILE, f"{_FILE}-journal", ".gitignore", _TAG):
                (folder / name).unlink(missing_ok=True)
            folder.rmdir()
            return True
    return False


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        (".gitignore", "*\n"),
        (_TAG, f"{_SIGNATURE}\n# Made by formlint; `formlint clean` deletes it.\n"),
    ):
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")


def _connect(file: Path) -> sqlite3.Connection:
    """The database, made anew where the file is none or is broken."""
    try:
        return _database(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # locked, or no permission: not ours to delete
            raise
        file.unlink(missing_ok=True)
        return _database(file)


def _database(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # losing a cache in a power cut is no loss
        connection.execute(_TABLE)
        connection.execute("SELECT key, fixable, day, record FROM page LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
