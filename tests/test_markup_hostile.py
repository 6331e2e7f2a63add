import json
import random
from itertools import islice
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formlint.markup import Document, Element, parse
from formlint.source import Source, decode

MANY = 100_000
MARKUP = [
    "<form ", "<input ", "<select>", "<option value=", "<textarea>", "</textarea>", "<label for=", "</label>", "</form>",
    "<table>", "<tr>", "<td>", "</table>", "<template>", "</template>", "<svg>", "</svg>", "<button>", "<p>", "</p>",
    "<selectedcontent>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "</", "<", ">", "/>", " ", "\n", "\r\n", "\r",
    "\t", "\f", "\0", "\ufeff", "\ud800", "\x1a", "name=", "id=a", "form=a", "type=hidden", "=", '"', "'", "&amp;", "&lt", "é",
    "😀", "A", "{{", "}}", "{% if a %}", "{% endif %}", "<?php", "?>", "<%", "%>", "${", "}", ":type=", "<b>", "</b>", "<a>",
]  # fmt: skip


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
    assert element.content_span is None or text.startswith("</", element.content_span.end)
    for attribute in element.attributes:
        name = text[attribute.name_span.start : attribute.name_span.end]
        assert attribute.name_span in attribute.span
        assert attribute.span in element.span
        assert attribute.value_span is None or attribute.value_span in attribute.span
        if not document.templated and not attribute.duplicate:
            assert lowered(name) == attribute.name
            assert element.value(attribute.name) == attribute.value
            check_value(text, attribute.value_span, attribute.value)
    assert document.templated or {item.name for item in element.attributes} >= written_names(element)


def check_value(text: str, span: object, value: str | None) -> None:
    raw = text[span.start : span.end] if span else ""  # type: ignore[attr-defined]
    if "&" not in raw:
        assert value == re.sub("[\0\ud800-\udfff]", "\ufffd", re.sub("\r\n?", "\n", raw))
