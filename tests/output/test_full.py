"""The report for people."""

import json
import re

import pytest
from growth import SLACK, lines_run
from reporting import ANSI, BOOKING, city_finding, finding, golden, rendered, report, shown, span, zip_finding

from formlint.html.source import Span
from formlint.knowledge import own
from formlint.knowledge.message import say, verbatim
from formlint.lint.report import Hidden, Place
from formlint.output.code_frame import view
from formlint.output.statistics import Row, statistics, statistics_json, statistics_text
from formlint.rule import documentation
from formlint.rule.hit import Edit, Fix, Level, Note
from formlint.system.escape import cells
from formlint.values.keyboard import keyboards


def test_typical_findings() -> None:
    golden("typical.txt", shown(BOOKING, zip_finding(), city_finding()))


def test_typical_findings_in_color() -> None:
    colored = shown(BOOKING, zip_finding(), city_finding(), color=True)
    golden("typical-color.txt", colored)
    assert ANSI.sub("", colored) == shown(BOOKING, zip_finding(), city_finding())


def test_long_message_on_a_narrow_terminal() -> None:
    message = 'cuts "K1A 0B1" (Canada), "SW1A 1AA" (United Kingdom), and the codes of 31 more territories'
    limit = span(BOOKING, 'maxlength="5"')
    golden("narrow.txt", shown(BOOKING, zip_finding()._replace(span=limit, message=message), width=60))


def test_one_line_page_is_shown_in_windows() -> None:
    filler = '<option value="x">Elsewhere</option>' * 40
    text = BOOKING.replace("\n", "").replace("  <label for", filler + "<label for")
    golden("minified.txt", shown(text, zip_finding(text)))


def test_far_reason_has_a_frame_of_its_own() -> None:
    text = BOOKING.replace("  <label", "\n" * 30 + "  <label")
    page = Note(verbatim('<html lang="en-CA"> says Canada'), span(text, 'lang="en-CA"'))
    golden("far.txt", shown(text, zip_finding(text)._replace(evidence=(*zip_finding(text).evidence, page))))


def test_hostile_text_is_made_visible() -> None:
    text = '\x1b[31mred\u202e<input\t\x00name="a\u0301\x07b" pattern="\u2028[界]+">\x9b\u2066'
    evidence = (Note(verbatim("name \x1b]0;x\x07 says\nnothing"), span(text, 'name="a\u0301\x07b"')),)
    golden("hostile.txt", shown(text, finding(span(text, 'pattern="\u2028[界]+"'), "a\tb\rc\u202e", evidence=evidence)))


def test_span_over_many_lines() -> None:
    text = '<form>\n  <input name="a"\n    pattern="\n      [a-z]\n      \n      [0-9]\n    ">\n</form>\n'
    where = span(text, text[text.index("pattern") : text.index(">\n</form>")])
    golden(
        "tall.txt", shown(text, finding(where, "matches no text"), finding(span(text, "[a-z]\n      \n      [0-9]")))
    )


def test_white_space_around_a_place_is_not_underlined() -> None:
    text = "<label>\n  Postal code \n</label>"
    assert shown(text, finding(Span(7, 22))).splitlines()[3:5] == ["2 |   Postal code", "  |   ^^^^^^^^^^^"]


def test_place_in_the_header_is_line_and_column() -> None:
    assert "--> page.html:2:3\n" in shown("<form>\r\n\u00a0 <input>", finding(Span(10, 17)))


def test_the_sentence_comes_first_with_level_and_rule() -> None:
    assert shown("<input>", finding(Span(0, 7))).splitlines()[:3] == [
        "error: is wrong [some-rule]",
        " --> page.html:1:1",
        "  |",
    ]


def test_a_long_sentence_goes_on_below_its_beginning() -> None:
    drawn = shown("<input>", finding(Span(0, 7), "is wrong " * 20), width=60).splitlines()
    assert [line[:15] for line in drawn[:4]] == ["error: is wrong", *["       is wrong"] * 3]


def test_a_reason_that_is_given_twice_is_said_once() -> None:
    evidence = tuple(
        Note(verbatim("the form offers Canada"), span(BOOKING, part)) for part in ("Country", "Canada", "ZIP")
    )
    drawn = shown(BOOKING, finding(span(BOOKING, "required"), evidence=evidence))
    assert drawn.count("the form offers Canada") == 1
    assert drawn.count("---") >= 3


def test_what_is_wider_than_a_hundred_columns_is_used() -> None:
    text = f'<input class="{"a " * 60}" id="x">'
    assert text in shown(text, finding(span(text, 'id="x"')), width=160)
    assert text not in shown(text, finding(span(text, 'id="x"')), width=100)


