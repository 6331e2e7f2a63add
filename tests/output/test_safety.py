"""Whatever a page holds, reports are safe to print, fit the terminal and point at the right place."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting import ANSI, HOSTILE, finding, rendered, report, shown

from formlint.html.source import Span
from formlint.lint.report import Finding, Subject
from formlint.output.color import use_color
from formlint.rule.hit import Edit, Fix, Note
from formlint.system.escape import cells, clip, visible, wrap

ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=[]),
        st.sampled_from("<>=\" '\n\r\t\0\x1b\x85\u0301\u200d\u202e\u2028界ｗ한\u1161\U0001f600\ufe0f\ud800"),
    ),
    max_size=150,
)


@st.composite
def findings(draw: st.DrawFn) -> tuple[str, Finding]:
    text = draw(ANY)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda ends: Span(min(ends), max(ends))
    )
    note = st.builds(Note, ANY, st.none() | places)
    fix = st.builds(
        lambda title, where, new, safe: Fix(title, (Edit(where, new),), safe), ANY, places, ANY, st.booleans()
    )
    return text, finding(
        draw(places),
        draw(ANY),
        subject=draw(st.none() | st.builds(Subject, st.just("input"), st.none() | ANY, st.none() | ANY)),
        witness=draw(st.none() | ANY),
        help=draw(ANY),
        confidence=draw(st.floats(0, 1)),
        evidence=tuple(draw(st.lists(note, max_size=6))),
        fixes=tuple(draw(st.lists(fix, max_size=2))),
    )


@settings(deadline=None, max_examples=150)
@given(findings(), st.integers(1, 220))
def test_any_finding_is_shown_safely_and_within_the_width(case: tuple[str, Finding], width: int) -> None:
    text, one = case
    plain = shown(text, one, width=width)
    assert not HOSTILE.search(plain)
    plain.encode()
    for line in plain.splitlines():
        assert cells(line) <= max(40, min(width, 200)) or line.lstrip().startswith(("-->", ":::"))
    colored = shown(text, one, width=width, color=True)
    assert ANSI.sub("", colored) == plain


@settings(deadline=None, max_examples=150)
@given(findings())
def test_any_finding_is_json_for_programs(case: tuple[str, Finding]) -> None:
    text, one = case
    output = rendered("json", report(text, one, path=text))
    output.encode()
    file = json.loads(output)["files"][0]
    assert file["path"] == text
    assert file["findings"][0]["message"] == one.message


@settings(deadline=None, max_examples=150)
@given(
    st.text(st.sampled_from("ab \t界\u0301\U0001f600\x1b\u202e"), max_size=60),
    st.text(st.sampled_from("xy界\x07"), min_size=1, max_size=9),
    st.text(st.sampled_from("ab \t界\u0301\U0001f600\x1b\u202e"), max_size=60),
)
def test_carets_stand_under_their_span(before: str, marked: str, after: str) -> None:
    where = Span(len(before), len(before) + len(marked))
    code, carets = shown(before + marked + after, finding(where)).splitlines()[3:5]
    by_cell = "".join(char.ljust(cells(char), "\0") for char in code if cells(char))  # a wide letter takes two cells
    start = carets.index("^")
    assert by_cell[start : start + carets.count("^")].replace("\0", "") == visible(marked)


@settings(deadline=None, max_examples=100)
@given(ANY, st.integers(2, 60))
def test_wrapped_text_fits_and_keeps_its_words(text: str, width: int) -> None:
    words = visible(text)
    lines = wrap(words, max(width, 12))
    assert all(cells(line) <= max(width, 12) for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_wrapping_keeps_short_quoted_values_whole() -> None:
    assert wrap('it cuts "K1A 0B1" (Canada)', 13) == ["it cuts", '"K1A 0B1"', "(Canada)"]


def test_wrapping_breaks_between_wide_letters_and_keeps_names_and_closing_signs() -> None:
    assert wrap("指摘なし（決定）：autocomplete-missing", 24) == ["指摘なし（決定）：", "autocomplete-missing"]
    assert wrap("一二三四五六。", 12) == ["一二三四五", "六。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\x1b[31m", "␛[31m"),
        ("a\x00\x7f\x9b", "a␀␡\\u{9b}"),
        ("\u202eabc\u2028", "\\u{202e}abc\\u{2028}"),
        ("\ud800\U000e0041", "\\u{d800}\\u{e0041}"),
        ("می\u200cشود", "می\u200cشود"),
        ("a\tb", "a    b"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("界", 2), ("ｗ", 2), ("e\u0301", 1), ("ไทย", 3), ("한", 2), ("\u1112\u1161\u11ab", 2), ("é", 1)],
)
def test_cells(text: str, expected: int) -> None:
    assert cells(text) == expected


def test_clip() -> None:
    assert clip("abc", 3) == "abc"
    assert clip("abcd", 3) == "ab…"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
    ],
)
def test_use_color(environ: dict[str, str], terminal: bool, expected: bool) -> None:  # noqa: FBT001
    stream = Terminal() if terminal else io.StringIO()
    assert use_color("auto", stream, environ) is expected
    assert use_color("always", stream, environ) is True
    assert use_color("never", stream, environ) is False
