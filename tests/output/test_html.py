"""The report to look at: what it shows of a finding, what it leaves out of a large run, and that nothing gets out."""

import re
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_html import read
from reporting import BOOKING, HOSTILE, city_finding, finding, report, results, span, zip_finding

from formlint import knowledge
from formlint.html.source import Source, Span, decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding, Hidden, Place, Report, Results, summarize
from formlint.output.html import render
from formlint.output.html.keyboards import board, described, drawing, marks, shows
from formlint.output.html.markup import Html, join, tag, text
from formlint.output.target import Target
from formlint.values.keyboard import keyboards as keyboards_in

keyboards = partial(keyboards_in, knowledge.own())


def html_of(*reports: Report) -> str:
    html = "".join(render(results(*reports), Target()))
    read(html)
    return html


def said(html: str) -> str:
    return " ".join("".join(read(html).texts).split())


def of_example(checkout: Path, name: str, *serves: str) -> str:
    path = checkout / "examples" / name
    return html_of(engine.check(decode(path.read_bytes(), name), Config(serves=serves)))


def test_a_token_that_is_missing_is_no_value_that_fails() -> None:
    field = '<label>{} <input name="{}"></label>'
    fields = (("Name", "name"), ("E-mail", "email"), ("City", "city"))
    page = f"<form><h2>Checkout</h2>{''.join(field.format(*one) for one in fields)}<button>Pay</button></form>"
    asked = Config(select=frozenset({"autocomplete-missing"}))
    words = said(html_of(engine.check(decode(page.encode(), "page.html"), asked)))
    assert 'without autocomplete="email"' in words
    assert "Value that fails" not in words


def test_the_keypad_that_lacks_letters(checkout: Path) -> None:
    html = of_example(checkout, "hotel-booking.html")
    words = said(html)
    assert "1 error" in words
    assert "Value that fails: K1A 0B1 (Canada)" in words
    assert "People get: iPhone number pad" in words
    assert "People get: Gboard number pad" in words
    assert "Not on it: ✕K✕A✕space✕B" in words
    assert "They need: letters (Canada)" in words
    assert "<mark>inputmode=&quot;numeric&quot;</mark>" in html
    assert "<del> inputmode=&quot;numeric&quot;</del>" in html
    assert "label &quot;Postal code&quot; says postal-code" in html
    assert "examples/" not in words
    assert "hotel-booking.html:94:57" in words


def test_the_field_is_drawn_and_not_copied(checkout: Path) -> None:
    html = of_example(checkout, "hotel-booking.html")
    assert 'aria-label="Drawing of the field: &quot;Postal code&quot;, type text, must be filled in"' in html
    assert "<input" not in html
    assert "<select" not in html


@pytest.mark.parametrize(
    ("control", "drawing"),
    [
        ('<textarea id="a" name="zip" inputmode="numeric">x</textarea>', "a text area"),
        ('<input id="a" name="zip" type="password" value="secret">', 'type password, showing "••••••••"'),
        ('<input id="a" name="zip" value="12345">', 'type text, showing "12345"'),
        ('<input id="a" name="zip" placeholder="e.g. 1">', 'type text, showing "e.g. 1"'),
        ('<select id="a" name="zip"><option>One<option selected>Two</select>', 'list to choose from, showing "Two"'),
        ('<input id="a" name="zip" type="checkbox">', "type checkbox"),
    ],
)
def test_each_sort_of_field_is_drawn(control: str, drawing: str) -> None:
    page = f'<form><label for="a">Postal code</label>{control}</form>'
    html = html_of(report(page, finding(span(page, 'name="zip"'))))
    assert drawing.replace('"', "&quot;") in html
    assert "secret" not in html.partition("</h5>")[0]


def test_a_finding_on_no_field_has_no_drawing() -> None:
    html = html_of(report(BOOKING, finding(span(BOOKING, '<html lang="en-CA">'), subject=None)))
    assert "The page itself" in said(html)
    assert "Drawing of the field" not in html


def test_pages_without_findings_make_a_report_too() -> None:
    words = said(html_of(report(BOOKING), report(BOOKING, path="b.html")))
    assert "No findings on 2 pages" in words
    assert "By rule" not in words


def test_all_pages_of_a_finding_are_told_and_many_are_counted() -> None:
    places = tuple(Place(f"page{n}.html", n, 1) for n in range(1, 31))
    words = said(html_of(report(BOOKING, zip_finding()._replace(places=places))))
    assert "on 31 pages" in words
    assert "page20.html:20:1" in words
    assert "page21.html" not in words
    assert "and 10 more pages" in words


def test_the_indexes_count_all_and_link_to_what_is_shown() -> None:
    html = html_of(report(BOOKING, zip_finding(), city_finding()))
    assert 'id="rule-keyboard-lacks-character"' in html
    assert '<a href="#f1">zip</a>' in html
    assert '<a href="#f1">keyboard-lacks-character: zip</a>' in html
    assert said(html).count("pattern-refuses-name: city") == 14


