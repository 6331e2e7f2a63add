import json
import random
import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from growth import SLACK, growth, slows
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.html.document import Document, Element, parse
from formlint.html.source import Source, Span, decode, has_controls
from formlint.knowledge import laid_over

MANY = 100_000
UNTIMED = settings(deadline=None, max_examples=300)
LETTERS = re.compile("[A-Z]")
BROKEN = re.compile("[\0\ud800-\udfff]")
MARKUP = [
    *("<form ", "<input ", "<select>", "<option value=", "<textarea>", "</textarea>", "<label for=", "</label>"),
    *("</form>", "<table>", "<tr>", "<td>", "</table>", "<template>", "</template>", "<svg>", "</svg>", "<button>"),
    *("<p>", "</p>", "<selectedcontent>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "</", "<", ">", "/>"),
    *(" ", "\n", "\r\n", "\r", "\t", "\f", "\0", "\ufeff", "\ud800", "\x1a", "name=", "id=a", "form=a", "type=hidden"),
    *(
        "=",
        '"',
        "'",
        "&amp;",
        "&lt",
        "é",
        "😀",
        "A",
        "{{",
        "}}",
        "{% if a %}",
        "{% endif %}",
        "<?php",
        "?>",
        "<%",
        "%>",
    ),
    *("${", "}", ":type=", "<b>", "</b>", "<a>"),
]
NESTS = [
    *(
        "<div><input>",
        "<label>",
        "<b><p>",
        "<table><td>",
        "<template>",
        "<svg>",
        "<form>",
        "</form><form>",
        "<fieldset>",
    ),
    *("<select>", "<input a{}>", "<option>a", "<a ", "<input id={} form={}>", "<!--", "<textarea>", "<label for={}>"),
    *("{{", "{%", "<?php", "<%", "{% comment %}", "${{", "{{#", "<", "&lt", "\0", "\r"),
]


def walked(document: Document) -> Document:
    """Use all that a document offers; what is said about places must hold."""
    for element in document.elements:
        check_places(document, element)
        document.form_owner(element)
        document.labels(element)
        document.labelled_control(element)
        for nodes in (element.preceding(), element.following(), element.walk(), element.nodes()):
            list(islice(nodes, 3))
        assert element.text is not None
        assert element.closest("form", "p") in (*element.ancestors(), None)
        assert document.handle(element.node) is element
    assert all(document.source.text[span.start : span.start + 5].lower() == "<form" for span in document.ignored_forms)
    return document


def check_places(document: Document, element: Element) -> None:
    text = document.source.text
    written = text[element.span.start : element.span.end]
    assert written.lower().startswith(f"<{element.tag}")
    assert written.endswith(">")
    content = element.content_span
    assert content is None or text.startswith("</", content.end)
    for attribute in element.attributes:
        assert attribute.name_span in attribute.span
        assert attribute.span in element.span
        assert attribute.value_span is None or attribute.value_span in attribute.span
    if not document.templated:
        check_values(text, element)


def check_values(text: str, element: Element) -> None:
    first = [attribute for attribute in element.attributes if not attribute.duplicate]
    assert [attribute.name for attribute in first] == [*element.node.attrs]
    for attribute in first:
        assert attribute.name == LETTERS.sub(lambda letter: letter[0].lower(), spelled(text, attribute.name_span))
        assert attribute.unknown == (attribute.value is None)
        raw = spelled(text, attribute.value_span)
        if "&" not in raw and not attribute.unknown:
            assert attribute.value == re.sub(r"\r\n?", "\n", raw)
            assert attribute.value == element.value(attribute.name)


def spelled(text: str, span: Span | None) -> str:
    return BROKEN.sub("\ufffd", text[span.start : span.end]) if span else ""


@UNTIMED
@given(st.text(st.characters(), max_size=100))
def test_any_text_is_a_document(text: str) -> None:
    walked(parse(Source("x", text, "utf-8"), laid_over(())))


@UNTIMED
@given(
    st.binary(max_size=200), st.sampled_from((b"", b"<input ", b"\xff\xfe<\0i\0", b"<meta charset=gbk><input name="))
)
def test_any_bytes_are_a_document(data: bytes, start: bytes) -> None:
    walked(parse(decode(start + data), laid_over(())))


@UNTIMED
@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
def test_any_markup_is_a_document(text: str) -> None:
    walked(parse(Source("x", text, "utf-8"), laid_over(())))


@UNTIMED
@given(st.lists(st.sampled_from(MARKUP), max_size=12).map("".join), st.sampled_from(("utf-8", "utf-16", "utf-16-le")))
def test_the_prefilter_lets_no_control_slip(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    assert has_controls(data) or not parse(decode(data), laid_over(())).elements


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(MARKUP), max_size=20).map("".join))
def test_any_xhtml_has_problems_or_none(text: str) -> None:
    document = parse(Source("page.xhtml", text, "utf-8"), laid_over(()))
    assert all(0 <= problem.span.start <= problem.span.end <= len(text) for problem in document.problems)


