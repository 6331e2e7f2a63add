"""The report to look at: what it shows of a finding, what it leaves out of a large run, and that nothing gets out."""

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_html import SCRIPT, read
from reporting import BOOKING, HOSTILE, city_finding, finding, report, results, span, zip_finding

from formlint import knowledge
from formlint.html.source import Source, Span, decode
from formlint.knowledge.message import TerritoryName, say, verbatim
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding, Hidden, Notice, Place, Report, Results, summarize
from formlint.output.html import render
from formlint.output.html.keyboards import board, described, drawing, marks, shows
from formlint.output.html.markup import Element, Html, join, tag, text, write
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
    assert 'Add autocomplete="email"' in words
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
    assert "hotel-booking.html" in words
    assert "line 94, column 57" in words


def test_the_field_is_drawn_and_not_copied(checkout: Path) -> None:
    html = of_example(checkout, "hotel-booking.html")
    assert 'aria-label="Drawing of the field: &quot;Postal code&quot;, type text, must be filled in"' in html
    assert read(html).controls == []


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
    assert "and on 30 other pages with the same form" in words
    assert "page20.html:20:1" in words
    assert "page21.html" not in words
    assert "and 10 more" in words


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
    many = [report(page, milder, one, path=f"p{n}.html") for n in range(1300)]
    html = "".join(render(Results(many, summarize(many)), Target()))
    words = said(html)
    assert "1,300 errors and 1,300 warnings on 1,300 pages" in words
    assert "2,060 of 2,600 findings are shown: the worst in full, at most 30 for each rule" in words
    assert html.count('class="finding error"') == 30
    assert html.count('<li class="finding"') == 2000
    assert len(html) < 1_200_000


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
    element = tag("p", value, tag("b", value), title=value, class_="x", hidden=False, open=True, data_a=None)
    made = write(element)
    assert made.count("<") == made.count(">") == 4
    assert not HOSTILE.search(made)
    assert write(join(element, None, "")) == made
    assert write(say("{element}", element=element)) == made
    assert text(made) == made
    assert isinstance(text(value), Html)


def keys(drawn: Element) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", write(drawn))


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
    assert write(marks(of, "1")) == ""


def test_every_layout_is_drawn_within_its_frame() -> None:
    shown = {board(keyboard, code) for code in knowledge.own().codes() for keyboard in keyboards("text", None, None)}
    assert len({of.rows for of in shown if of.platform == "iPhone"}) > 15
    for of in shown:
        places = re.findall(r'x="([\d.]+)" y="(\d+)" width="([\d.]+)"', write(drawing(of)))
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


# The whole: language, filter, pages, notices, narrow windows


def in_language(lang: str, *reports: Report, **target: Any) -> str:
    html = "".join(render(results(*reports), Target(lang=lang, **target)))
    read(html)
    return html


def test_the_page_is_in_the_language_of_its_reader(checkout: Path) -> None:
    path = checkout / "examples" / "hotel-booking.html"
    page = engine.check(decode(path.read_bytes(), path.name), Config(lang="de"))
    html = in_language("de", page)
    assert html.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert "Kanada" in said(html)


def test_what_its_catalog_lacks_stays_english_and_says_so() -> None:
    one = finding(span(BOOKING, 'name="zip"'), message="x")._replace(
        message=say("is {colour} & untranslated", colour="<b>")
    )
    html = in_language("ja", report(BOOKING, one))
    assert '<span lang="en">is &lt;b&gt; &amp; untranslated</span>' in html
    assert '<span lang="en">' not in in_language("en", report(BOOKING, one))


def test_what_was_said_before_is_in_the_language_it_was_said_in() -> None:
    one = finding(span(BOOKING, 'name="zip"'))._replace(message=verbatim("weist „K1A 0B1“ ab"))
    html = in_language("de", report(BOOKING, one))
    assert "weist „K1A 0B1“ ab</h6>" in html
    assert 'lang="en">weist' not in html


