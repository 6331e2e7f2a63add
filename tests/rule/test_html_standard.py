"""What the tables of the standards let through: autofill tokens, values of attributes; what is written twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from formlint import html as markup
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.knowledge.purposes import field_names
from formlint.rule import aria, fits, formats_of, html, is_autofill

NAMES = sorted(field_names())
CONTACTS = html("autofill")["contact-names"]
FORMATS = sorted(name for name in html("formats") if name != "source")


def parsed(text: str) -> markup.Document:
    return markup.parse(Source("page.html", text, "utf-8"), laid_over(()))


def test_the_groups_hold_the_54_field_names_once() -> None:
    listed = [name for group in html("autofill")["groups"].values() for name in group["names"]]
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
    assert is_autofill(words, "input") == (not contact or name in CONTACTS)
    assert not is_autofill([*words, name], "input")
    assert not is_autofill(words[::-1], "input") or len(words) == 1
    assert not (passkey and is_autofill(words, "select"))


def test_switches_stand_alone() -> None:
    assert is_autofill(["off"], "input")
    assert not is_autofill(["off", "email"], "input")
    assert not is_autofill(["section-a", "on"], "input")
    assert not is_autofill([], "input")


@settings(deadline=None)
@given(st.sampled_from(FORMATS), st.text(max_size=40))
def test_any_text_has_a_format_or_has_not(form: str, text: str) -> None:
    assert fits(text, form) in {True, False}


def test_each_format_has_an_example_and_takes_it() -> None:
    examples = html("examples")
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
    tags = [tag for tag in html("values") if tag != "types"]
    kinds = [kind for kind in html("values")["types"] if kind != "source"]
    used = {form for tag in tags for kind in (*kinds, "") for form in formats_of(tag, kind).values()}
    assert used <= set(FORMATS)


def test_states_that_rules_ask_about_are_states() -> None:
    known = set(aria("attributes")) - {"source"}
    meant = [state for table in ("native", "misspelt") for name, state in aria(table).items() if name != "source"]
    assert {*aria("host"), *meant, *aria("references")["naming"], *aria("references")["telling"]} <= known | {"source"}
    assert known.isdisjoint(aria("misspelt"))


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
