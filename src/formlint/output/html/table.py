"""Tables that become cards in a narrow window: each cell then says what its column is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from formlint.knowledge.message import Message
from formlint.output.html.markup import Child, Element, tag


class Column(NamedTuple):
    """A column: its name, and whether it holds numbers."""

    name: Message
    numeric: bool = False


def table(caption: Child, columns: Sequence[Column], rows: Iterable[Sequence[Child]]) -> Element:
    """A table whose first column names its rows.

    The roles are written out since browsers forget those of tables that are laid out as cards.
    """
    head = (tag("th", one.name, scope="col", role="columnheader", class_=_sort(one)) for one in columns)
    return tag(
        "table",
        tag("caption", caption, class_="unseen"),
        tag("thead", tag("tr", *head, role="row"), role="rowgroup"),
        tag("tbody", *(_row(columns, row) for row in rows), role="rowgroup"),
        role="table",
        class_="cards",
    )


def _row(columns: Sequence[Column], row: Sequence[Child]) -> Element:
    first, *rest = row
    cells = (
        tag("td", tag("span", column.name, class_="col", aria_hidden="true"), cell, role="cell", class_=_sort(column))
        for column, cell in zip(columns[1:], rest, strict=True)
    )
    return tag("tr", tag("th", first, scope="row", role="rowheader"), *cells, role="row")


def _sort(column: Column) -> str | None:
    return "numeric" if column.numeric else None
