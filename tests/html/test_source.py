import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.html.encoding import declared
from formlint.html.source import Lines, Source, Span, decode, has_controls, utf16_length

UNTIMED = settings(deadline=None, max_examples=200)
TEXT = st.text(st.sampled_from("ab\r\n\t<é😀\ufeff\u2028"), max_size=40)


def test_span_is_a_half_open_range() -> None:
    span = Span(3, 7)
    assert len(span) == 4
    assert Span(3, 7) in span
    assert Span(4, 5) in span
    assert Span(2, 4) not in span
    assert Span(1, 9) < span < Span(3, 8)
    assert Span(5, 5), "an empty place is a place"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("naïve 😀".encode(), "naïve 😀", "utf-8"),
        (b"\xef\xbb\xbfa\r\n", "\ufeffa\r\n", "utf-8"),
        (b"\xff\xfe<\0\xe9\0", "\ufeff<é", "utf-16-le"),
        (b"\xfe\xff\0<\0\xe9", "\ufeff<é", "utf-16-be"),
        ("<p>no mark".encode("utf-16-le"), "<p>no mark", "utf-16-le"),
        ("<p>no mark".encode("utf-16-be"), "<p>no mark", "utf-16-be"),
        (b"a\0b\rc", "a\0b\rc", "utf-8"),
        (b"caf\xe9", "café", "cp1252"),
        (b"\x93quoted\x94", "“quoted”", "cp1252"),
        (b"<meta charset=utf-8>\xe9", "<meta charset=utf-8>\ufffd", "utf-8"),
        ("<meta charset=windows-1251>Имя".encode("cp1251"), "<meta charset=windows-1251>Имя", "cp1251"),
        ("<meta charset='shift_jis'>氏名".encode("cp932"), "<meta charset='shift_jis'>氏名", "cp932"),
        ("<meta charset=iso-2022-jp>氏名".encode("iso2022_jp"), "<meta charset=iso-2022-jp>氏名", "iso2022_jp"),
        ("<meta charset=windows-1252>naïve".encode(), "<meta charset=windows-1252>naïve", "utf-8"),
    ],
)
def test_decodes_as_browsers_do(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "page.html") == Source("page.html", text, encoding)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("<meta charset=ISO-8859-1>", "cp1252"),
        ("<META\nCHARSET = ' gb2312 '>", "gb18030"),
        ("<meta/charset=euc-kr/>", None),
        ("<meta/charset='euc-kr'/>", "cp949"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5hkscs"),
        ("<meta content=\"text/html; charset = 'koi8-u'\" http-equiv=content-type>", "koi8-u"),
        ('<meta http-equiv=refresh content="charset=big5">', None),
        ('<meta content="charset=big5">', None),
        ("<meta charset=utf-16le>", "utf-8"),
        ("<meta charset=x-user-defined>", "cp1252"),
        ("<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"),
        ("<meta charset=hex>", None),
        ("<meta charset=>", None),
        ("<metadata charset=koi8-r>", None),
        ("<!-- <meta charset=koi8-r> --><meta charset=latin2>", "iso8859-2"),
        ("<!--><meta charset=koi8-r>", "koi8-r"),
        ("<!-- <meta charset=koi8-r>", None),
        ("<a title='<meta charset=koi8-r>'><p></p><meta charset=latin2>", "iso8859-2"),
        ("<!doctype html><?x ?></ ><meta charset=latin2 charset=koi8-r>", "iso8859-2"),
        ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251"),
        ("<?xml version='1.0' encoding='windows-1251'?><meta charset=koi8-r>", "koi8-r"),
        ("<? x", None),
        ("x" * 1020 + "<meta charset=koi8-r>", None),
    ],
)
def test_prescan_finds_what_the_standard_finds(head: str, codec: str | None) -> None:
    assert declared(head.encode()) == codec


def test_every_label_names_a_codec_that_reads_text() -> None:
    for label in ("logical", "csksc56011987", "ms_kanji", "x-mac-ukrainian", "866", "l5", "dos-874", "cn-big5"):
        codec = declared(f"<meta charset={label}>".encode())
        assert codec is not None
        assert b"a\xa1<".decode(codec, "replace")[0] == "a"


@UNTIMED
@given(
    st.binary(max_size=200), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"<meta charset=", b"<meta charset=gbk>"])
)
def test_decodes_any_bytes(data: bytes, start: bytes) -> None:
    source = decode(start + data)
    assert not re.search("[\ud800-\udfff]", source.text)
    assert codecs.lookup(source.encoding).name == source.encoding


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b"<p>hello</p><a href=x>", False),
        (b"<INPUT>", True),
        (b"text <label>", True),
        ("<form>".encode("utf-16"), True),
        ("<form>".encode("utf-16-be"), True),
        (b"", False),
    ],
)
def test_prefilter(data: bytes, verdict: bool) -> None:  # noqa: FBT001
    assert has_controls(data) is verdict


def test_positions_count_code_points_from_one() -> None:
    text = "a\r\nb😀c\rd\n\ne"
    lines = Lines(text)
    found = [lines.position(offset) for offset in range(len(text) + 1)]
    # fmt: off
    assert found == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4), (3, 1), (3, 2), (4, 1), (5, 1), (5, 2)]
    # fmt: on
    assert [lines.line_span(line) for line in range(1, len(lines) + 1)] == [
        Span(0, 1),
        Span(3, 6),
        Span(7, 8),
        Span(9, 9),
        Span(10, 11),
    ]  # fmt: skip


def test_lines_without_a_lone_carriage_return() -> None:
    lines = Lines("a\r\nb\n")
    assert [lines.position(offset) for offset in range(6)] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)]


def test_utf16_positions_are_those_of_language_servers() -> None:
    lines = Lines("x\n😀é😀y")
    assert lines.utf16_position(5) == (1, 5)
    assert lines.utf16_offset(1, 5) == 5
    assert lines.utf16_offset(1, 1) == 2, "inside a surrogate pair is its start"
    assert lines.utf16_offset(1, 99) == 6
    assert lines.utf16_offset(9, 0) == 6
    assert utf16_length("😀é") == 3


def test_places_past_the_end_are_the_end() -> None:
    lines = Lines("ab\nc")
    assert lines.offset(2, 99) == 4
    assert lines.offset(99, 1) == 4


@UNTIMED
@given(TEXT)
def test_positions_and_offsets_are_inverse(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.offset(*lines.position(offset)) == offset
    assert len(lines) == len(re.split(r"\r\n|\r|\n", text))


@UNTIMED
@given(TEXT)
def test_utf16_positions_and_offsets_are_inverse(text: str) -> None:
    lines = Lines(text)
    for line in range(len(lines)):
        span = lines.line_span(line + 1)
        for offset in range(span.start, span.end + 1):
            assert lines.utf16_offset(*lines.utf16_position(offset)) == offset
