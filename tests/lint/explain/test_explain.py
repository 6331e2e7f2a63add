"""The reasoning about a control, as people and programs get it."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from places import EXAMPLES, SCHEMAS
from reporting import ANSI, HOSTILE

from formlint.html.source import Source, decode
from formlint.knowledge.message import say
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.explain.explain import explain
from formlint.lint.explain.location import NoControlError, Place, PlaceError, parse_place
from formlint.lint.explain.model import Answer, Explanation
from formlint.output.explain import render
from formlint.output.target import Target
from formlint.rule.discovery import rules
from formlint.rule.hit import Hit
from formlint.system.escape import cells

NO_ATTRIBUTES = "the control has none of the attributes that they look at"
ZIP = '<form>\n<label>Postal code\n<input name="zip" {}></label></form>'


def explained(text: str, line: int, column: int | None = None, serves: str = "CA") -> tuple[Explanation, ...]:
    config = Config(serves=tuple(serves.split()))
    return explain(engine.analyse(Source("page.html", text, "utf-8"), config), line, column)


def told(text: str, line: int, serves: str = "CA", form: str = "text", width: int | None = None) -> str:
    source = Source("page.html", text, "utf-8")
    return render(source, explained(text, line, None, serves), form, Target(width=width))


def one_line(text: str) -> str:
    return " ".join(text.split())


def answers(attributes: str, serves: str = "CA") -> dict[str, Answer]:
    [one] = explained(ZIP.format(attributes), 3, None, serves)
    return {question.rule: question.answer for question in one.questions}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("page.html:12", Place("page.html", 12)),
        ("page.html:12:4", Place("page.html", 12, 4)),
        (r"C:\site\page.html:7", Place(r"C:\site\page.html", 7)),
        ("a:1/page.html:7:1", Place("a:1/page.html", 7, 1)),
    ],
)
def test_places(text: str, place: Place) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize("text", ["page.html", "page.html:", "page.html:0", "page.html:3:0", ":3", "page.html:x", ""])
def test_what_is_no_place_is_told(text: str) -> None:
    with pytest.raises(PlaceError, match="FILE:LINE"):
        parse_place(text)


def test_control_is_found_by_its_tag_its_label_and_its_options() -> None:
    text = '<label>\nZip\n<input\nname="zip"\n></label>\n<select name="a">\n<option>x\n</select>\n<p>\n'
    assert [explained(text, line)[0].field.control.name for line in (1, 2, 3, 4, 5)] == ["zip"] * 5
    assert [explained(text, line)[0].field.control.name for line in (6, 7)] == ["a"] * 2


def test_column_chooses_among_the_controls_of_a_line() -> None:
    text = '<p>  <input name="a">   <input name="b"></p>'
    assert [one.field.control.name for one in explained(text, 1)] == ["a", "b"]
    assert [explained(text, 1, column)[0].field.control.name for column in (1, 6, 20, 25, 99)] == [
        "a",
        "a",
        "a",
        "b",
        "b",
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (1, "no control on line 1; the nearest is on line 3"),
        (5, "no control on line 5; the nearest are on lines 3 and 7"),
        (8, "no control on line 8; the nearest is on line 7"),
        (99, "line 99 does not exist; the last line is 8"),
    ],
)
def test_line_without_a_control_is_told(line: int, message: str) -> None:
    with pytest.raises(NoControlError, match=message):
        explained("<p>\n\n<input>\n\n\n\n<input>\n<p>", line)


def test_page_without_controls_is_told() -> None:
    with pytest.raises(NoControlError, match="no control on line 1: the page has none"):
        explained("<p>", 1)


def test_keyboard_that_lacks_a_letter() -> None:
    text = one_line(told(ZIP.format('inputmode="numeric"'), 3, "CA US"))
    assert 'Canada (CA): - "K1A 0B1" (also "K1A0B1"' in text
    assert 'the iPhone number pad lacks "K", so it cannot be typed' in text
    assert 'United States (US): - "02139"' in text
    assert "accepted, and can be typed" in text
    assert 'it types only "0123456789"' in text
    assert "hit: keyboard-lacks-character, error" in text
    assert text.index("Canada (CA): -") < text.index("United States (US): -"), "hits come first"


def test_booking_example_can_be_followed() -> None:
    source = decode((EXAMPLES / "hotel-booking.html").read_bytes(), "hotel-booking.html")
    line = source.text[: source.text.index('id="postal"')].count("\n") + 1
    shown = render(source, explain(engine.analyse(source, Config()), line), "text")
    for words in ("postal code (postal-code)", "the form offers Canada", "K1A 0B1", "libaddressinput", "number pad"):
        assert words in one_line(shown)
    assert max(map(cells, shown.splitlines())) <= 80


def test_refused_and_cut_values() -> None:
    refused = one_line(told(ZIP.format(r'pattern="\d{5}"'), 3))
    assert '- "K1A 0B1" (also "K1A0B1", "k1a 0b1", and "k1a0b1"), "H3Z 2Y7"' in refused
    assert ": rejected by pattern; no other spelling is accepted either" in refused
    assert 'cut to "K1A 0B" by maxlength; "K1A0B1" is accepted' in one_line(told(ZIP.format("maxlength=6"), 3))
    assert "rejected by type; no other" in one_line(told(ZIP.format("type=number"), 3))


def test_options_are_what_can_be_chosen() -> None:
    text = (
        '<form><label>Province <select name="province"><option value="">?<option>Ontario<option>Québec</select></form>'
    )
    shown = one_line(told(text, 1))
    assert "one of its 3 options" in shown
    assert "not among the options" in shown
    assert "Keyboards that it shows: none" in shown


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        (r'pattern="[0-9 ()-]+"', "is invalid with the v flag, so browsers ignore it"),
        (r'pattern="(a)\1"', "contains a backreference, so the set of accepted values cannot be determined"),
        (r'pattern="\d+"', r'pattern="\d+" is valid; the whole value must match it'),
        ('type="number" pattern="x" maxlength="3"', 'maxlength="3" has no effect on this type'),
        ('maxlength="x"', "is not a number, so it has no effect"),
        ('minlength="-"', "is not a number, so it has no effect"),
        ('maxlength="{{ n }}"', "maxlength is set by template code, so its value is unknown"),
        ('type="{{ t }}"', "its type is set by template code"),
        ("{{ more }}", "template code may add other attributes"),
        ('type="telephone"', 'type="telephone" is not a valid type, so browsers treat it as text'),
        ("", 'type="text", the default'),
        ('type="number" min="1" step="2"', 'step="2": only multiples of 2, counted from 1'),
        ('type="number" step="any"', "no step"),
        ('type="email" multiple', "several, separated by commas"),
        ("required minlength=3 maxlength=9", "at most 9 UTF-16 code units"),
        ('type="checkbox" required', "an option must be selected"),
        ("readonly", "the value cannot be changed"),
        ("disabled", "the control cannot be used"),
    ],
)
def test_constraints_in_words(attributes: str, sentence: str) -> None:
    assert sentence in one_line(told(ZIP.format(attributes), 3))


def test_textarea_and_novalidate_in_words() -> None:
    text = one_line(told("<form novalidate>\n<textarea multiple></textarea></form>", 2))
    assert "any text, with line breaks" in text
    assert "the browser does not check it" in text


def test_answers_of_the_rules() -> None:
    found = answers(r'type=tel pattern="\d{3}-\d{2}"', "CA US")
    assert found["postal-pattern-rejects-valid"] is Answer.HIT
    assert found["pattern-not-compiled"] is Answer.NO_HIT
    assert "name-pattern-rejects-valid" not in found
    assert list(found.values()) == sorted(found.values(), key=list(Answer).index)


def test_rule_that_leaves_it_to_another_is_told() -> None:
    [one] = explained(ZIP.format(r'pattern="/^\d{5}$/"'), 3, None, "US")
    left = [question.text for question in one.questions if question.answer is Answer.LEFT]
    assert any(text.endswith("; pattern-slash-delimited tells more about it") for text in left)


def test_a_rule_says_why_it_tells_nothing_of_what_it_knows() -> None:
    page = "<form><h1>Guest</h1>\n<label>First name <input name=guest_first_name></label></form>"
    [one] = explained(page, 2)
    (silent,) = [question for question in one.questions if question.rule == "autocomplete-missing"]
    assert (silent.answer, silent.text) == (
        Answer.NO_HIT,
        "the page does not show that it asks for the user's own data",
    )
    assert f"no finding, because {silent.text}: autocomplete-missing" in one_line(told(page, 2))


def test_rule_on_the_page_is_told_where_it_hits_the_tag() -> None:
    [template] = [rule for rule in rules() if rule.id == "xhtml-not-well-formed"]
    rule = replace(template, check=lambda page: (Hit(one.element.span, say("is odd")) for one in page.controls))
    beliefs = engine.analyse(Source("page.html", "<input>\n<input>", "utf-8"), Config())
    [one] = explain(beliefs, 2, known=[rule])
    (question,) = one.questions
    assert question.answer is Answer.HIT
    assert question.text.startswith("`<input>`")
    assert question.text.endswith(" is odd")


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ("readonly", "the control is read-only"),
        ("disabled", "the control is disabled"),
        ("hidden", "the control is hidden"),
        ("aria-hidden=true", "the control is kept from people, for scripts or programs"),
        ("type=submit", "it is a button"),
    ],
)
def test_rules_are_not_asked_about_what_nobody_fills_in(attributes: str, reason: str) -> None:
    [one] = explained(ZIP.format(attributes), 3)
    assert {question.answer for question in one.questions} == {Answer.NOT_ASKED}
    assert {question.text for question in one.questions} == {reason}
    assert one.keyboards == ()
    assert reason in one_line(told(ZIP.format(attributes), 3))


def test_weak_meaning_is_a_reason_not_to_ask() -> None:
    beliefs = engine.analyse(Source("page.html", ZIP.format(""), "utf-8"), Config(serves=("CA",)))
    weak = [type(field)(field.control, field.purpose, 0.45) for field in beliefs.fields]
    [one] = explain(replace(beliefs, fields=tuple(weak)), 3)
    reasons = {question.text for question in one.questions if question.answer is Answer.NOT_ASKED}
    assert reasons == {"the confidence that the field asks for postal code is below 60%", NO_ATTRIBUTES}


def test_what_the_page_leaves_open_is_told() -> None:
    page = "<form><h1>Invitation</h1>\n<label>Password <input type=password name=password></label></form>"
    assert "sure; the page leaves open whether it asks for new password" in one_line(told(page, 2))
    assert json.loads(told(page, 2, form="json"))["files"][0]["controls"][0]["rival"] == "new-password"
    assert "leaves open" not in told(ZIP.format(""), 3)


def test_unknown_meaning_and_audience() -> None:
    text = one_line(told('<input name="x9">', 1, ""))
    assert "What it asks for: unknown" in text
    assert "Whom the form serves: unknown" in text
    assert "unknown, because the meaning of the field is unknown" in text


def test_undecided_constraints_stay_unknown() -> None:
    [one] = explained(ZIP.format('pattern="{{ p }}"'), 3)
    assert all(worth.taken is None for valid in one.valid for worth in valid.worths)
    assert "unknown whether it is accepted" in one_line(told(ZIP.format('pattern="{{ p }}"'), 3))


def test_json_is_as_published() -> None:
    schema = json.loads((SCHEMAS / "explain-v1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for attributes in ('inputmode="numeric"', r'pattern="\d{5}" maxlength=4', 'pattern="{{ p }}"', "readonly"):
        output = json.loads(told(ZIP.format(attributes), 3, "CA US", form="json"))
        Draft202012Validator(schema).validate(output)
        for name, kind in (("control", output["files"][0]["controls"][0]), ("file", output["files"][0])):
            assert set(kind) == set(schema["$defs"][name]["properties"])


def test_text_is_safe_and_fits() -> None:
    text = '<label>\x1b[31m\u202eZip\n<input name="zip\x9b" pattern="\u2028[界]{3}' + "x" * 300 + '"></label>'
    shown = told(text, 2)
    assert not HOSTILE.search(shown)
    assert max(map(cells, shown.splitlines())) <= 80
    assert max(map(cells, told(text, 2, width=50).splitlines())) <= 50


def test_color_only_repeats() -> None:
    text = ZIP.format(r'pattern="\d{5}" inputmode=numeric')
    source = Source("page.html", text, "utf-8")
    colored = render(source, explained(text, 3), "text", Target(color=True))
    assert "\x1b[" in colored
    assert ANSI.sub("", colored) == told(text, 3)
