"""CPU time of telling what the fields of real pages ask for, in milliseconds, once the words are loaded.

    python benchmarks/purpose.py [CORPUS] [--runs 7]

CORPUS is a folder of HTML pages, by default the open corpus that lies beside the checkout. The pages with about a
hundred fields are shown one by one, at first sight (no text of theirs has been read before) and when they are read
again; then all pages together, each at first sight. Parsing and finding labels are not counted. The least of the runs
is the honest figure: other load on the machine only adds.
"""

import argparse
import gc
import time
from collections.abc import Iterable
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from statistics import mean, median

from corpus import corpus

from formlint.forms import controls
from formlint.forms.purpose.inference import infer
from formlint.html import document as html
from formlint.html.source import decode
from formlint.knowledge import laid_over

BUDGET = 5
FIELDS = range(85, 112)
"""How many fields to fill in a page of about a hundred has."""

OF_TEXTS = {
    "reading", "naming", "_meaning", "_meaning_like", "marks", "_pieces", "words", "parts", "plain", "sample_of",
    "_kinds_in", "_kinds_named", "_decided_before",
}  # fmt: skip
"""The functions that remember texts of pages, not words of languages."""


def page_of(path: Path) -> controls.Page:
    """A page, freshly parsed, the names of its controls found."""
    page = controls.find(html.parse(decode(path.read_bytes(), path.name), laid_over(())))
    for control in page.controls:
        control.label  # noqa: B018 (what is found at the first question, other steps ask for it, too)
    return page


@cache
def memories() -> "list[_lru_cache_wrapper[object]]":
    """What remembers the texts of pages."""
    kept = [found for found in gc.get_objects() if isinstance(found, _lru_cache_wrapper)]
    return [found for found in kept if getattr(found.__wrapped__, "__name__", "") in OF_TEXTS]


def forget() -> None:
    """Forget all texts that have been read."""
    for memory in memories():
        memory.cache_clear()


def timed(page: controls.Page) -> float:
    """Milliseconds of CPU that the inference of a page takes."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    infer(page)
    spent = time.process_time() - start
    gc.enable()
    return 1000 * spent


def shown(path: Path, runs: int) -> tuple[float, float]:
    """The least times of a page, at first sight and again."""
    infer(page_of(path))
    first: list[float] = []
    again: list[float] = []
    for _ in range(runs):
        forget()
        first.append(timed(page_of(path)))
        again.append(timed(page_of(path)))
    return min(first), min(again)


def all_pages(paths: Iterable[Path]) -> list[float]:
    """The time of each page at first sight, the words of its languages loaded."""
    times: list[float] = []
    for path in paths:
        infer(page_of(path))
        forget()
        times.append(timed(page_of(path)))
    return times


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=7, help="runs of each page (default: %(default)s)")
    options = parser.parse_args()
    with corpus(options.corpus) as folder:
        paths = sorted(folder.rglob("*.html"))
        print(f"{'fields':>6} {'first':>6} {'again':>6}  page (budget {BUDGET} ms)")
        for path in paths:
            fields = sum(control.editable for control in page_of(path).controls)
            if fields in FIELDS:
                first, again = shown(path, options.runs)
                print(f"{fields:6} {first:6.1f} {again:6.1f}  {path.stem}")
        times = all_pages(paths)
    print(f"{len(times)} pages: mean {mean(times):.2f}, median {median(times):.2f}, most {max(times):.1f} ms")


if __name__ == "__main__":
    main()
