"""The charset of a server: after a byte order mark, before all that a page declares."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint import ConfigError, check_text
from formlint.cli import main

JAPANESE = (
    '<form method="post"><label>郵便番号 <input name="a" type="number" autocomplete="postal-code"></label></form>'
)


def _encoding(data: bytes, charset: str) -> str:
    return check_text(data, charset=charset, isolated=True).source.encoding


def _run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", "--no-cache", *words], input=stdin)


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        (b"\xef\xbb\xbf<p>", "windows-1252", "utf-8"),
        (b"\xff\xfe<\0p\0>\0", "utf-8", "utf-16-le"),
        (b'<meta charset="utf-8"><p>\x83A', "shift_jis", "cp932"),
        (b'<?xml version="1.0" encoding="utf-8"?><p>', "iso-8859-1", "cp1252"),
        (b'<meta charset="shift_jis"><p>', " UTF8\n", "utf-8"),
        (b"<p>\xc3\xa9", "latin1", "cp1252"),  # without the server these bytes are UTF-8
        (b"<\0p\0>\0", "utf-16", "utf-16-le"),
        (b"\0<\0p\0>", "UTF-16BE", "utf-16-be"),
        (b"<\0p\0>\0", "utf-8", "utf-8"),
        (b"<p>\xc3\xa9", "", "utf-8"),
    ],
)
def test_it_counts_after_a_byte_order_mark_and_before_a_declaration(data: bytes, charset: str, encoding: str) -> None:
    assert _encoding(data, charset) == encoding


def test_utf_16_that_a_server_says_is_in_no_doubt() -> None:
    data = "<title>Address form</title>".encode("utf-16-be")
    assert check_text(data, isolated=True).notices
    assert check_text(data, charset="utf-16be", isolated=True).notices == ()
    assert check_text(JAPANESE.encode("utf-16-be"), charset="utf-16be", isolated=True).source.text == JAPANESE


def test_a_text_has_been_decoded_already() -> None:
    assert check_text("<p>é", charset="shift_jis", isolated=True).source.text == "<p>é"


def test_an_unknown_one_is_refused_with_a_suggestion() -> None:
    with pytest.raises(
        ConfigError, match="'windws-1252' is not an encoding that browsers know; did you mean 'windows-12"
    ):
        check_text(b"<p>", charset="windws-1252", isolated=True)
    with pytest.raises(ValueError, match="name one such as 'utf-8'"):
        check_text(b"<p>", charset="q", isolated=True)
    told = _run("--charset", "shfit_jis", "-", stdin=b"<p>")
    assert (told.exit_code, told.stderr) == (
        2,
        "Error: --charset: 'shfit_jis' is not an encoding that browsers know; did you mean 'shift_jis'?\n",
    )


def test_standard_input_and_files_are_read_in_it(tmp_path: Path) -> None:
    data = JAPANESE.encode("shift_jis")
    (tmp_path / "a.html").write_bytes(data)
    for told in (_run("--charset", "shift_jis", "-", stdin=data), _run("--charset", "shift_jis", str(tmp_path))):
        assert "郵便番号" in told.stdout
        assert "postal-type-number" in told.stdout


def test_settings_name_it_for_some_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_bytes(JAPANESE.encode("shift_jis"))
    (tmp_path / "formlint.toml").write_text('[[overrides]]\nfiles = ["old/**"]\ncharset = "shift_jis"\n', "utf-8")

    def readable(folder: str) -> bool:
        return "郵便番号" in CliRunner().invoke(main, ["check", "--cache-dir", "kept", folder]).stdout

    for _ in range(2):  # anew, and from the cache
        assert (readable("old"), readable("new")) == (True, False)
    (tmp_path / "formlint.toml").write_text('charset = "shift_jis"\n', "utf-8")
    assert (readable("old"), readable("new")) == (True, True)  # the cache knows how they were read before


def test_fixes_are_written_back_in_it(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(JAPANESE.encode("shift_jis"))
    shown = _run("--charset", "shift_jis", "--diff", str(page)).stdout
    assert f"+{JAPANESE.replace('number', 'text')}" in shown
    _run("--charset", "shift_jis", "--fix", str(page))
    assert page.read_bytes() == JAPANESE.replace("number", "text").encode("shift_jis")


def test_comments_are_written_back_in_it(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(JAPANESE.encode("shift_jis"))
    _run("--charset", "shift_jis", "--add-ignores", str(page))
    assert JAPANESE.partition("<input")[0].partition("<label")[2] in page.read_bytes().decode("shift_jis")
    assert "formlint: ignore" in page.read_bytes().decode("shift_jis")
