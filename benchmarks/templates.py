"""CPU time of checking templates, beside that of the same bytes as HTML.

    python benchmarks/templates.py [FOLDER] [--most 400]

The HTML is what formlint parses in place of each template, with letters for the code. Budget: 1.3 times.
"""

import argparse
import sys
from pathlib import Path
from time import process_time

from formlint import knowledge
from formlint.html.marks import BLANK, GAP, MARK
from formlint.html.source import SUFFIXES, Source, decode, has_controls
from formlint.html.templates import read
from formlint.lint import engine
from formlint.lint.config import Config

CHECKOUT = Path(__file__).resolve().parents[1]
BUDGET = 1.3
_PLAIN = str.maketrans({MARK: "x", GAP: "x", BLANK: " "})


def sources(folder: Path, most: int) -> list[Source]:
    """The templates in a folder that hold controls."""
    found: list[Source] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in {".html", *SUFFIXES} and path.is_file() and len(found) < most:
            data = path.read_bytes()
            source = decode(data, path.name)
            if has_controls(data) and read(source, knowledge.own()).masked != source.text:
                found.append(source)
    return found


def as_html(source: Source) -> Source:
    """The same bytes as HTML."""
    return Source("page.html", read(source, knowledge.own()).parsed.translate(_PLAIN), "utf-8")


def cpu(pages: list[Source], runs: int = 3) -> float:
    """Seconds of CPU that checking all pages takes, the least of some runs."""
    taken: list[float] = []
    for _ in range(runs):
        start = process_time()
        for page in pages:
            engine.check(page, Config())
        taken.append(process_time() - start)
    return min(taken)


def main() -> None:
    """Measure and compare; leave with 1 above the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CHECKOUT / "tests" / "templates")
    parser.add_argument("--most", type=int, default=400)
    given = parser.parse_args()
    pages = sources(given.folder, given.most)
    plain = [as_html(page) for page in pages]
    cpu(pages[:5], runs=1)
    templates, html = cpu(pages), cpu(plain)
    size = sum(len(page.text) for page in pages) / 1e6
    print(
        f"{len(pages)} templates, {size:.1f} MB: {templates:.2f} s; as HTML {html:.2f} s; {templates / html:.2f} times"
    )
    sys.exit(templates > BUDGET * html)


if __name__ == "__main__":
    main()
