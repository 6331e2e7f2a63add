import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.html.document import Document, parse
from formlint.html.marks import MARK
from formlint.html.source import Source
from formlint.html.templates.masking import mask
from formlint.knowledge import laid_over

PIECES = st.lists(
    st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", "#}", "{$", "${", "}", "<%", "%>", "<?php ", "<?=", "?>", "{% comment %}",
         "{% endcomment %}", "<input a=", '"', "'", ">", "=", " ", "\n", "\r\n", "a", "if", "endif", "<script>"]
    ),
    max_size=25,
)  # fmt: skip


def read(text: str) -> Document:
    return parse(Source("page.html", text, "utf-8"), laid_over(()))


@settings(deadline=None, max_examples=400)
@given(PIECES)
def test_masking_keeps_length_and_lines(pieces: list[str]) -> None:
    text = "".join(pieces)
    masked = mask(text)
    assert len(masked) == len(text)
    assert re.findall(r"[\r\n]", masked) == re.findall(r"[\r\n]", text)
    assert all(new in (old, MARK, " ") for old, new in zip(text, masked, strict=True))


@pytest.mark.parametrize(
    "value",
    ["{{ a }}", "x{{a}}y", "{% if a %}b{% endif %}", "<%= a %>", "<?= $a ?>", "<?php echo 'b' ?>", "${a}", "#{bean.a}",
     "{$a}", "[[${a}]]", "{{{ a }}}"],
)  # fmt: skip
def test_values_with_template_code_are_unknown(value: str) -> None:
    element = read(f'<input type="{value}" id=b>').elements[0]
    assert element.value("type") is None
    assert element.has("type")
    assert element.unknown("type")
    assert not element.may_have_more
    assert element.value("id") == "b"
    attribute = element.attribute("type")
    assert attribute
    assert attribute.unknown
    assert attribute.value is None


@pytest.mark.parametrize(
    "value",
    ["a{b}c", r"\d{3}-\d{4}", "50%", "[a-z]{2,}", r"\${0,1}\d+", "#{1}[0-9a-f]{6}", "$", "#", "{", "a}}b", "who?"],
)
def test_values_without_template_code_are_known(value: str) -> None:
    assert read(f'<input pattern="{value}">').elements[0].value("pattern") == value


@pytest.mark.parametrize(
    ("tag", "unknown", "more"),
    [
        ("<input {% if a %}type=email{% else %}type=text{% endif %} id=x>", "type", False),
        ("<input {% if a %}type=email {% endif %}type=text id=x>", "type", False),
        ("<input id=x {%- if a and b -%} type=email {%- endif -%}>", "type", False),
        ("<input id=x {{#if a}}type=email{{/if}}>", "type", False),
        ("<input id=x {{#a}}type=email{{/a}} {{^b}}checked{{/b}}>", "type checked", False),
        ("<input id=x <% if a %>type=email<% end %>>", "type", False),
        ("<input id=x <?php if ($a): ?>type=email<?php endif ?>>", "type", False),
        ("<input id=x <?php if ($a) { ?>type=email<?php } else { ?>type=tel<?php } ?>>", "type", False),
        ("<input id=x {% for a in b %}{% if a %}type=email{% endif %}{% endfor %}>", "type", False),
        ("<input id=x {# note #}>", "", False),
        ("<input id=x {{ attrs }}>", "", True),
        ("<input id=x {% include 'attrs.html' %}>", "", True),
        ("<input {% render_attrs %} id=x {% more %}>", "", True),
        ("<input id=x <?php if ($a) echo 'checked'; ?>>", "checked", False),
        ("<input id=x {{ 'disabled' if not a.b }}>", "disabled", False),
        ("<input id=x {{ 'checked' if a == 'b' else '' }}/>", "checked", False),
        ("<input {{ a ? ' disabled' : '' }}{{ b ? '' : 'required' }} id=x>", "disabled required", False),
        ("<input id=x <?= $a ? 'checked=\"checked\"' : '' ?>>", "checked", False),
        ("<input id=x <%= 'checked' if @a %>>", "checked", False),
        ("<input id=x ${a ? 'checked' : ''}>", "checked", False),
        ("<input id=x data-bind='attr: {max: top, \"aria-label\": f(a, b)}'>", "max aria-label", False),
        ("<input id=x data-bind='attr: those'>", "", True),
        ("<input id=x {{ 'disabled' if a else b }}>", "", True),
        ("<input id=x {{ a ? 'disabled' : 'required' }}>", "", True),
        ("<input id=x {{ f('disabled') }}>", "", True),
        ("<input id=x data-{{ 'disabled' if a }}=1>", "", True),
        ("<input id=x <?php echo $a; ?>>", "", True),
        ("<input id=x data-{{ a }}=1>", "", True),
        ("<input id=x {% if a %}{{ attrs }}{% endif %}>", "", True),
        ("<input id=x {% block attrs %}type=email{% endblock %}>", "", True),
        ("<input id=x {% endif %}>", "", True),
    ],
)
def test_conditions_make_presence_unknown(tag: str, unknown: str, more: bool) -> None:  # noqa: FBT001
    element = read(tag).elements[0]
    for name in unknown.split():
        assert element.has(name)
        assert element.unknown(name)
        assert element.value(name) is None
    assert element.value("id") == "x"
    assert not element.unknown("id")
    assert element.may_have_more is more


def test_what_a_binding_of_knockout_has_set_is_known_in_a_saved_page() -> None:
    element = read("<input id=x data-bind='attr: {id: uid, max: top}'>").elements[0]
    assert element.value("id") == "x"
    assert element.unknown("max")


def test_a_certain_attribute_before_a_condition_wins() -> None:
    element = read("<input type=text {% if a %}type=email{% endif %}>").elements[0]
    assert element.value("type") == "text"
    assert [item.unknown for item in element.attributes] == [False, True]


@pytest.mark.parametrize(
    "binding", [":type", "v-bind:type", "x-bind:type", "[type]", "[attr.type]", "th:type", "ng-attr-type"]
)
def test_bound_attributes_are_unknown(binding: str) -> None:
    element = read(f"<input {binding}='kind' id=x>").elements[0]
    assert element.has("type")
    assert element.unknown("type")
    assert element.value("id") == "x"
    assert read(f"<input {binding}='kind' type=tel>").elements[0].value("type") == "tel", "the page as it was saved"


def test_spread_attributes_may_be_anything() -> None:
    assert read("<input v-bind='attributes'>").elements[0].may_have_more


def test_braces_of_scripts_hide_no_markup() -> None:
    document = read("<script>a={{b:1},c:2}</script><input id=x><script>d={e:{f:{}}}</script>")
    assert [element.value("id") for element in document.elements] == ["x"]


def test_code_before_the_first_tag_is_blank() -> None:
    document = read("{% load i18n %}\n{{ lead }}<!doctype html><html lang=fr>{% if a %}<input>{% endif %}")
    assert document.root.value("lang") == "fr"
    assert document.root.text.strip() == ""


def test_text_with_code_is_unknown() -> None:
    first, second = read("<label>{% trans 'Name' %}</label><label>Name</label>").elements
    assert first.unknown_text
    assert first.text.strip() == ""
    assert not second.unknown_text
