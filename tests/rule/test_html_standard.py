"""What the tables of the standards let through: autofill tokens, values of attributes; what is written twice."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from formlint import knowledge
from formlint.checks.markup import attribute_value_invalid
from formlint.html import document as markup
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.rule.tables import Tables

TABLES = Tables(knowledge.own())
fits = partial(attribute_value_invalid.fits, knowledge.own())
formats_of = partial(attribute_value_invalid.formats_of, knowledge.own())

NAMES = sorted(knowledge.own().purposes.field_names)
CONTACTS = TABLES.html("autofill")["contact-names"]
FORMATS = sorted(name for name in TABLES.html("formats") if name != "source")


def parsed(text: str) -> markup.Document:
    return markup.parse(Source("page.html", text, "utf-8"), laid_over(()))


def test_the_groups_hold_the_54_field_names_once() -> None:
    listed = [name for group in TABLES.html("autofill")["groups"].values() for name in group["names"]]
    assert sorted(listed) == NAMES
    assert len(NAMES) == 54


def test_contact_words_go_with_telephones_and_addresses_for_messages() -> None:
    assert {name for name in NAMES if name.startswith("tel")} | {"email", "impp"} == set(CONTACTS)


@given(
    st.sampled_from(["", "section-a"]),
    st.sampled_from(["", "shipping", "billing"]),
    st.sampled_from(["", "home", "pager"]),
    st.sampled_from(NAMES),
    st.booleans(),
)
def test_what_the_grammar_makes_is_autofill(section: str, address: str, contact: str, name: str, passkey: bool) -> None:  # noqa: FBT001
    words = [word for word in (section, address, contact, name, "webauthn" if passkey else "") if word]
    assert TABLES.is_autofill(words, "input") == (not contact or name in CONTACTS)
    assert not TABLES.is_autofill([*words, name], "input")
    assert not TABLES.is_autofill(words[::-1], "input") or len(words) == 1
    assert not (passkey and TABLES.is_autofill(words, "select"))


def test_switches_stand_alone() -> None:
    assert TABLES.is_autofill(["off"], "input")
    assert not TABLES.is_autofill(["off", "email"], "input")
    assert not TABLES.is_autofill(["section-a", "on"], "input")
    assert not TABLES.is_autofill([], "input")


@settings(deadline=None)
@given(st.sampled_from(FORMATS), st.text(max_size=40))
def test_any_text_has_a_format_or_has_not(form: str, text: str) -> None:
    assert fits(text, form) in {True, False}


def test_each_format_has_an_example_and_takes_it() -> None:
    examples = TABLES.html("examples")
    assert set(FORMATS) == set(examples) - {"source"}
    assert [form for form in FORMATS if not fits(examples[form], form)] == []


def test_digits_are_those_of_ascii() -> None:
    assert not fits("٢٠٢٦-٠١-٠١", "date")
    assert not fits("５", "integer")


def test_days_and_weeks_are_in_the_calendar() -> None:
    assert fits("2024-02-29", "date")
    assert not fits("2026-02-29", "date")
    assert not fits("2100-02-29T10:00", "datetime-local")
    assert not fits("0000-01", "month")
    assert fits("2026-W53", "week")
    assert not fits("2025-W53", "week")
    assert fits("12026-02-29", "date")


def test_every_attribute_with_a_format_has_one_that_is_known() -> None:
    tags = [tag for tag in TABLES.html("values") if tag != "types"]
    kinds = [kind for kind in TABLES.html("values")["types"] if kind != "source"]
    used = {form for tag in tags for kind in (*kinds, "") for form in formats_of(tag, kind).values()}
    assert used <= set(FORMATS)


def test_states_that_rules_ask_about_are_states() -> None:
    known = set(TABLES.aria("attributes")) - {"source"}
    meant = [
        state for table in ("native", "misspelt") for name, state in TABLES.aria(table).items() if name != "source"
    ]
    assert {
        *TABLES.aria("host"),
        *meant,
        *TABLES.aria("references")["naming"],
        *TABLES.aria("references")["telling"],
    } <= known | {"source"}
    assert known.isdisjoint(TABLES.aria("misspelt"))


def test_doubled_attributes_are_found_with_the_first_of_their_name() -> None:
    document = parsed('<p id=a\n class=x ID=b>\n<input name=q NAME="r" type=text></p z z><svg><g id=1 id=2></g></svg>')
    found = [(element.tag, first.value, again.value) for element, first, again in document.doubled]
    assert found == [("p", "a", "b"), ("input", "q", "r"), ("g", "1", "2")]
    assert parsed("<p id=a></p>").doubled == ()


def test_repeated_ids_are_those_after_the_first_outside_templates() -> None:
    document = parsed(
        '<p id=a></p><template><p id=a></p></template><div id=a></div><b id=""></b><b id=""></b><i id=A></i>'
    )
    assert [element.tag for element in document.repeated_ids] == ["div"]


@settings(deadline=None)
@given(st.text(alphabet="<>/ =\"'abid\n\x00{%}", max_size=80))
def test_any_text_has_doubles_or_has_none(text: str) -> None:
    document = parsed(text)
    assert all(again.duplicate for _, _, again in document.doubled)
    assert all(element.has("id") for element in document.repeated_ids)
