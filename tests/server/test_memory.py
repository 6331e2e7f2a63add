"""The language server keeps one version of a page in memory, and nothing of one that is closed."""

import asyncio
import gc
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from threading import Barrier
from types import FunctionType, ModuleType
from typing import Any
from weakref import WeakSet

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")

from editing import PUSHED, Editor, run
from lsprotocol import types

from formlint.html.document import Document
from formlint.html.source import Source, decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.server.checking import Checked
from formlint.server.pages import Pages
from formlint.server.settings import Settings, Wishes
from formlint.server.text import Text

PAGE = (
    '<!doctype html><html lang="en-CA"><form><label>Country <select name=country><option>Canada</select></label>'
    '<label>Postal code <input name="zip" inputmode="numeric" pattern="[0-9]{5}"></label>'
    '<label>Name <input name="name" autocomplete="name"></label></form></html>'
)
PLACE = types.Position(0, PAGE.index("name=country"))
OPEN = [f"file:///page-{number}.html" for number in range(3)]
STATUS = Path("/proc/self/status")


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> "WeakSet[Document]":
    """The parsed pages that are alive."""
    alive, make = WeakSet[Document](), Document.__init__

    def made(self: Document, *asked: Any) -> None:
        make(self, *asked)
        alive.add(self)

    monkeypatch.setattr(Document, "__init__", made)
    return alive


@pytest.fixture
def pages() -> Iterator[Pages]:
    """What all tests before have left is frozen, as the server freezes what it loads: else each look takes long."""
    settings = Settings()
    settings.forget(Wishes(isolated=True))
    gc.collect()
    gc.freeze()
    yield Pages(settings, lambda _text, _found: None, pytest.fail)
    gc.unfreeze()


async def typed(pages: Pages, uri: str, version: int) -> None:
    """A letter more, and the findings on the page with it."""
    letter = types.TextDocumentContentChangePartial(types.Range(PLACE, PLACE), "x")
    pages.change(uri, [letter], version)
    assert isinstance(await pages.checked(uri), Checked)


async def rested(pages: Pages) -> None:
    """All threads meet, so that each has let go of what it did before: on a busy machine that may take it a while."""
    pool, meeting = pages._pool, Barrier(pages._pool._max_workers)
    await asyncio.gather(
        *(asyncio.get_running_loop().run_in_executor(pool, meeting.wait) for _ in range(meeting.parties))
    )


def test_of_an_open_page_at_most_two_versions_are_alive(documents: "WeakSet[Document]", pages: Pages) -> None:
    async def scene() -> None:
        for uri in OPEN:
            pages.put(Text(uri, uri, PAGE, 0, "utf-16"))
        for version in range(1, 8):
            for uri in OPEN:
                await typed(pages, uri, version)
                assert len(documents) <= 2 * len(OPEN)
        await rested(pages)
        for uri in OPEN:
            pages.close(uri)
        while pages._closing:
            await asyncio.wait({*pages._closing})

    asyncio.run(scene())
    assert not documents


def test_a_version_that_is_stopped_is_not_kept(documents: "WeakSet[Document]", pages: Pages) -> None:
    async def scene() -> None:
        uri = OPEN[0]
        pages.put(Text(uri, uri, PAGE, 0, "utf-16"))
        for version in range(1, 40):
            letter = types.TextDocumentContentChangePartial(types.Range(PLACE, PLACE), "x")
            pages.change(uri, [letter], version)
            await asyncio.sleep(0.01 * (version % 3))
            assert len(documents) <= 2
        found = await pages.checked(uri)
        assert found is not None
        assert found.text.text == PAGE.replace("name=country", f"{'x' * 39}name=country")
        assert found.text.version == 39

    asyncio.run(scene())


def caches() -> dict[str, Any]:
    """The caches of formlint by the names of their functions."""
    found = [one for one in gc.get_objects() if type(one).__name__ == "_lru_cache_wrapper"]
    ours = [one for one in found if one.__module__.startswith("formlint")]
    return {f"{one.__module__}.{one.__qualname__} {number}": one for number, one in enumerate(ours)}


def held(root: object) -> Iterator[object]:
    """All that an object holds, but for modules, classes and what functions know of their modules."""
    met, left = {id(root)}, [*gc.get_referents(root)]
    while left:
        one = left.pop()
        if id(one) in met or isinstance(one, ModuleType | type):
            continue
        met.add(id(one))
        yield one
        left += _known(one) if isinstance(one, FunctionType) else gc.get_referents(one)


def _known(function: FunctionType) -> Iterable[object]:
    return function.__closure__ or ()


def of_a_page(cache: object) -> set[str]:
    """What a cache holds of a page, by type."""
    parts = (
        "formlint.html.document",
        "formlint.html.written",
        "formlint.html.tree",
        "formlint.forms.controls",
        "formlint.forms.purpose.field",
        "formlint.rule.page",
        "formlint.rule.field",
    )
    kinds = {type(one) for one in held(cache)}
    return {kind.__name__ for kind in kinds if kind.__module__.startswith(parts) or kind is Source}


@pytest.mark.long
def test_no_cache_holds_a_part_of_a_page(checkout: Path) -> None:
    reports = [
        engine.judge(engine.analyse(decode(page.read_bytes(), str(page)), Config()))
        for page in sorted((checkout / "examples").iterdir())
        if page.suffix != ".txt"
    ]
    assert any(report.findings for report in reports)
    found = caches()
    assert len(found) > 100
    assert {name: parts for name, cache in found.items() if (parts := of_a_page(cache))} == {}


def test_a_cache_that_holds_a_page_would_be_found() -> None:
    @lru_cache
    def kept(stopped: Callable[[], bool]) -> bool:
        return stopped()

    page = engine.analyse(Source("page.html", PAGE, "utf-8"), Config()).page
    kept(lambda: not page.forms)
    assert {"Document", "Element", "Page"} <= of_a_page(kept)


def test_nothing_of_a_page_is_alive_after_its_check(documents: "WeakSet[Document]", checkout: Path) -> None:
    for page in sorted((checkout / "examples").iterdir()):
        if page.suffix != ".txt":
            engine.check(decode(page.read_bytes(), str(page)), Config())
    gc.collect()
    assert not documents


@pytest.mark.long
@pytest.mark.skipif(not STATUS.exists(), reason="the system does not tell the memory of a process")
def test_memory_stays_flat_while_a_large_page_is_edited(tmp_path: Path) -> None:
    text = PAGE.replace("</form>", f"</form>\n{'<p>We ship to all addresses.</p>' * 3500}")
    assert len(text) > 100_000

    async def play(one: Editor) -> None:
        uri = one.open(text)
        await one.findings(uri)
        sizes = {}
        for version in range(2, 502):
            letter = types.TextDocumentContentChangePartial(types.Range(PLACE, PLACE), "x")
            one.change(uri, version, letter)
            await one.findings(uri, version)
            sizes[version - 1] = resident(one)
        assert sizes[500] - sizes[200] < 15

    run(PUSHED[-1], tmp_path, play, wishes={"isolated": True})


def resident(one: Editor) -> float:
    """Megabytes that the server holds."""
    process = one.client._server
    assert process is not None
    text = Path(f"/proc/{process.pid}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("VmRSS:")) / 1024
