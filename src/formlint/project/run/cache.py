"""The findings of earlier runs, kept in one SQLite file.

Records are text, never code. A cache that somebody else has made can be wrong, but it cannot do anything: its folder
is looked at first (`folder`), its database holds our one table and nothing that SQLite would execute, each question to
it may cost so much, and a record is read up to a size. A cache that cannot be used is no reason to stop: it is left
alone, and the pages are checked.
"""

import sqlite3
import time
import zlib
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from formlint.project.run.cache_folder import prepare
from formlint.project.run.record import Record, dumps, loads
from formlint.system.guard import if_sound

_KEPT_DAYS = 30
_WAIT = 2.0  # seconds for another formlint that is writing
_TOGETHER = 256  # pages written in one transaction
_TABLE = "CREATE TABLE page (key BLOB PRIMARY KEY, fixable TEXT, day INTEGER, record BLOB) WITHOUT ROWID"
_SEAL = 16  # bytes
_LARGEST = 4_000_000  # bytes of a record's text: some thousand findings
_HEADER = b"SQLite format 3\0"
_PLAIN = b"\1\1"  # bytes 18 and 19 of a database without a log beside it
_FIXABLE = {b"": "", b"safe": "safe", b"unsafe": "unsafe"}
# Reasons outside of the database, as another formlint that is writing, or a full disk: no reason to delete it.
_OUTSIDE = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_LOCKED),
    *(sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
}
_LOOK, _LOOKS = 10_000, 20_000  # steps of SQLite's machine between two looks, and looks at one question: some seconds


def packed(record: Record, key: bytes) -> bytes:
    """A record as the cache keeps it; made where the page is checked, for there are more processes for that.

    b"" for one that is too large to be kept.
    """
    text = dumps(record).encode("utf-8", "surrogatepass")
    if len(text) > _LARGEST:
        return b""
    data = zlib.compress(text, 1)
    return _seal(key, data) + data


def _unpacked(kept: bytes, key: bytes) -> Record:
    """The record that was `packed`; anything may be raised where it is broken."""
    data = kept[_SEAL:]
    if kept[:_SEAL] != _seal(key, data):
        raise ValueError("the record of another page, or a broken one")
    reader = zlib.decompressobj()
    text = reader.decompress(data, _LARGEST)
    if not reader.eof:
        raise ValueError("a record that is too large")
    return loads(text.decode("utf-8", "surrogatepass"))


def _seal(key: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL, key=key).digest()


class _AnotherError(sqlite3.DatabaseError):
    """A database that is not as we make it."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


class Cache:
    """Records of pages by their keys. After one failure of the database it is not asked again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sound = True
        self._looks = 0
        self._new: list[tuple[bytes, str, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._today = int(time.time() // 86400)
        connection.set_progress_handler(self._look, _LOOK)

    def close(self) -> None:
        """Write what is left to write, and end."""
        self.save()
        self._connection.close()

    def fixable(self, key: bytes) -> str | None:
        """What fixes an earlier run has to offer for a page, as in `Record`; None where none has seen it."""
        row = self._row("SELECT fixable, day FROM page WHERE key = ?", key)
        fixable = None if row is None else _FIXABLE.get(row[0])
        if row is not None and fixable is not None and row[1] != self._today:
            self._used.append((self._today, key))
        return fixable

    def get(self, key: bytes) -> Record | None:
        """The record of a page, if an earlier run has left a sound one."""
        row = self._row("SELECT record FROM page WHERE key = ?", key)
        return None if row is None else if_sound(lambda: _unpacked(row[0], key))

    def put(self, key: bytes, fixable: str, record: bytes) -> None:
        """Keep a record that is `packed`."""
        self._new.append((key, fixable, self._today, record))
        if len(self._new) >= _TOGETHER:
            self.save()

    def save(self) -> None:
        """Write what is new, and forget what nobody has asked for in a month."""
        if self._sound and (self._new or self._used):
            self._looks = 0
            try:
                with self._connection:
                    self._connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", self._new)
                    self._connection.executemany("UPDATE page SET day = ? WHERE key = ?", self._used)
                    self._connection.execute("DELETE FROM page WHERE day < ?", (self._today - _KEPT_DAYS,))
            except sqlite3.Error:
                self._sound = False
        self._new, self._used = [], []

    def _row(self, question: str, key: bytes) -> Sequence[Any] | None:
        if not self._sound:
            return None
        self._looks = 0
        try:
            return self._connection.execute(question, (key,)).fetchone()
        except sqlite3.Error:
            self._sound = False
            return None

    def _look(self) -> bool:
        """Whether a question has cost too much: its answer is given up."""
        self._looks += 1
        return self._looks > _LOOKS


@contextmanager
def opened(folder: Path) -> Generator[Cache | None]:
    """The cache in a folder, made where there is none; None where that cannot be."""
    cache = None
    with suppress(OSError, sqlite3.Error):
        file = prepare(folder)
        try:
            cache = _database(file)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OUTSIDE:
                raise
            file.unlink(missing_ok=True)  # none, broken, or not as we make it
            cache = _database(file)
    try:
        yield cache
    finally:
        if cache is not None:
            cache.close()


def _database(file: Path) -> Cache:
    with suppress(FileNotFoundError), file.open("rb") as data:
        head = data.read(20)
        if head and (head[:16] != _HEADER or head[18:] != _PLAIN):
            raise _AnotherError
    connection = sqlite3.connect(file, timeout=_WAIT)
    try:
        cache = Cache(connection)
        _secure(connection)
        if not _schema(connection):
            connection.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))
        if _schema(connection) != [(b"table", b"page", b"page", _TABLE.encode())]:
            raise _AnotherError
        connection.execute("SELECT key, fixable, day, record FROM page LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return cache


def _secure(connection: sqlite3.Connection) -> None:
    """Nothing that stands in the database is executed, and no value of it is larger than ours are."""
    connection.text_factory = bytes  # no text is decoded that may be none
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * _LARGEST)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")  # no other file than this one
    connection.execute("PRAGMA synchronous = OFF")  # losing a cache in a power cut is no loss


def _schema(connection: sqlite3.Connection) -> list[Any]:
    """All that a database says it holds, up to what no cache of ours has."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchmany(2)
