import json
import re
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from formlint.html.compare import element_at
from formlint.html.document import Document, Element, TextRun, parse
from formlint.html.source import Source, Span
from formlint.knowledge import laid_over


def read(text: str) -> Document:
    return parse(Source("page.html", text, "utf-8"), laid_over(()))


def spelled(document: Document, span: Span | None) -> str | None:
    return None if span is None else document.source.text[span.start : span.end]


def stream(nodes: Any) -> list[str]:
    return [node.text if isinstance(node, TextRun) else f"<{node.tag}>" for node in nodes]


# The adversarial set: ranges marked by hand, checked against two other parsers and a browser


def snippets(shared: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((shared / "data" / "adversarial.json").read_text("utf-8"))["snippets"]
    for snippet in found:
        snippet.setdefault("text", "".join(unit * count for unit, count in snippet.get("text_rle", ())))
    return found


def in_source_order(document: Document) -> list[Element]:
    return sorted(document.elements, key=lambda element: element.start)


def described(document: Document, element: Element, only: set[str] | None) -> dict[str, Any]:
    at = document.lines.position
    return {
        "tag": element.tag,
        "span": element.span,
        "start": at(element.span.start),
        "end": at(element.span.end),
        "attributes": [
            (item.name, item.name_span, at(item.name_span.start), item.value_span, item.duplicate)
            + ((at(item.value_span.start),) if item.value_span else ())
            + (() if item.unknown else (item.value,))
            for item in element.attributes
            if only is None or item.name in only
        ],
    }


def expected(text: str, element: dict[str, Any], unknown: set[int]) -> dict[str, Any]:
    def value(item: dict[str, Any]) -> str:
        raw = text[slice(*item["value"])] if item["value"] else ""
        return raw if item["decoded"] is None else item["decoded"]

    return {
        "tag": element["tag"],
        "span": Span(element["start"], element["end"]),
        "start": tuple(element["start_lc"]),
        "end": tuple(element["end_lc"]),
        "attributes": [
            (
                item["attr"],
                Span(*item["name"]),
                tuple(item["name_lc"]),
                Span(*item["value"]) if item["value"] else None,
                item["duplicate"],
            )
            + ((tuple(item["value_lc"]),) if item["value"] else ())
            + (() if item["name"][0] in unknown else (value(item),))
            for item in element["attrs"]
        ],
    }


def test_adversarial_snippets_are_read_exactly(shared: Path) -> None:
    for snippet in snippets(shared):
        text, document = snippet["text"], read(snippet["text"])
        elements = in_source_order(document)
        unknown = {item.name_span.start for element in elements for item in element.attributes if item.unknown}
        assert snippet["template"] or not unknown, snippet["id"]
        wanted = [expected(text, element, unknown) for element in snippet["elements"]]
        listed = [{item["attr"] for item in element["attrs"]} for element in snippet["elements"]]
        only = listed if snippet.get("loose") else [None] * len(elements)
        found = [described(document, *pair) for pair in zip(elements, only, strict=True)]
        assert found == wanted, snippet["id"]


def test_adversarial_relations_are_those_of_the_standard(shared: Path) -> None:
    owners = labels = 0
    for snippet in snippets(shared):
        document = read(snippet["text"])
        elements = in_source_order(document)
        assert [[span.start, span.end] for span in document.ignored_forms] == snippet["ignored"], snippet["id"]
        for element, owner in zip(elements, snippet.get("owner", ()), strict=False):
            assert document.form_owner(element) is (None if owner is None else elements[owner]), snippet["id"]
            owners += 1
        for label, control in snippet.get("labels", {}).items():
            wanted = None if control is None else elements[control]
            assert document.labelled_control(elements[int(label)]) is wanted, snippet["id"]
            assert wanted is None or elements[int(label)] in document.labels(wanted), snippet["id"]
            labels += 1
    assert (owners, labels) == (30, 9)


# Start tags


def test_attributes_are_placed_exactly() -> None:
    document = read("""<p>é😀<input TYPE = 'e&amp;m' value="" required a=b\r\n id="x" id=y>""")
    (element,) = document.elements
    assert spelled(document, element.span) == document.source.text[5:]
    assert [(item.name, spelled(document, item.span), item.value, item.quote) for item in element.attributes] == [
        ("type", "TYPE = 'e&amp;m'", "e&m", "'"),
        ("value", 'value=""', "", '"'),
        ("required", "required", "", ""),
        ("a", "a=b", "b", ""),
        ("id", 'id="x"', "x", '"'),
        ("id", "id=y", "y", ""),
    ]
    assert [item.duplicate for item in element.attributes] == [False] * 5 + [True]
    required = element.attribute("required")
    assert required
    assert required.value_span is None
    assert element.attribute("nothing") is None


def test_values_are_decoded_and_lower_case_is_ascii_only() -> None:
    element = read("<input name='a&lt;b&#x41' class='a  b' pattern='\\d&copy=1' ÄÖ=1 İd=2 checked>").elements[0]
    assert element.value("name") == "a<bA"
    assert element.value("class") == "a  b"
    assert element.value("pattern") == "\\d&copy=1"
    assert element.value("ÄÖ") == "1"
    assert element.value("İd") == "2"
    assert element.value("checked") == ""
    assert element.value("id") is None
    assert not element.has("id")
    assert not element.unknown("id")


def test_duplicate_values_are_decoded_too() -> None:
    element = read("<input a=1 a='x&amp;y' a>").elements[0]
    assert [item.value for item in element.attributes] == ["1", "x&y", ""]


def test_byte_order_mark_is_no_content() -> None:
    document = read("\ufeff<!doctype html><input>")
    assert document.elements[0].span == Span(16, 23)
    assert document.root.text == ""


def test_lone_surrogates_do_not_move_anything() -> None:
    document = read("\ud83d\ude00<input name='\udc00' \ud800=1>")
    assert document.elements[0].span == Span(2, 22)
    assert document.elements[0].value("name") == "\ufffd"


def test_elements_made_up_by_the_parser_have_an_empty_place() -> None:
    document = read("x<p><html lang=fr><input>")
    assert document.root.value("lang") == "fr"
    assert document.root.span == Span(0, 0)
    assert document.root.attribute("lang") is None


# Elements and their neighbourhood


def test_foreign_elements_and_clones_are_no_controls() -> None:
    document = read("<svg><form><input></svg><select><button><selectedcontent></button><option>a<option>b</select>")
    assert [element.tag for element in document.elements] == ["select", "option", "option"]
    assert document.find_all("form") == []


def test_one_handle_per_element() -> None:
    document = read("<form id=f><p><input></p></form>")
    form, control = document.elements
    assert control.closest("form") is form
    assert document.by_id("f") is form
    assert document.select("form input") == [control]
    assert control.parent is document.find("p")
    assert [element.tag for element in control.ancestors()] == ["p", "form", "body", "html"]
    assert form.children == [control.parent]
    assert form.descendants("input") == [control]
    assert [element.tag for element in form.descendants()] == ["p", "input"]
    assert {control: 1}[form.descendants("input")[0]] == 1
    assert control.closest("table", "form") is form
    assert control.closest("table") is None
    assert control.closest("x:y", "form.f") is None
    with pytest.raises(ValueError, match="selector"):
        document.select("a[")


def test_nearest_element_before_is_within_some_elements_and_texts() -> None:
    document = read("<h1>a</h1> <!-- b --> <p>c</p>d <input>")
    control, heading = document.elements[0], document.find("h1")
    assert control.nearest_before({"h1"}, 5) is heading  # d, c, <p>, a, <h1>
    assert control.nearest_before({"h1"}, 4) is None


def test_template_contents_stand_apart() -> None:
    document = read("<form id=f>a<template><input id=x><p>b</p></template><input id=y form=f></form>")
    inside, outside = document.elements[1:]
    assert inside.in_template
    assert not outside.in_template
    assert inside.parent is None
    assert document.by_id("x") is None
    assert document.find_all("p", "input") == [outside]
    form = document.elements[0]
    assert form.text == "a"
    assert form.descendants("input", "p") == [outside]
    assert document.form_owner(inside) is None
    assert document.form_owner(outside) is form


def test_text_is_text_content_without_code() -> None:
    document = read("<label>A &amp; <b>b</b><script>no</script><style>no</style>\n<i>c</i>{{ no }}</label>")
    assert document.elements[0].text == "A & b\nc"
    assert document.elements[0].unknown_text


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (
            "<label>a <b class='x>y'>b</b> <input title=\"</label>\"> c</LABEL >",
            "a <b class='x>y'>b</b> <input title=\"</label>\"> c",
        ),
        ("<label>a <span>b</label>c</span>", "a <span>b"),
        ("<label>a <!-- </label> --> b</label>", "a <!-- </label> --> b"),
        ("<label>a <p>b</label> c", None),
        ("<label><span>a</span>", None),
        ("<label><textarea></label></textarea></label>", "<textarea></label></textarea>"),
    ],
)
def test_content_span_ends_where_the_parser_ends_the_element(text: str, inside: str | None) -> None:
    document = read(text)
    assert spelled(document, document.elements[0].content_span) == inside


