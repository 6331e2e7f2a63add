"""Reports: what people and programs get to read."""

import io
import json
import os
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from formlint.finding import CATEGORIES, Edit, Finding, Fix, Level, Note, Report, Subject
from formlint.reporters import full
from formlint.reporters import json as json_reporter
from formlint.reporters.color import use_color
from formlint.reporters.escape import cells, clip, visible, wrap
from formlint.reporters.frame import view
from formlint.source import Source, Span

GOLDEN = Path(__file__).with_name("golden") / "reporters"
SCHEMAS = Path(full.__file__).parents[1] / "schema"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# What must never reach a terminal raw: controls, invisible and direction marks, line separators, surrogates.
HOSTILE = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)

BOOKING = """\
<!DOCTYPE html>
<html lang="en-CA">
<body>
<form action="/book">
  <label for="c">Country</label>
  <select id="c" name="country">
    <option value="US">United States</option>
    <option value="CA">Canada</option>
  </select>
  <label for="zip">ZIP / Postal code</label>
  <input id="zip" name="zip" inputmode="numeric" maxlength="5">
\t<input
\t   id="城市" title="城市和郵遞區號" name="city"
\t   pattern="[A-Za-z]+"
\t   required>
</form>
"""


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def finding(where: Span, message: str = "is wrong", **changes: Any) -> Finding:
    base = Finding("some-rule", "contradiction", Level.ERROR, 1.0, message, where, Subject("input", None, None))
    return replace(base, **changes)


def zip_finding(text: str = BOOKING, **changes: Any) -> Finding:
    return finding(
        span(text, 'inputmode="numeric"'),
        'the digits-only keypad cannot type "K1A 0B1" (Canada)',
        rule="keyboard-lacks-character",
        category="keyboard-cannot-type-value",
        confidence=0.97,
        subject=Subject("input", "zip", "zip"),
        attribute="inputmode",
        purpose="postal-code",
        territories=("CA",),
        witness="K1A 0B1",
        wcag=("1.3.5",),
        fixes=(Fix("Remove inputmode", (Edit(span(text, ' inputmode="numeric"'), ""),), safe=True),),
        evidence=(
            Note('label "ZIP / Postal code"', span(text, "ZIP / Postal code")),
            Note('name="zip"', span(text, 'name="zip"')),
            Note("the form offers Canada", span(text, '<option value="CA">')),
        ),
        **changes,
    )


def city_finding() -> Finding:
    text = BOOKING
    return finding(
        span(text, 'pattern="[A-Za-z]+"'),
        'refuses "Saint-Étienne" (France)',
        rule="pattern-refuses-name",
        category="constraint-rejects-valid-value",
        level=Level.WARNING,
        confidence=0.834,
        subject=Subject("input", "城市", "city"),
        attribute="pattern",
        purpose="address-level2",
        territories=("FR", "CA", "GB", "AU", "NZ", "IE", "NL", "BR", "JP", "IN", "KR", "PT", "PL", "SE"),
        witness="Saint-Étienne",
        help="Leave the check to the server, or allow the letters of all scripts",
        fixes=(Fix("Remove pattern", (Edit(span(text, '\n\t   pattern="[A-Za-z]+"'), ""),), safe=False),),
        evidence=(
            Note('title "城市和郵遞區號"', span(text, 'title="城市和郵遞區號"')),
            Note("the domain ends in .fr", None),
        ),
    )


def report(text: str, *findings: Finding, path: str = "page.html") -> Report:
    return Report(Source(path, text, "utf-8"), findings)


def shown(text: str, *findings: Finding, color: bool = False, width: int | None = None) -> str:
    return full.render([report(text, *findings)], color=color, width=width)


def golden(name: str, actual: str) -> None:
    """Compare with a file that was looked at by a person; FORMLINT_GOLDEN=write writes it anew."""
    file = GOLDEN / name
    if os.environ.get("FORMLINT_GOLDEN") == "write":
        file.write_text(actual, encoding="utf-8", newline="")
    assert actual == file.read_text(encoding="utf-8")


# Full reports


def test_typical_findings() -> None:
    golden("typical.txt", shown(BOOKING, zip_finding(), city_finding()))


def test_typical_findings_in_color() -> None:
    colored = shown(BOOKING, zip_finding(), city_finding(), color=True)
    golden("typical-color.txt", colored)
    assert ANSI.sub("", colored) == shown(BOOKING, zip_finding(), city_finding())