def test_a_large_run_shows_the_worst_and_counts_the_rest() -> None:
    page = BOOKING
    one = zip_finding()
    milder = city_finding()._replace(rule="milder")
    many = [report(page, milder, one, path=f"p{n}.html") for n in range(400)]
    html = "".join(render(Results(many, summarize(many)), Target()))
    words = said(html)
    assert "400 errors and 400 warnings on 400 pages" in words
    assert "Shown are the 60 worst of 800 findings, at most 30 of a rule" in words
    assert html.count('class="finding error"') == 30
    assert len(html) < 400_000


def test_ignored_findings_are_counted() -> None:
    hidden = report(BOOKING)._replace(hidden=(Hidden(zip_finding(), "page", "known"),))
    assert "Not shown" in said(html_of(hidden))


def test_the_policy_allows_the_one_style_sheet_only() -> None:
    html = html_of(report(BOOKING, zip_finding()))
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    policy = unescape(policy)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert html.count("<style>") == 1
    assert "@import" not in html
    assert "url(#stripes)" in html
    assert html.count("url(") == 1


ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=[]),
        st.sampled_from("<>=\"'& \n\r\t\0\x1b\x85\u200d\u202e\u2028\ud800--><script>"),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(ANY, ANY, ANY, ANY)
def test_whatever_a_page_holds_stays_text(label: str, name: str, message: str, path: str) -> None:
    page = f'<form><label for=a>{label}</label>\n<input id=a name="{name}"> pattern="{message}"'
    start = min(len(page), 6 + len(label))
    one = finding(Span(start, len(page)), message, witness=name, attribute=label)
    html = html_of(Report(Source(path, page, "utf-8"), (one,)))
    assert not HOSTILE.search(html)
    html.encode()


@settings(deadline=None, max_examples=100)
@given(ANY)
def test_markup_is_made_of_tags_and_escaped_texts(value: str) -> None:
    made = tag("p", value, tag("b", value), title=value, class_="x", hidden=False, open=True, data_a=None)
    assert made.count("<") == made.count(">") == 4
    assert not HOSTILE.search(made)
    assert join(made, None, "") == made
    assert text(made) == made
    assert isinstance(text(value), Html)


def keys(markup: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", markup)


@pytest.mark.parametrize(
    ("territory", "first", "letter"),
    [(None, "q", "y"), ("FR", "a", "a"), ("DE", "q", "z"), ("RU", "й", "ц"), ("CA", "q", "k"), ("JP", "→", "あ")],
)
def test_letters_stand_as_in_the_territory(territory: str | None, first: str, letter: str) -> None:
    of = board(keyboards("text", None, None)[0], territory)
    shown = keys(drawing(of))
    assert shown[0] == first
    assert letter in shown
    assert shows(of, [letter.upper()])
    assert of.name == "iPhone keyboard"
    assert described(of).startswith(first)


def test_the_decimal_key_is_that_of_the_region() -> None:
    pad = keyboards("text", "decimal", None)[0]
    assert "," in keys(drawing(board(pad, "DE")))
    assert "." in keys(drawing(board(pad, "US")))


def test_marks_frame_the_keys_that_are_needed_and_no_others() -> None:
    of = board(keyboards("text", None, None)[0], "CA")
    assert keys(marks(of, "K1A")) == ["a", "k"]
    assert keys(marks(of, " ")) == ["space"]
    assert marks(of, "1") == ""


def test_every_layout_is_drawn_within_its_frame() -> None:
    shown = {board(keyboard, code) for code in knowledge.own().codes() for keyboard in keyboards("text", None, None)}
    assert len({of.rows for of in shown if of.platform == "iPhone"}) > 15
    for of in shown:
        places = re.findall(r'x="([\d.]+)" y="(\d+)" width="([\d.]+)"', drawing(of))
        assert len(places) == sum(map(len, of.rows))
        for x, y, width in places:
            assert float(x) >= 0
            assert float(x) + float(width) <= 300.5
            assert int(y) + 34 <= of.height


def test_every_language_of_a_layout_is_named_once() -> None:
    layouts = knowledge.own().table("devices/layouts")["layouts"]
    languages = [language for layout in layouts.values() for language in layout.get("languages", ())]
    territories = [code for layout in layouts.values() for code in layout.get("territories", ())]
    assert len(languages) == len(set(languages))
    assert len(territories) == len(set(territories))
    assert set(territories) <= set(knowledge.own().codes())


def test_a_finding_of_a_house_rule_and_territory_is_shown() -> None:
    one: Finding = zip_finding()._replace(rule="house-rule", territories=("XX",))
    words = said(html_of(report(BOOKING, one)))
    assert "house-rule" in words
    assert "(XX)" in words
