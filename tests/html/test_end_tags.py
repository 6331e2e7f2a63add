"""Where start tags and elements end: a look at the text finds what reading all of it does."""

import pytest

from formlint.html.document import Document, parse
from formlint.html.end_tags import EndTags
from formlint.html.source import Source
from formlint.knowledge import laid_over


def read(text: str) -> Document:
    return parse(Source("page.html", text, "utf-8"), laid_over(()))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<label>Name</label>", True),
        ("<label>Name <input></label>", True),
        ("<label><span>Name <b>in</b> full</span>: <br><input /></LABEL >", True),
        ("<label>Which <select><option>A</option></select>?</label>", True),
        ("<label>Which <select><option>A<option>B</select></label>", False),
        ("<label>Name <!-- no --> <input></label>", True),
        ("<label>Name <input><!-- no --></label>", False),
        ("<label>x<b>y</label>z</b>", False),
        ("<label>x<table><input></table></label>", False),
        ("<label><template><input></template></label>", False),
        ("<label>x <input>", False),
        ("<label></label>", False),
        ("<label>{% if x %}<b>y</b>{% endif %}</label>", False),
    ],
)
def test_plain_ends_are_those_that_a_second_parse_finds(text: str, *, plain: bool) -> None:
    document = read(text)
    label = document.elements[0]
    span = label.content_span
    ends = document.facts(EndTags)
    assert (ends.plain(label.node) is not None) is plain
    assert (span.end if span else None) == ends.parsed(label.node)


@pytest.mark.parametrize(
    "text",
    [
        "<input>",
        "<input/>",
        "<INPUT a b = c/>",
        "<input a='x>y'  b='' />",
        "<input a=1\n>",
        "<input a",
        "<input {{a}} b>",
    ],
)
def test_the_last_attribute_ends_where_it_does_when_all_are_read(text: str) -> None:
    quick, slow = read(text), read(text)
    for one, other in zip(quick.elements, slow.elements, strict=True):
        ends = [attribute.span.end for attribute in other.attributes if not attribute.unknown]
        assert one.last_end == other.last_end == (ends[-1] if ends else len("<input"))