def test_long_message_on_a_narrow_terminal() -> None:
    message = 'cuts "K1A 0B1" (Canada), "SW1A 1AA" (United Kingdom), and the codes of 31 more territories'
    limit = span(BOOKING, 'maxlength="5"')
    golden("narrow.txt", shown(BOOKING, replace(zip_finding(), span=limit, message=message), width=60))


def test_one_line_page_is_shown_in_windows() -> None:
    filler = '<option value="x">Elsewhere</option>' * 40
    text = BOOKING.replace("\n", "").replace("  <label for", filler + "<label for")
    golden("minified.txt", shown(text, zip_finding(text)))


def test_far_reason_has_a_frame_of_its_own() -> None:
    text = BOOKING.replace("  <label", "\n" * 30 + "  <label")
    page = Note('<html lang="en-CA"> says Canada', span(text, 'lang="en-CA"'))
    golden("far.txt", shown(text, replace(zip_finding(text), evidence=(*zip_finding(text).evidence, page))))


def test_hostile_text_is_made_visible() -> None:
    text = '\x1b[31mred\u202e<input\t\x00name="a\u0301\x07b" pattern="\u2028[界]+">\x9b\u2066'
    evidence = (Note("name \x1b]0;x\x07 says\nnothing", span(text, 'name="a\u0301\x07b"')),)
    golden("hostile.txt", shown(text, finding(span(text, 'pattern="\u2028[界]+"'), "a\tb\rc\u202e", evidence=evidence)))


def test_span_over_many_lines() -> None:
    text = '<form>\n  <input name="a"\n    pattern="\n      [a-z]\n      \n      [0-9]\n    ">\n</form>\n'
    where = span(text, text[text.index("pattern") : text.index(">\n</form>")])
    golden(
        "tall.txt", shown(text, finding(where, "matches no text"), finding(span(text, "[a-z]\n      \n      [0-9]")))
    )


def test_place_in_the_header_is_line_and_column() -> None:
    assert "--> page.html:2:3\n" in shown("<form>\r\n\u00a0 <input>", finding(Span(10, 17)))


def test_tag_is_named_where_its_beginning_is_not_shown() -> None:
    where = span(BOOKING, "required")
    assert ' in <input id="城市" name="city">' in shown(
        BOOKING, finding(where, subject=Subject("input", "城市", "city"))
    )
    assert " in <" not in shown(BOOKING, zip_finding())
    assert " in <" not in shown(BOOKING, finding(where, subject=None))


@pytest.mark.parametrize(
    ("levels", "summary"),
    [
        ("", "No findings in 5 files."),
        ("e", "Found 1 error in 1 of 5 files."),
        ("eeew", "Found 3 errors and 1 warning in 1 of 5 files."),
        ("ewwii", "Found 1 error, 2 warnings and 2 infos in 1 of 5 files."),
    ],
)
def test_summary(levels: str, summary: str) -> None:
    names = {"e": Level.ERROR, "w": Level.WARNING, "i": Level.INFO}
    hit = report("<input>", *(finding(Span(0, 7), level=names[level]) for level in levels))
    clean = [report("<p>")] * 4
    assert full.render([*clean, hit], color=False).splitlines()[-1] == summary


def test_summary_tells_of_safe_fixes_only_where_there_are_some() -> None:
    fix = Fix("Remove it", (Edit(Span(0, 7), ""),), safe=True)
    safe, unsafe = finding(Span(0, 7), fixes=(fix,)), finding(Span(0, 7), fixes=(replace(fix, safe=False),))
    assert shown("<input>", safe, safe).endswith("Found 2 errors in 1 file.\n[*] 2 findings have a safe fix.\n")
    assert shown("<input>", safe, unsafe).endswith("[*] 1 finding has a safe fix.\n")
    assert "[*]" not in shown("<input>", unsafe)


def test_remedy_is_said_once() -> None:
    fix = Fix("Remove it", (Edit(Span(0, 7), ""),), safe=True)
    assert shown("<input>", finding(Span(0, 7), help="Remove it", fixes=(fix,))).count("Remove it") == 1


def test_value_is_told_unless_the_message_does() -> None:
    assert '= value: "K1A 0B1"' in shown("<input>", finding(Span(0, 7), witness="K1A 0B1"))
    assert "= value" not in shown("<input>", finding(Span(0, 7), 'cuts "K1A 0B1"', witness="K1A 0B1"))