def test_mutated_snippets_are_documents(shared: Path) -> None:
    snippets = json.loads((shared / "data" / "adversarial.json").read_text("utf-8"))["snippets"]
    texts = [snippet["text"] for snippet in snippets if "text" in snippet]
    dice = random.Random(11)
    for _ in range(1500):
        walked(parse(Source("x", mutated(dice, texts), "utf-8"), laid_over(())))


def mutated(dice: random.Random, texts: list[str]) -> str:
    text = dice.choice(texts)
    for _ in range(dice.randint(1, 4)):
        start = dice.randint(0, len(text))
        end = min(len(text), start + dice.choice((0, 0, 1, 3)))
        text = text[:start] + dice.choice((*MARKUP, dice.choice(texts)[:30])) + text[end:]
    return text


def nested(unit: str) -> Callable[[int], str]:
    """So many units, each with its own number for {}."""
    return lambda number: "".join(unit.replace("{}", str(nth)) for nth in range(number))


def looked_through(text: str) -> Document:
    document = parse(Source("x", text, "utf-8"), laid_over(()))
    for element in document.elements:
        document.form_owner(element)
        document.labels(element)
        element.closest("form")
        element.has("required")
        list(islice(element.preceding(), 5))
    assert document.ignored_forms is not None
    return document


@pytest.mark.parametrize("unit", NESTS)
def test_work_is_linear(unit: str) -> None:
    assert growth(nested(unit), looked_through, 200, 800) < SLACK


@pytest.mark.long
@pytest.mark.parametrize("unit", NESTS)
def test_time_is_linear(unit: str) -> None:
    assert not slows(nested(unit), looked_through, MANY)


def attributed(number: int) -> str:
    return f"<input{''.join(f' a{nth}=1' for nth in range(number))}>"


def test_a_tag_of_many_attributes_is_read_in_linear_time() -> None:
    assert len(looked_through(attributed(10_000)).elements[0].attributes) == 10_000
    assert growth(attributed, lambda text: looked_through(text).elements[0].attributes, 200, 800) < SLACK


@pytest.mark.long
def test_the_time_for_a_tag_of_many_attributes_is_linear() -> None:
    assert not slows(attributed, lambda text: looked_through(text).elements[0].attributes, MANY)


@pytest.mark.parametrize(
    ("path", "unit", "end"),
    [
        ("a.twig", "{% if a# %}<label for=x>a</label><input id=x>{% else %}<input id=x>{% endif %}", ""),
        ("a.twig", "{% if a# %}<label for=x>a</label><input id=x>", "{% endif %}"),
        ("a.php", "<?php if ($a#) { ?><label for=x>a</label><input id=x><?php } ?>", ""),
        ("a.vue", "<label for=x>a</label><input v-if=a# id=x><input v-else id=x>", ""),
        ("a.vue", "<div v-if=a#><label for=x>a</label><input id=x>", ""),
        ("a.twig", "{% if a# %}", "{% endfor %}"),
    ],
)
def test_a_template_that_repeats_an_id_two_thousand_times_comes_to_an_end(path: str, unit: str, end: str) -> None:
    text = "".join(unit.replace("#", str(number)) for number in range(2000)) + end * 2000
    document = parse(Source(path, f"<form>{text}</form>", "utf-8"), laid_over(()))
    for element in document.elements:
        assert element.tag != "label" or document.labelled_control(element) is not None
        document.labels(element)
    assert document.repeated_ids is not None


def test_a_tag_of_many_conditions_comes_to_an_end() -> None:
    unit = "{% if a %}b#=c{% endif %} {{ d }} "
    tag = "<input " + "".join(unit.replace("#", str(number)) for number in range(5000)) + ">"
    (element,) = parse(Source("a.twig", tag, "utf-8"), laid_over(())).elements
    assert element.may_have_more
    assert sum(attribute.unknown for attribute in element.attributes) == len(element.attributes)
