"""Lints every page of a folder in one process: findings per rule, exceptions, slowest pages, CPU beside bare parsing.

    python benchmarks/corpus.py [FOLDER] [--show RULE] [--sample 50] [--seed 1]

Without a folder it unpacks the open corpus that lies beside the checkout. `--sample` prints findings drawn at random,
to be read and judged.
"""

import argparse
import random
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import turbohtml
from pages import open_corpus

from formlint.html.source import decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding, Report, Results, summarize
from formlint.output.full import render
from formlint.output.target import Target
from formlint.project.files.pages import SUFFIXES


@dataclass
class Tally:
    """What a run over a folder showed."""

    reports: list[Report] = field(default_factory=list[Report])
    crashes: list[str] = field(default_factory=list[str])
    seconds: dict[str, float] = field(default_factory=dict[str, float])

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings on all pages."""
        return (finding for report in self.reports for finding in report.findings)


@contextmanager
def corpus(folder: Path | None) -> Iterator[Path]:
    """The folder to lint: the given one, or the open corpus unpacked for as long as it is needed."""
    if folder:
        yield folder
        return
    with tempfile.TemporaryDirectory() as scratch:
        yield open_corpus(Path(scratch))


def lint(pages: list[Path]) -> Tally:
    """Lint pages one after the other; a crash is noted with the place it came from."""
    tally = Tally()
    for page in pages:
        began = time.process_time()
        try:
            tally.reports.append(engine.check(decode(page.read_bytes(), page.name), Config()))
        except Exception:  # noqa: BLE001  # any crash is what we look for
            tally.crashes.append(f"{page.name}\n{traceback.format_exc(limit=-3)}")
        tally.seconds[page.name] = time.process_time() - began
    return tally


def parse_only(pages: list[Path]) -> float:
    """Seconds of CPU for nothing but parsing the pages."""
    began = time.process_time()
    for page in pages:
        turbohtml.parse(page.read_bytes())
    return time.process_time() - began


def tell(tally: Tally, parsing: float) -> None:
    """Print the tables."""
    pages = len(tally.seconds)
    total = sum(tally.seconds.values())
    hit = sum(1 for report in tally.reports if report.findings)
    print(f"{pages} pages, {hit} with findings, {len(tally.crashes)} crashes")
    print(f"CPU {total:.1f} s ({1000 * total / max(pages, 1):.1f} ms a page); parsing alone {parsing:.1f} s\n")
    counts = Counter((finding.rule, finding.level.value) for finding in tally.findings)
    for (rule, level), count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"{count:6}  {level:8}{rule}")
    print("\nslowest pages, seconds of CPU")
    for page, seconds in sorted(tally.seconds.items(), key=lambda item: -item[1])[:10]:
        print(f"{seconds:6.2f}  {page}")
    for crash in tally.crashes:
        print(f"\ncrash: {crash}")


def show(tally: Tally, rule: str | None, sample: int, seed: int) -> None:
    """Print findings drawn at random, of one rule or of all, as people see them."""
    drawn = ((report, finding) for report in tally.reports for finding in report.findings)
    chosen = [(report, finding) for report, finding in drawn if rule in (None, finding.rule)]
    for report, finding in random.Random(seed).sample(chosen, min(sample, len(chosen))):  # noqa: S311  # no secret
        one = Report(report.source, (finding,))
        print("".join(render(Results([one], summarize([one])), Target())))


def main() -> None:
    """Lint, count, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of pages (default: the open corpus)")
    parser.add_argument("--show", metavar="RULE", help="sample the findings of this rule only")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N findings drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="another number draws another sample")
    options = parser.parse_args()
    with corpus(options.folder) as folder:
        pages = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
        tally = lint(pages)
        tell(tally, parse_only(pages))
    show(tally, options.show, options.sample, options.seed)


if __name__ == "__main__":
    main()
