"""A cache that is broken, or that somebody else has made: the pages are checked, and nothing else happens."""

import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint.cli import main
from formlint.project.run import cache as caching
from formlint.project.run.cache import opened, packed
from formlint.project.run.cache_folder import FILE, prepare, refusal, remove, usual
from formlint.project.run.record import Record, dumps

PAGE = '<form><label>Postcode <input name="postcode" maxlength="5"></label></form>'
NOTHING = Record("utf-8", 0, 0, (), (), (), "")
TABLE = caching._TABLE


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.html").write_text(f"<p>{number}</p>{PAGE}", encoding="utf-8")
    return folder


def check(site: Path, *more: str | Path) -> Result:
    said = [
        "check",
        "--isolated",
        "--serves",
        "GB",
        "--select",
        "postal-maxlength-cuts",
        "--jobs",
        "1",
        *map(str, more),
    ]
    return CliRunner().invoke(main, [*said, str(site)])


def seen(result: Result) -> tuple[int, str]:
    assert result.exit_code in {0, 1, 2, 3}, result.output
    return result.exit_code, result.stdout


def change(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def blob(data: bytes) -> str:
    return f"UPDATE page SET record = x'{data.hex()}'"  # noqa: S608


def keeping(record: bytes) -> str:
    """A record whose text is something else, with the seal that was on it."""
    return f"UPDATE page SET record = substr(record, 1, 16) || x'{zlib.compress(record).hex()}'"  # noqa: S608


DAMAGES: dict[str, Callable[[Path], None]] = {
    "a text": lambda file: (file.write_bytes(b"no database at all, but longer than a header" * 100), None)[1],
    "an empty file": lambda file: (file.write_bytes(b""), None)[1],
    "half of it": lambda file: (file.write_bytes(file.read_bytes()[:6000]), None)[1],
    "a table less": lambda file: change(file, "DROP TABLE page"),
    "a table more": lambda file: change(file, "CREATE TABLE other (a)"),
    "an index": lambda file: change(file, "CREATE INDEX i ON page (day)"),
    "a trigger": lambda file: change(
        file, "CREATE TRIGGER t AFTER INSERT ON page BEGIN DELETE FROM page; INSERT INTO page VALUES (1, 2, 3, 4); END"
    ),
    "an endless view": lambda file: change(
        file,
        "DROP TABLE page",
        "CREATE VIEW page AS WITH RECURSIVE c(key, fixable, day, record) AS "
        "(SELECT 1, 2, 3, 4 UNION ALL SELECT key + 1, 2, 3, 4 FROM c) SELECT * FROM c WHERE key < 0",
    ),
    "a log beside it": lambda file: change(file, "PRAGMA journal_mode = WAL", "UPDATE page SET day = 0"),
    "no record": lambda file: change(file, blob(b"")),
    "a record that is a number": lambda file: change(file, "UPDATE page SET record = 5"),
    "a record that is a text": lambda file: change(file, "UPDATE page SET record = 'text', fixable = x'00'"),
    "a record that is nothing": lambda file: change(file, "UPDATE page SET record = NULL, fixable = 'perhaps'"),
    "a record of another shape": lambda file: change(file, keeping(b'["utf-8"]')),
    "a record of deep lists": lambda file: change(file, keeping(b"[" * 200_000)),
    "marks that are no JSON": lambda file: change(
        file, keeping(b'["utf-8",1,1,[],[["k","r","f",0,1,1,"no JSON"]],[],"",[]]')
    ),
    "the records of other pages": lambda file: change(
        file, "UPDATE page SET record = (SELECT record FROM page ORDER BY key LIMIT 1)"
    ),
    "a bomb": lambda file: change(file, keeping(b"[" + b" " * 300_000_000)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_cache_is_no_reason_to_stop(site: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "cache"
    whole = seen(check(site, "--cache-dir", folder))
    assert whole[0] == 1
    DAMAGES[damage](folder / FILE)
    assert seen(check(site, "--cache-dir", folder)) == whole
    with opened(folder) as cache:  # and it is mended
        assert cache is not None
        assert cache._sound


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links here")
@pytest.mark.parametrize("name", [FILE, ".gitignore", "CACHEDIR.TAG", f"{FILE}-journal", f"{FILE}-wal"])
@pytest.mark.parametrize("there", [True, False])
def test_links_in_a_cache_lead_nowhere(site: Path, tmp_path: Path, name: str, there: bool) -> None:  # noqa: FBT001
    folder, other = tmp_path / "cache", tmp_path / "other"
    prepare(folder)
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(other)
    if there:
        change(other, "CREATE TABLE mine (a)", "INSERT INTO mine VALUES (1)")
    was = other.read_bytes() if there else b""
    result = check(site, "--cache-dir", folder)
    assert result.exit_code == (2 if name == "CACHEDIR.TAG" else 1)  # without its mark, it is no cache
    assert other.exists() == there
    assert not there or other.read_bytes() == was
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["cache", "site", *["other"] * there])


def test_a_hard_link_is_not_written_through(site: Path, tmp_path: Path) -> None:
    folder, other = tmp_path / "cache", tmp_path / "other"
    change(other, TABLE)
    was = other.read_bytes()
    prepare(folder)
    os.link(other, folder / FILE)
    assert check(site, "--cache-dir", folder).exit_code == 1
    assert other.read_bytes() == was


def test_a_journal_that_somebody_left_is_not_played_back(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    whole = seen(check(site, "--cache-dir", folder))
    was = (folder / FILE).read_bytes()
    code = f"""
import os, sqlite3
connection = sqlite3.connect({str(folder / FILE)!r}, isolation_level=None)
connection.execute("PRAGMA cache_spill = 1")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM page")
for number in range(2000):
    connection.execute("INSERT INTO page VALUES (?, '', 0, x'00')", (str(number).encode() * 20,))
os._exit(0)
"""  # noqa: S608
    subprocess.run([sys.executable, "-c", code], check=True)
    assert (folder / f"{FILE}-journal").exists()
    (folder / FILE).write_bytes(was)
    assert seen(check(site, "--cache-dir", folder)) == whole
    assert not (folder / f"{FILE}-journal").exists()


@pytest.mark.parametrize("what", ["link", "file", "strange"])
def test_a_folder_that_is_none_of_ours_is_refused(site: Path, tmp_path: Path, what: str) -> None:
    folder, other = tmp_path / "cache", tmp_path / "other"
    other.mkdir()
    if what == "link":
        folder.symlink_to(other)
    elif what == "file":
        folder.write_text("a file in its place", encoding="utf-8")
    else:
        folder.mkdir()
        (folder / "mine.txt").touch()
    result = check(site, "--cache-dir", folder)
    assert result.exit_code == 2
    assert "cannot hold the cache: it " in result.stderr
    assert refusal(folder)
    assert not [*other.iterdir()]
    with opened(folder) as cache:
        assert cache is None
    assert not remove(folder)
    assert folder.exists()


def test_what_comes_with_a_project_is_no_cache(
    site: Path, tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    folder = site / ".formlint_cache"
    prepare(folder)
    other = tmp_path / "other"
    (folder / FILE).symlink_to(other)
    before = sorted(folder.iterdir())
    assert check(Path()).exit_code == 1
    assert sorted(folder.iterdir()) == before
    assert not other.exists()
    ours = usual(site)
    assert ours is not None
    assert ours.is_relative_to(caches)
    assert (ours / FILE).is_file()
    assert CliRunner().invoke(main, ["clean"]).stderr.count(": deleted") == 2
    assert not folder.exists()


def test_a_folder_below_is_made(tmp_path: Path) -> None:
    with opened(tmp_path / "new" / "below") as cache:
        assert cache is not None


def test_without_a_folder_for_caches_there_is_none(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    monkeypatch.setattr(sys, "platform", "linux")
    assert usual(site) is None
    assert check(site).exit_code == 1


def test_a_home_that_is_no_place_of_its_own_holds_no_cache(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(Path, "home", Path)
    monkeypatch.setattr(sys, "platform", "linux")
    assert usual(site) is None


def test_a_question_that_costs_too_much_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_LOOK", 10)
    with opened(tmp_path / "cache") as cache:
        assert cache is not None
        monkeypatch.setattr(caching, "_LOOKS", 5)
        for number in range(100):
            cache.put(str(number).encode(), "", packed(NOTHING, str(number).encode()))
        cache.save()
        assert not cache._sound
        assert cache.get(b"1") is None
    monkeypatch.setattr(caching, "_LOOKS", 5000)
    with opened(tmp_path / "cache") as cache:
        assert cache is not None
        assert cache.get(b"1") is None
        cache.put(b"1", "", packed(NOTHING, b"1"))
        cache.save()
        assert cache.get(b"1") == NOTHING


def test_what_is_too_large_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert caching._unpacked(packed(NOTHING, b"key"), b"key") == NOTHING
    large = packed(NOTHING, b"key")
    monkeypatch.setattr(caching, "_LARGEST", len(dumps(NOTHING)) - 1)
    assert packed(NOTHING, b"key") == b""
    with pytest.raises(ValueError, match="too large"):
        caching._unpacked(large, b"key")