def test_texts_of_the_page_are_in_its_language() -> None:
    page = '<html lang="{}"><form><label for="a">Straße</label><input id="a" name="zip"></form>'
    for lang, marked in (("de-AT", "de-AT"), ("xx-klingon", ""), ('de"><script>', "")):
        text_of = page.format(lang.replace('"', "&quot;"))
        html = html_of(report(text_of, finding(span(text_of, 'name="zip"'))))
        assert f'<bdi lang="{marked}">Straße</bdi>' in html


def test_a_message_holds_elements_and_backquotes_are_code() -> None:
    said_in = say(
        "`maxlength` cuts {value} in {territory}", value=tag("b", "<1>"), territory=TerritoryName("Spain", "ES")
    )
    assert write(said_in) == "<code>maxlength</code> cuts <b>&lt;1&gt;</b> in Spain"
    assert write(tag("p", say("{a} and {b}", a=said_in, b="`"), lang="en")) == f"<p>{write(said_in)} and `</p>"


def test_each_finding_says_by_what_it_is_filtered() -> None:
    html = html_of(report(BOOKING, zip_finding(), city_finding()))
    assert 'data-level="error" data-rule="keyboard-lacks-character" data-territories="CA"' in html
    assert read(html).controls == [None, "level", "level", "rule", "territory", "text", None]
    assert '<option value="CA">Canada (2)</option>' in html
    assert '<option value="pattern-refuses-name">pattern-refuses-name (1)</option>' in html
    [form] = re.findall(r"<form[^>]*>", html)
    assert " hidden" in form  # the script shows it


def test_one_finding_needs_no_filter_and_no_script() -> None:
    html = html_of(report(BOOKING, zip_finding()))
    assert read(html).controls == []
    assert "<script" not in html
    assert "script-src" not in html


def test_the_policy_allows_the_script_of_the_filter_only() -> None:
    html = html_of(report(BOOKING, zip_finding(), city_finding()))
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in unescape(policy)
    assert "unsafe" not in policy
    assert html.count("<script") == 1


def test_the_same_in_a_form_is_one_finding_with_its_places() -> None:
    page = "<form>\n" + "\n".join(f'<input name="f{n}">' for n in range(6)) + "</form>"
    many = [finding(span(page, f'name="f{n}"'), attribute="name", form="form") for n in range(6)]
    html = html_of(report(page, *many))
    words = said(html)
    assert html.count('class="finding error"') == 1
    assert "The same in 5 more places" in words
    assert "line 3, column 8: <input>" in words


def test_pages_are_listed_and_lead_to_themselves() -> None:
    two = [report(BOOKING, zip_finding(), path=path) for path in ("site/a b.html", "../javascript:x.html")]
    html = in_language("", *two, folder="/p", file="/p/out/report.html")
    assert sorted(read(html).pages) == ["./../../javascript%3Ax.html", "./../site/a%20b.html"]
    assert '<a href="#p1">site/a b.html</a>' in html
    assert "Pages with findings: 2" in said(html)
    assert read(html_of(*two)).pages == []  # nobody knows where the report will lie


def test_notices_are_a_part_of_their_own_each_said_once() -> None:
    notices = [Notice(f"{n}.jsx", "JSX needs formlint[jsx]") for n in range(3)]
    notices.append(Notice("late.html", "cannot be read", failed=True))
    html = "".join(render(results(report(BOOKING))._replace(notices=tuple(notices)), Target()))
    words = said(html)
    assert words.count("JSX needs formlint[jsx]") == 1
    assert "3 files 0.jsx1.jsx2.jsx" in words.replace("files0", "files 0")
    assert words.index("late.html: cannot be read") < words.index("JSX needs")
    assert '<h2 id="unchecked">Not checked, or in doubt</h2>' in html


def test_the_caveat_stands_beside_the_number(checkout: Path) -> None:
    words = said(of_example(checkout, "hotel-booking.html"))
    number, caveat = words.index("million people live there"), words.index("This is an upper bound: it counts everyone")
    assert 0 < caveat - number < 250
    assert "with or without a value like K1A 0B1." in words


def test_cells_say_what_their_column_is(checkout: Path) -> None:
    html = of_example(checkout, "hotel-booking.html")
    rows = re.findall(r'<tr role="row"><th scope="row".*?</tr>', html)
    assert rows
    for row in rows:
        assert row.count('role="cell"') == row.count('<span class="col" aria-hidden="true">') == 5
