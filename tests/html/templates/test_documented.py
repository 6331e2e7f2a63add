"""The table of docs/templates.md: what is written in each framework is read as the table says."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from places import CHECKOUT

from formlint import knowledge
from formlint.html.bindings import bound
from formlint.html.document import Element, parse
from formlint.html.source import Source
from formlint.html.tags import CONTROL_TAGS
from formlint.html.templates.jsx import is_readable

ROW = re.compile(r"\| (?P<framework>[^|`]+) \| `(?P<path>[^`]+)` \| `(?P<written>.+?)` \| `(?P<read>.+?)` \|")
FEWEST = 25
IN_SCRIPTS = {".jsx", ".tsx"}
OF_FRAMEWORKS = {"asp-for", "data-bind", "field", "formcontrolname", "id", "v-model", "value"}


class Row(NamedTuple):
    """A row of the table."""

    framework: str
    path: str
    written: str
    read: str


def rows() -> list[Row]:
    text = Path(CHECKOUT, "docs", "templates.md").read_text("utf-8")
    table = text.partition("## What is read as what")[2].partition("\n## ")[0]
    return [Row(*(part.replace("\\|", "|") for part in row.groups())) for row in ROW.finditer(table)]


def tag(element: Element) -> str:
    """A start tag as it is read: `?` for what code decides, `…` where code may write more."""
    read = {bound(one.name) or one.name for one in element.attributes}
    known = [name for name in read if name.replace("-", "").isalpha() and name not in OF_FRAMEWORKS]
    values = {name: "?" if element.unknown(name) else element.value(name) for name in known}
    written = "".join(f' {name}="{values[name]}"' for name in sorted(values))
    return f"<{element.tag}{written}{' …' if element.may_have_more else ''}>"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.framework}-{row.path}")
def test_what_is_written_is_read_as_the_table_says(row: Row) -> None:
    is_script = Path(row.path).suffix in IN_SCRIPTS
    if is_script and not is_readable():
        pytest.skip("the extra `jsx` is not installed")
    text = f"export default () => <p>{row.written}</p>;" if is_script else f"<p>{row.written}</p>"
    document = parse(Source(row.path, text, "utf-8"), knowledge.own())
    assert [*map(tag, (one for one in document.elements if one.tag in CONTROL_TAGS))] == [row.read]


def test_the_table_is_there() -> None:
    assert len(rows()) >= FEWEST