def test_diff_of_several_lines_shows_only_what_differs() -> None:
    text = "<form>\n  <input\n    a\n    b\n  >\n</form>"
    edits = (Edit(span(text, "\n    a"), ""), Edit(span(text, "b\n"), "c\n    d\n"))
    lines = shown(text, finding(Span(9, 15), fixes=(Fix("Do", edits, safe=True),))).splitlines()
    start = lines.index("help: Do")
    assert lines[start + 1 : start + 6] == ["3 -     a", "4 -     b", "3 +     c", "4 +     d", ""]


def test_long_diff_is_left_out() -> None:
    text = "<input\n" + "a\n" * 9 + ">"
    fixes = (Fix("Remove all", (Edit(Span(6, len(text) - 1), ""),), safe=True),)
    assert shown(text, finding(Span(0, 6), fixes=fixes)).split("help: ")[1].startswith("Remove all\n\nFound")


def test_page_of_one_huge_line_is_fast() -> None:
    text = "<p>界\u0301</p>" * 1_250_000 + BOOKING.replace("\n", " ")
    start = time.perf_counter()
    report = shown(text, *[zip_finding(text)] * 200)
    assert time.perf_counter() - start < 2
    assert max(map(cells, report.splitlines())) <= 100


# Properties

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
@given(findings(), st.integers(1, 120))
def test_any_finding_is_shown_safely_and_within_the_width(case: tuple[str, Finding], width: int) -> None:
    text, one = case
    plain = shown(text, one, width=width)
    assert not HOSTILE.search(plain)
    plain.encode()
    for line in plain.splitlines():
        assert cells(line) <= max(40, min(width, 100)) or line.lstrip().startswith(("-->", ":::"))
    colored = shown(text, one, width=width, color=True)
    assert ANSI.sub("", colored) == plain


@settings(deadline=None, max_examples=150)
@given(findings())
def test_any_finding_is_json_for_programs(case: tuple[str, Finding]) -> None:
    text, one = case
    output = json_reporter.render([report(text, one, path=text)])
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


def test_view_keeps_the_focus_in_sight() -> None:
    text = "x" * 500 + "FOCUS" + "y" * 500
    window = view(text, Span(0, len(text)), Span(500, 505), 41)
    assert window.text == "…" + "x" * 13 + "FOCUS" + "y" * 21 + "…"
    assert window.column(500) == 14


def test_view_uses_all_room_at_the_end_of_a_line() -> None:
    text = "x" * 500 + "FOCUS"
    assert view(text, Span(0, len(text)), Span(500, 505), 41).text == "…" + "x" * 34 + "FOCUS"


# Safe text


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


# Colour


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


# JSON


def strict(schema: Any) -> Any:
    """The schema, with unknown keys refused: what we write is all published."""
    if isinstance(schema, dict):
        closed = {key: strict(value) for key, value in schema.items()}
        return {**closed, "additionalProperties": False} if "properties" in schema else closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


def schema(name: str) -> Any:
    published = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return published


def test_json_is_as_published() -> None:
    reports = [
        report(BOOKING, zip_finding(), city_finding()),
        report("<p>"),
        report("<input>", finding(Span(0, 7), subject=None)),
    ]
    output = json.loads(json_reporter.render(reports))
    Draft202012Validator(strict(schema("check-v1.json"))).validate(output)
    assert output["summary"] == {"files": 3, "errors": 2, "warnings": 1, "infos": 0}
    assert [len(file["findings"]) for file in output["files"]] == [2, 0, 1]


def test_json_golden() -> None:
    golden("typical.json", json_reporter.render([report(BOOKING, zip_finding(), city_finding()), report("<p>")]))


def test_json_of_nothing() -> None:
    output = json.loads(json_reporter.render([]))
    Draft202012Validator(strict(schema("check-v1.json"))).validate(output)
    assert output["files"] == []


def test_schema_names_all_categories() -> None:
    assert set(schema("check-v1.json")["$defs"]["category"]["enum"]) == CATEGORIES


def test_json_positions_are_code_points() -> None:
    text = "\ufeff<p>\U0001f600\r\n\U0001f600<input>"
    [found] = json.loads(json_reporter.render([report(text, finding(span(text, "<input>")))]))["files"][0]["findings"]
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (2, 2, 2, 9)
    assert text[found["offset"] : found["end_offset"]] == "<input>"


def test_json_is_fast() -> None:
    reports = [report(BOOKING, *[zip_finding()] * 100)] * 100
    start = time.perf_counter()
    json_reporter.render(reports)
    assert time.perf_counter() - start < 3
