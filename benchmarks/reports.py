"""Time, memory and size of each report on many findings.

    python benchmarks/reports.py [--findings 100000] [--pages 2000]

The findings are those of a page of `examples/`, repeated over pages; each format runs in a process of its own. `half`
is the time for half of the findings: where the report is linear, it is half of the time.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
import zlib
from dataclasses import replace
from pathlib import Path

from formlint.html.source import decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Results, summarize
from formlint.output import formats, renderer
from formlint.output.target import Target

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = CHECKOUT / "examples" / "festival-fr-ca.html"


def many(findings: int, pages: int) -> Results:
    """Reports on so many pages with so many findings in all."""
    report = engine.check(decode(PAGE.read_bytes(), "page.html"), Config())
    each = findings // pages
    found = tuple(report.findings[n % len(report.findings)] for n in range(each))
    reports = [
        report._replace(
            source=replace(report.source, path=f"site/{number}/page.html"),
            findings=tuple(finding._replace(fingerprint=f"{number:08x}{n:08x}") for n, finding in enumerate(found)),
        )
        for number in range(pages)
    ]
    return Results(reports, summarize(reports))


def seconds(name: str, results: Results) -> tuple[float, int]:
    """Seconds of CPU for one report, and its bytes."""
    render = renderer(name)
    assert render, name
    start = time.process_time()
    size = sum(len(chunk.encode()) for chunk in render(results, Target(folder="/project", root="/project")))
    return time.process_time() - start, size


def packed(name: str, results: Results) -> int:
    """The bytes of a report after gzip."""
    render = renderer(name)
    assert render, name
    pack = zlib.compressobj(wbits=31)
    return sum(len(pack.compress(chunk.encode())) for chunk in render(results, Target())) + len(pack.flush())


def measure(name: str, findings: int, pages: int) -> dict[str, float]:
    """One line of the table."""
    seconds(name, many(10, 1))  # what is loaded once
    results, half = many(findings, pages), many(findings // 2, pages // 2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took, size = seconds(name, results)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "seconds": took,
        "half": seconds(name, half)[0],
        "MB": size / 1e6,
        "MB gzip": packed(name, results) / 1e6,
        "MB of memory": grown / 1024,
    }


def main() -> None:
    """Measure each format in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--findings", type=int, default=100_000, help="findings in all (default: %(default)s)")
    parser.add_argument("--pages", type=int, default=2000, help="pages that hold them (default: %(default)s)")
    parser.add_argument("--only", choices=formats(), help="one format, as JSON")
    given = parser.parse_args()
    if given.only:
        print(json.dumps(measure(given.only, given.findings, given.pages)))
        return
    columns = ("seconds", "half", "MB", "MB gzip", "MB of memory")
    print(f"{'':10}" + "".join(f"  {name:>12}" for name in columns), flush=True)
    for name in formats():
        size = ["--findings", str(given.findings), "--pages", str(given.pages)]
        run = subprocess.run([sys.executable, __file__, "--only", name, *size], capture_output=True, check=True)
        row = json.loads(run.stdout)
        print(f"{name:10}" + "".join(f"  {row[column]:12.2f}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
