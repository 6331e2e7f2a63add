"""What is told at a terminal fits into it, from 60 to 200 columns: nothing is torn, and nothing is left out."""

from pathlib import Path

import pytest

from formlint.html.source import Source
from formlint.knowledge import own
from formlint.lint import engine
from formlint.lint.analysis import analyse
from formlint.lint.config import Config
from formlint.lint.explain.explain import explain
from formlint.lint.outcomes.by_territory import folded, reach, read
from formlint.lint.report import Notice, Results, summarize
from formlint.output import full
from formlint.output.audience import Asked
from formlint.output.audience.text import as_text
from formlint.output.color import painter
from formlint.output.explain import render as render_explanations
from formlint.output.fields_text import describe
from formlint.output.summary import summary
from formlint.output.target import Target
from formlint.output.territory import render_territory
from formlint.system.escape import cells

WIDTHS = (60, 80, 100, 200)


@pytest.fixture(scope="module")
def page(checkout: Path) -> Source:
    text = (checkout / "examples" / "hotel-booking.html").read_text("utf-8")
    return Source("page.html", text, "utf-8")


def widest(text: str) -> int:
    return max(map(cells, text.splitlines()))


def words(text: str) -> str:
    return "".join(text.split())


def audience(page: Source, width: int, serves: tuple[str, ...] = ()) -> str:
    config = Config(serves=serves)
    report = engine.check(page, config)._replace(analysis=analyse(page, config))
    return "".join(as_text(Asked(folded(reach(read(report))), {}, color=False, width=width)))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_full_report_fits(page: Source, width: int) -> None:
    reports = (engine.check(page, Config(serves=("CA", "NL", "DE"))),)
    assert widest("".join(full.render(Results(reports, summarize(reports)), Target(width=width)))) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_believed_of_fields_fits(page: Source, width: int) -> None:
    told = "\n".join(describe(analyse(page, Config()), color=False, width=width))
    assert widest(told) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_explanations_fit(page: Source, width: int) -> None:
    analysis = analyse(page, Config())
    found = explain(analysis, 94)
    for verbose in (False, True):
        told = render_explanations(page, found, "text", Target(width=width), verbose=verbose)
        assert widest(told) <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", ["CA", "JP", "GB"])
def test_territories_fit(code: str, width: int) -> None:
    shown = render_territory(own().territory(code), "text", day="2026-11-30", color=False, width=width)
    assert widest(shown) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_audiences_fit_and_say_the_same_at_any_width(page: Source, width: int) -> None:
    told = audience(page, width)
    assert widest(told) <= width
    assert words(told) == words(audience(page, 200))


@pytest.mark.parametrize(("width", "gap"), [(60, ""), (200, " ")])
def test_the_map_of_signs_is_not_torn(page: Source, width: int, gap: str) -> None:
    told = audience(page, width, tuple(own().codes())).splitlines()
    end = next(number for number, line in enumerate(told) if line.strip().startswith("X blocked, ! hindered"))
    start = max(number for number in range(end) if not told[number])
    rows = told[start + 1 : end]
    assert len(rows) == len({y for _, y in _places()})
    signs = [row[4:][:: 1 + len(gap)] for row in rows]
    assert sum(len(row.replace(" ", "")) for row in signs) == len(_places())
    assert max(map(len, rows)) <= width


def _places() -> set[tuple[int, int]]:
    rows = own().tiles.rows
    return {(x, y) for y, row in enumerate(rows) for x, code in enumerate(row.split()) if code != ".."}


def test_the_summary_tells_why_files_were_skipped() -> None:
    counts = summarize(())._replace(skipped=4, reasons=(("needs formlint[jsx]", 3), ("a binary file, no page", 1)))
    results = Results((), counts, (Notice("a.png", "skipped: a binary file, no page"),))
    told = list(summary(results, painter(color=False), Target()))
    assert told == [
        "No files checked.",
        "3 files skipped: needs formlint[jsx].",
        "1 file skipped: a binary file, no page.",
    ]
    bare = Results((), counts._replace(reasons=()))
    assert list(summary(bare, painter(color=False), Target())) == ["No files checked; 4 files skipped."]