def test_content_span_needs_an_end_tag() -> None:
    document = read("<label>Na&shy;me</label>\r\n<option>x<p><label>y<b></LABEL >z</label>")
    assert [spelled(document, element.content_span) for element in document.elements] == ["Na&shy;me", None, "y<b>"]
    paragraph = document.find("p")
    assert paragraph
    assert paragraph.content_span is None
    assert document.root.content_span is None


def test_streams_run_in_document_order() -> None:
    document = read("<p>a<b>c</b></p><div>d <i>e</i><input>f<u>g</u><!-- no --></div><script>no</script><p>h{{x}}")
    control = document.elements[0]
    assert stream(control.preceding()) == [
        "e", "<i>", "d ", "<div>", "c", "<b>", "a", "<p>", "<body>", "<head>", "<html>",
    ]  # fmt: skip
    assert stream(control.following()) == ["f", "<u>", "g", "<script>", "<p>", "h"]
    division = control.parent
    assert division
    assert stream(division.nodes()) == ["d ", "<i>", "<input>", "f", "<u>"]
    assert stream(division.walk()) == ["d ", "<i>", "e", "<input>", "f", "<u>", "g"]
    assert stream(control.walk()) == []
    *_, last = control.following()
    assert isinstance(last, TextRun)
    assert last.unknown
    assert last.parent is document.find_all("p")[-1]