@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_change_is_shown_whole(width: int) -> None:
    attributes = " ".join(f'data-{number}="{number}"' for number in range(15))
    text = f'<input {attributes} maxlength="5">'
    fix = Fix(say("Write 8"), (Edit(span(text, 'maxlength="5"'), 'maxlength="8"'),), safe=True)
    drawn = shown(text, finding(span(text, 'maxlength="5"'), fixes=(fix,)), width=width)
    joined = " ".join(line.strip() for line in drawn.splitlines()).replace("  ", " ")
    assert f'1 - {text} 1 + <input {attributes} maxlength="8">' in joined
    assert max(map(cells, drawn.splitlines())) <= width


@pytest.mark.parametrize(
    ("levels", "summary"),
    [
        ("", "No findings in 5 files with 0 form fields."),
        ("e", "Found 1 error in 1 of 5 files."),
        ("eeew", "Found 3 errors and 1 warning in 1 of 5 files."),
        ("ewwii", "Found 1 error, 2 warnings, and 2 infos in 1 of 5 files."),
    ],
)
def test_summary(levels: str, summary: str) -> None:
    names = {"e": Level.ERROR, "w": Level.WARNING, "i": Level.INFO}
    hit = report("<input>", *(finding(Span(0, 7), level=names[level]) for level in levels))
    clean = [report("<p>")] * 4
    assert rendered("full", *clean, hit, fold=False).splitlines()[-2 if levels else -1] == summary


def test_summary_counts_forms_fields_and_what_is_hidden() -> None:
    hidden = (Hidden(finding(Span(0, 3)), "page"), Hidden(finding(Span(0, 3)), "settings"))
    one = report("<p>", finding(Span(0, 3)))._replace(forms=2, fields=1200, hidden=hidden)
    two = report("<p>")._replace(forms=1, fields=30, hidden=(Hidden(finding(Span(0, 3)), "baseline"),))
    assert rendered("full", one, two).splitlines()[-3:-1] == [
        "Found 1 error in 1 of 2 files with 3 forms and 1,230 fields.",
        "Not shown: 2 ignored and 1 in the baseline.",
    ]
    assert rendered("full", two).splitlines() == [
        "No findings in 1 file with 1 form and 30 fields.",
        "Not shown: 1 in the baseline.",
    ]


def test_other_pages_with_the_same_form_are_told_of() -> None:
    places = tuple(Place(f"{n}.html", n, 7) for n in range(1, 1832))
    drawn = shown("<input>", finding(Span(0, 7), places=places))
    assert "= pages: the same on 1,832 pages, also 1.html:1:7, 2.html:2:7, 3.html:3:7, and 1,828 more" in drawn
    assert "also 1.html:1:7\n" in shown("<input>", finding(Span(0, 7), places=places[:1]))


