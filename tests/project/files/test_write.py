"""`--fix` and files: written whole or not at all, with their permissions, and never over somebody else's change."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import SRC

from formlint.cli import main
from formlint.project.files.write import RewriteError, rewrite

BAD = '<!doctype html>\r\n<label>Postcode <input name="postcode" maxlength="5"></label>\r\n<p>é</p>\r\n'
GOOD = BAD.replace('"5"', '"9"')
OPTIONS = ("--isolated", "--serves", "GB", "--select", "postal-maxlength-cuts", "--no-cache")


def check(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *OPTIONS, *map(str, arguments)], input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(BAD.encode())
    return path


def test_fix_keeps_every_other_byte_and_reports_what_is_left(page: Path) -> None:
    result = check("--fix", page)
    assert page.read_bytes() == GOOD.encode()
    assert result.exit_code == 0
    assert "Fixed 1 finding in 1 page." in result.stderr
    assert "No findings" in result.stdout
    assert list(page.parent.iterdir()) == [page]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "cp1251"])
def test_fix_keeps_the_encoding(page: Path, encoding: str) -> None:
    char = "é" if encoding != "cp1251" else "ж"
    head = '<meta charset="windows-1251">' if encoding == "cp1251" else ""
    page.write_bytes((head + BAD.replace("é", char)).encode(encoding))
    assert check("--fix", page).exit_code == 0
    assert page.read_bytes() == (head + GOOD.replace("é", char)).encode(encoding)


def test_diff_changes_nothing_and_can_be_applied(page: Path) -> None:
    other = page.with_name("other.html")
    other.write_text("<label>Postcode <input name=postcode maxlength=5></label>", encoding="utf-8")
    result = check("--diff", page, other)
    assert result.exit_code == 1
    assert page.read_bytes() == BAD.encode()
    assert "No newline at end of file" in result.stdout
    if shutil.which("git") is None:
        pytest.skip("no git to apply the patch")
    patch = result.stdout_bytes.replace(str(page.parent).encode() + b"/", b"")
    subprocess.run(["git", "apply", "-p0", "-"], input=patch, cwd=page.parent, check=True)
    assert page.read_bytes() == GOOD.encode()
    assert other.read_text("utf-8").endswith("maxlength=9></label>")
    assert check("--diff", page).exit_code == 0


def test_fix_only_reports_nothing(page: Path) -> None:
    page.write_bytes(BAD.encode() + b'<label>Postcode <input name="postcode" maxlength="{{ n }}"></label>')
    result = check("--fix-only", "--show-fixes", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "  1 x postal-maxlength-cuts" in result.stderr


def test_a_page_on_standard_input_is_fixed_to_standard_output() -> None:
    result = check("--fix", "-", stdin=BAD.encode())
    assert result.stdout_bytes == GOOD.encode()
    clean = check("--fix", "-", stdin=GOOD.encode())
    assert clean.stdout_bytes == GOOD.encode()


def test_what_killed_runs_have_left_is_deleted(page: Path) -> None:
    old, young, foreign = (page.with_name(name) for name in (".a.formlint-tmp", ".b.formlint-tmp", "a.formlint-tmp"))
    for file in (old, young, foreign):
        file.touch()
    for file in (old, foreign):
        os.utime(file, (time.time() - 7200, time.time() - 7200))
    assert check("--fix", page).exit_code == 0
    assert sorted(page.parent.iterdir()) == sorted([page, young, foreign])


def test_a_page_with_the_longest_name_is_fixed(tmp_path: Path) -> None:
    page = tmp_path / f"{'a' * 250}.html"
    page.write_bytes(BAD.encode())
    assert check("--fix", page).exit_code == 0
    assert page.read_bytes() == GOOD.encode()
    assert [*tmp_path.iterdir()] == [page]


def test_permissions_are_kept_and_links_followed(page: Path) -> None:
    page.chmod(0o640)
    link = page.with_name("link.html")
    link.symlink_to(page.name)
    assert check("--fix", link).exit_code == 0
    assert link.is_symlink()
    assert page.read_bytes() == GOOD.encode()
    assert stat.S_IMODE(page.stat().st_mode) == 0o640


def test_a_read_only_file_is_told(page: Path) -> None:
    page.chmod(0o444)
    result = check("--fix", page)
    assert result.exit_code == 2
    assert "not fixed: the file is read-only" in result.stderr
    assert page.read_bytes() == BAD.encode()


def test_meaningless_bytes_are_told(page: Path) -> None:
    data = BAD.encode().replace("é".encode(), b"\xff\x81")
    page.write_bytes(data)
    result = check("--fix", page)
    assert "not fixed: some bytes are invalid in cp1252" in result.stderr
    assert page.read_bytes() == data


def test_a_file_changed_meanwhile_is_not_overwritten(page: Path) -> None:
    with pytest.raises(RewriteError, match="changed in the meantime"):
        rewrite(page, b"new", was=b"something else")
    assert page.read_bytes() == BAD.encode()
    page.unlink()
    with pytest.raises(RewriteError):
        rewrite(page, b"new", was=BAD.encode())
    assert not list(page.parent.iterdir())


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    rewrite(tmp_path / "new", b"new", was=None)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode
    with pytest.raises(RewriteError, match="changed in the meantime"):
        rewrite(tmp_path / "new", b"newer", was=None)


def test_mistakes_are_told(page: Path) -> None:
    assert check("--unsafe-fixes", page).exit_code == 2
    assert "--show-fixes requires --fix" in check("--show-fixes", page).stderr


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes are not killed in groups here")
def test_a_kill_loses_no_file(tmp_path: Path) -> None:
    pages = [tmp_path / f"{number:03}.html" for number in range(500)]
    bad, good = ((text + "<p>More text.</p>\n" * 500).encode() for text in (BAD, GOOD))
    for path in pages:
        path.write_bytes(bad)
    command = [sys.executable, "-m", "formlint", "check", *OPTIONS, "--fix", "--jobs", "2", str(tmp_path)]
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and pages[20].read_bytes() == bad:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    states = {path.read_bytes() for path in pages}
    assert states == {bad, good}
    left = [path for path in tmp_path.iterdir() if path.suffix == ".html" and path not in pages]
    assert not left


def test_a_name_as_long_as_names_may_be_is_no_obstacle(tmp_path: Path) -> None:
    page = tmp_path / f"{'é' * 125}.html"
    page.write_bytes(BAD.encode())
    assert check("--fix", page).exit_code == 0
    assert page.read_bytes() == GOOD.encode()
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.skipif(not hasattr(os, "link"), reason="there are no hard links here")
def test_a_file_with_two_names_is_not_made_two_files(page: Path) -> None:
    other = page.with_name("other.html")
    os.link(page, other)
    result = check("--fix", page)
    assert (result.exit_code, page.read_bytes()) == (2, BAD.encode())
    assert page.samefile(other)
    assert "page.html: not fixed: one file with 2 names (hard links)" in result.stderr
    other.unlink()
    assert check("--fix", page).exit_code == 0