def test_streams_do_not_open_templates() -> None:
    document = read("z<template>x<input></template>a<input>b<template>y</template><textarea>c</textarea>")
    control = document.elements[1]
    assert stream(islice(control.preceding(), 2)) == ["a", "<template>"]
    assert stream(control.following()) == ["b", "<template>", "<textarea>", "c"]


# Forms and labels


def test_form_owner_follows_the_form_element_pointer() -> None:
    document = read("<table><form id=a><tr><td><input></form></table><input><div><form id=b></div><input>")
    first, second, third = (element for element in document.elements if element.tag == "input")
    assert document.form_owner(first) is document.by_id("a")
    assert document.form_owner(second) is None
    assert document.form_owner(third) is document.by_id("b")
    assert document.form_owner(document.elements[0]) is None


def test_form_tags_inside_text_are_no_form_tags() -> None:
    document = read(
        "<textarea><form></textarea><!-- </form> --><form id=a><input title='</form>'><input></form><input>"
    )
    owners = [document.form_owner(element) for element in document.elements if element.tag == "input"]
    assert owners == [document.by_id("a"), document.by_id("a"), None]
    assert document.ignored_forms == ()


def test_labels_of_a_control() -> None:
    document = read("<label for=a>x</label><label>y<input id=a></label><label for=b>z<input id=c></label>")
    labels = [element for element in document.elements if element.tag == "label"]
    first, second = (element for element in document.elements if element.tag == "input")
    assert document.labels(first) == (labels[0], labels[1])
    assert document.labels(second) == ()
    assert document.labelled_control(labels[2]) is None


# XHTML


def test_xhtml_must_be_well_formed() -> None:
    page = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>\n<input></p></html>'
    problems = parse(Source("page.xhtml", page, "utf-8"), laid_over(())).problems
    assert "input" in problems[0].message
    assert problems[0].span.start > page.index("<input>")
    assert parse(Source("page.html", page, "utf-8"), laid_over(())).problems == ()
    assert parse(Source("<stdin>", page.replace("<input>", "<input />"), "utf-8"), laid_over(())).problems == ()
    assert parse(Source("page.xhtml", "", "utf-8"), laid_over(())).problems != ()