def test_the_worst_rule_is_named_where_no_site_documents_it(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted = finding(Span(0, 7), rule="doubted", confidence=0.8)
    mild = finding(Span(0, 7), rule="mild", level=Level.WARNING)
    page = report("<input>", mild, doubted, finding(Span(0, 7), rule="pattern-not-compiled"))
    assert "`formlint rule pattern-not-compiled`" in rendered("full", page).splitlines()[-1]
    assert "formlint rule" not in rendered("full", report("<input>"))
    monkeypatch.setattr(documentation, "SITE", "https://example.org/")
    assert "formlint rule" not in rendered("full", page)
    there = "\x1b]8;;https://example.org/rules/pattern-not-compiled/\x1b\\[pattern-not-compiled]\x1b]8;;\x1b\\"
    assert there in rendered("full", page, links=True)
    assert there not in rendered("full", page)


@pytest.mark.parametrize("name", ["concise", "full", "grouped"])
def test_places_are_hyperlinks_on_terminals(name: str) -> None:
    page = report("<input>", finding(Span(0, 7)), path="a b.html")
    linked = rendered(name, page, links=True, folder="/site")
    assert "\x1b]8;;file:///site/a%20b.html\x1b\\a b.html" in linked
    assert re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", linked) == rendered(name, page)


def test_statistics_count_by_rule() -> None:
    fix = Fix(say("Remove it"), (Edit(Span(0, 7), ""),), safe=True)
    mild = finding(Span(0, 7), rule="mild", level=Level.INFO)
    fixable = finding(Span(0, 7), fixes=(fix,), places=(Place("c.html", 1, 1),))
    pages = [report("<input>", mild, fixable, finding(Span(0, 7))), report("<input>", fixable, path="b.html")]
    rows = statistics(pages, "rule")
    assert rows == (Row("some-rule", Level.ERROR, 3, 2, 3), Row("mild", Level.INFO, 1, 0, 1))
    assert list(statistics_text(rows, color=False)) == [
        "3  error    [-]  some-rule",
        "1  info          mild",
        "[*] all have a safe fix, [-] some",
    ]
    written = json.loads(statistics_json(rows, "rule"))["rows"][1]
    assert written == {"name": "mild", "level": "info", "findings": 1, "fixable": 0, "pages": 1}
    assert list(statistics_text((), color=False)) == []


def test_statistics_count_a_finding_for_each_of_its_territories() -> None:
    pages = [report(BOOKING, zip_finding(), city_finding(), finding(Span(0, 7)))]
    rows = {row.name: row.findings for row in statistics(pages, "territory")}
    assert (rows["CA"], rows["FR"], rows["-"]) == (2, 1, 1)
    assert {row.name for row in statistics(pages, "purpose")} == {"postal-code", "address-level2", "-"}
    assert len(statistics(pages, "category")) == 3


def test_summary_tells_of_safe_fixes_only_where_there_are_some() -> None:
    fix = Fix(say("Remove it"), (Edit(Span(0, 7), ""),), safe=True)
    safe, unsafe = finding(Span(0, 7), fixes=(fix,)), finding(Span(0, 7), fixes=(fix._replace(safe=False),))
    other = safe._replace(witness="other")
    assert shown("<input>", safe, other).splitlines()[-3:-1] == [
        "Found 2 errors in 1 file.",
        "[*] 2 findings have a safe fix.",
    ]
    assert shown("<input>", safe, unsafe).splitlines()[-2] == "[*] 1 finding has a safe fix."
    assert "[*]" not in shown("<input>", unsafe)


def test_remedy_is_said_once() -> None:
    fix = Fix(say("Remove it"), (Edit(Span(0, 7), ""),), safe=True)
    assert shown("<input>", finding(Span(0, 7), help=say("Remove it"), fixes=(fix,))).count(say("Remove it")) == 1


def test_value_is_told_unless_the_message_does() -> None:
    assert '= value: "K1A 0B1"' in shown("<input>", finding(Span(0, 7), witness="K1A 0B1"))
    assert "= value" not in shown("<input>", finding(Span(0, 7), 'cuts "K1A 0B1"', witness="K1A 0B1"))


def test_keyboard_is_drawn() -> None:
    [keyboard, *_] = keyboards(own(), "text", "numeric", None)
    drawn = shown("<input>", finding(Span(0, 7), keyboard=keyboard), width=100)
    [line] = [line for line in drawn.splitlines() if "= keyboard:" in line]
    assert keyboard.name in line
    assert " / ".join(keyboard.grid) in line
    output = rendered("json", report("<input>", finding(Span(0, 7), keyboard=keyboard)))
    [found] = json.loads(output)["files"][0]["findings"]
    assert found["keyboard"] == {"platform": keyboard.platform, "name": keyboard.name}


def test_diff_of_several_lines_shows_only_what_differs() -> None:
    text = "<form>\n  <input\n    a\n    b\n  >\n</form>"
    edits = (Edit(span(text, "\n    a"), ""), Edit(span(text, "b\n"), "c\n    d\n"))
    lines = shown(text, finding(Span(9, 15), fixes=(Fix(say("Do"), edits, safe=True),))).splitlines()
    start = lines.index("help: Do")
    assert lines[start + 1 : start + 6] == ["3 -     a", "4 -     b", "3 +     c", "4 +     d", ""]


def test_long_diff_is_left_out() -> None:
    text = "<input\n" + "a\n" * 9 + ">"
    fixes = (Fix(say("Remove all"), (Edit(Span(6, len(text) - 1), ""),), safe=True),)
    assert shown(text, finding(Span(0, 6), fixes=fixes)).split("help: ")[1].startswith("Remove all\n\nFound")


def test_a_huge_line_is_looked_at_near_the_finding_only() -> None:
    def shown_in(size: int) -> str:
        text = "<p>界\u0301</p>" * size + BOOKING.replace("\n", " ")
        return shown(text, *[zip_finding(text)] * 20)

    assert max(map(cells, shown_in(1_000_000).splitlines())) <= 100
    assert lines_run(lambda: shown_in(40_000)) < SLACK * lines_run(lambda: shown_in(1_000))


def test_view_keeps_the_focus_in_sight() -> None:
    text = "x" * 500 + "FOCUS" + "y" * 500
    window = view(text, Span(0, len(text)), Span(500, 505), 41)
    assert window.text == "…" + "x" * 13 + "FOCUS" + "y" * 21 + "…"
    assert window.column(500) == 14


def test_view_uses_all_room_at_the_end_of_a_line() -> None:
    text = "x" * 500 + "FOCUS"
    assert view(text, Span(0, len(text)), Span(500, 505), 41).text == "…" + "x" * 34 + "FOCUS"
