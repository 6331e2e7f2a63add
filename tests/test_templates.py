"""The pages of `templates/`, by language: in half of them a field refuses Canadian postal codes, others are sound."""

import tomllib
from pathlib import Path

import pytest
from mending import mended

from formlint.html.source import Source, decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule.hit import Level

FOLDER = Path(__file__).parent / "templates"
PAGES = sorted(path for path in FOLDER.glob("*/*") if path.name != "planted.toml")
LANGUAGES = {"django": "html", "tsx": "jsx"}  # folders that have a name of their own
CONFIG = Config(serves=("CA",))
FEWEST = 20  # pages per language


def planted(page: Path) -> str | None:
    """The fault in a page, as it is written there."""
    return tomllib.loads((page.parent / "planted.toml").read_text(encoding="utf-8")).get(page.name)


def read(page: Path) -> Source:
    return decode(page.read_bytes(), str(page))


def serious(source: Source) -> list[Finding]:
    """What is found above advice."""
    return [finding for finding in engine.check(source, CONFIG).findings if finding.level is not Level.INFO]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_what_is_planted_is_found_where_it_stands_and_nothing_else(page: Path) -> None:
    source = read(page)
    found = [source.text[finding.span.start : finding.span.end] for finding in serious(source)]
    expected = planted(page)
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize("page", [page for page in PAGES if planted(page)], ids=lambda page: page.parent.name)
def test_fixes_change_the_fault_and_nothing_else(page: Path) -> None:
    source = read(page)
    fixed = mended(source, CONFIG, unsafe=True)
    before, after, fault = source.text, fixed.report.source.text, planted(page)
    assert fault is not None
    if after != before:
        head, _, tail = before.rpartition(fault) if before.count(fault) == 1 else before.partition(fault)
        assert after.startswith(head.rstrip())
        assert after.endswith(tail)


@pytest.mark.parametrize("folder", sorted(path.name for path in FOLDER.iterdir()))
def test_each_language_is_told_by_name_and_has_pages_enough(folder: str) -> None:
    pages = [page for page in PAGES if page.parent.name == folder]
    assert len(pages) >= FEWEST
    assert sum(planted(page) is not None for page in pages) == len(pages) // 2
    languages = {engine.analyse(read(page), CONFIG).page.document.front.language for page in pages}
    expected = LANGUAGES.get(folder, folder)
    assert languages <= ({expected, "html"} if folder == "angular" else {expected})