def test_xml_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert parse(Source("page.xhtml", bomb, "utf-8"), laid_over(())).problems == ()


# Shortcuts give what the long way gives

SELECTORS = [
    *("[id]", "[ID]", "[viewbox]", "[viewBox]", "input[type]", "INPUT[type]", "p [id]", "[id][name]", "[id=a]", "*"),
    *(
        "[id],[name]",
        "[id], p",
        "[none]",
        "[none],[id]",
        "[name],[id]",
        "[id]:not(p)",
        "[id]:not([name])",
        "p:not([id])",
    ),
    *(":is([id],[name])", "[name]:is(p, :not([id]))", ":scope [id]", ":not([none])", '[id="a,b"]', '[title="(["],[id]'),
    *("[lang], [xml\\:lang]", "svg [id]", "[id]:not(p), [name]:not(input)", "p:has([id])", "p:has([none])"),
]
PAGE = (
    "<p ID=a><svg viewBox=0 id=b><a id=c xml:lang=en></svg><template><p id=d name=e></template><input type=tel name=f>"
    '<p id="a,b" title="(["><p lang=de><b id=a name=a></b></p><p><b></b></p>'
)


@pytest.mark.parametrize("css", SELECTORS)
def test_selectors_find_what_the_parser_finds(css: str) -> None:
    document = read(PAGE)
    assert [element.node for element in document.select(css)] == document.nodes.select(css)


@pytest.mark.parametrize("css", ["[", "p:not(", "a,,b"])
def test_what_is_no_selector_is_told(css: str) -> None:
    document = read(PAGE)
    try:
        found = document.nodes.select(css)
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            document.select(css)
    else:
        assert [element.node for element in document.select(css)] == found


@pytest.mark.parametrize(
    "tag",
    [
        "<input>",
        "<input name=a>",
        "<input a=b/>",
        "<input\n a = 'b>' c=\"d'\" / e>",
        '<input a="b',
        "<input a=>",
        "<input =a =b>",
        "<input a='b'c='d'>",
        "<input a b=c A=d>",
        "<input/a/b / >",
        "<input \0a=b É=c>",
        "<input {% if a %}b=c{% endif %} d={{ e }}>",
    ],
)
def test_one_attribute_is_what_it_is_among_all(tag: str) -> None:
    one, all_ = read(f"<p>{tag} x").elements, read(f"<p>{tag} x").elements
    for element, other in zip(one, all_, strict=True):
        names = {attribute.name for attribute in other.attributes} | {"none"}
        first = {attribute.name: attribute for attribute in reversed(other.attributes)}
        assert {name: element.attribute(name) for name in names} == {name: first.get(name) for name in names}
        assert element.span == other.start_tag.span


def test_elements_are_found_by_what_they_have_and_state() -> None:
    document = read("<p hidden><p :hidden=a><p style='x:none'><p style=y><template><p [hidden]=a></template>")
    assert [element.start for element in document.having("hidden")] == [0, 10, 62]
    assert [element.start for element in document.stating("style", re.compile("none"))] == [23]
    assert not document.plain
    assert read("<p hidden xlink:href=a>").plain


@pytest.mark.parametrize(
    "text",
    [
        "<form><label for=a title='a<b>c'>A</label><INPUT id=a value='<p>'><p>a<b>b</p>c</form><svg><foreignObject/>",
        "a < b<br><p>\n<custom-element a=1><a><a>b</a>",
        "{% if a %}<input {{ b }} name=c>{% endif %}<p>",
    ],
)
def test_the_element_at_a_place_is_the_one_whose_start_tag_is_there(text: str) -> None:
    document = read(text)
    starts, nodes = document.written
    last = dict(zip(starts, map(document.handle, nodes), strict=True))
    for at in range(len(text)):
        place = Span(at, at + 1)
        holding = [one for one in last.values() if place in one.span]
        assert element_at(document, place) is (holding[-1] if holding else None)
