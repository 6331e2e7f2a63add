"""The report on audiences for spreadsheets: a row for each form and territory."""

import csv
from collections.abc import Iterator
from io import StringIO

from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.lint.outcomes.orders import at_risk
from formlint.lint.outcomes.population import crowd
from formlint.output.audience import Asked, wording
from formlint.system.escape import tame, visible

_HEAD = (
    "path",
    "line",
    "form",
    "territory",
    "name",
    "outcome",
    "value",
    "field",
    "rule",
    "message",
    "people",
    "online",
)
_WITH_ORDERS = ("orders", "order value", "at risk")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by spreadsheets


def as_csv(asked: Asked) -> Iterator[str]:
    """A head and the rows, as RFC 4180 has it."""
    yield _row([*_HEAD, *(_WITH_ORDERS if asked.orders else ())])
    for one in asked.forms:
        for standing in one.standings:
            yield _row(_cells(one, standing, asked))


def _cells(one: FormReach, standing: Standing, asked: Asked) -> list[str]:
    people, finding = crowd((standing.territory,)), standing.finding
    cells = [
        one.place.path,
        str(one.place.line),
        one.name,
        standing.territory,
        wording.name_of(standing.territory),
        standing.outcome,
        (finding.witness or "") if finding else "",
        standing.field,
        finding.rule if finding else "",
        finding.message if finding else "",
        str(people.people),
        str(people.online),
    ]
    if asked.orders:
        found = at_risk(asked.orders, (standing.territory,))
        lost = found.money if standing.outcome is Outcome.BLOCKED else 0
        cells += [str(found.orders), str(found.money), str(lost)]
    return cells


def _row(cells: list[str]) -> str:
    stream = StringIO()
    csv.writer(stream).writerow([_harmless(tame(visible(cell))) for cell in cells])
    return stream.getvalue()


def _harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
