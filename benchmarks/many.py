"""A project of 2,000 built pages, made out of the open corpus: time cold and warm, processes, memory, folding.

    python benchmarks/many.py [--pages 2000] [--keep FOLDER]

Each page is a real page with the header of the site, which has a search form and a newsletter form with a fault. CPU is
user and system of the command and its processes; memory is the largest resident set of one of them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "fields-open.tar.xz"
FORMLINT = str(Path(sysconfig.get_path("scripts"), "formlint"))
HEADER = """<header class="site">
<form action="/search" role="search"><label>Search <input type="search" name="q"></label><button>Go</button></form>
<form action="/newsletter" id="newsletter"><label>E-mail <input type="text" name="newsletter_email"></label>
<label>Postcode <input name="newsletter_postcode" inputmode="numeric" maxlength="5"></label>
<label>Country <select name="newsletter_country"><option value="GB">United Kingdom<option value="CA">Canada</select>
</label><button>Subscribe</button></form></header>
"""
_BODY = re.compile(rb"<body[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """What a run of the command took: seconds of wall clock and of CPU, megabytes; and its exit code."""

    wall: float
    cpu: float
    memory: float
    code: int


def build(folder: Path, pages: int) -> int:
    """Write the project; its size in bytes. Little is held in memory: a child's peak begins with that of its parent."""
    size = 0
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(CORPUS) as archive:
        archive.extractall(scratch, filter="data")
        sources = sorted(Path(scratch).rglob("*.html"))
        for number in range(pages):
            page = _with_header(sources[number % len(sources)].read_bytes(), number)
            path = folder / f"section-{number % 40:02}" / f"page-{number:04}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page)
            size += len(page)
    return size


def _with_header(page: bytes, number: int) -> bytes:
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + HEADER.encode() + page[place:] + f"<!-- built as page {number} -->".encode()


def run(folder: Path, *options: str, output: Path) -> Run:
    """Check the project, as from its root."""
    began = time.monotonic()
    with output.open("wb") as file:
        process = subprocess.Popen([FORMLINT, "check", "--exit-zero", *options, "."], cwd=folder, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def folding(report: Path) -> Sequence[str]:
    """What a JSON report says of folding."""
    content = json.loads(report.read_text("utf-8"))
    findings = [finding for file in content["files"] for finding in file["findings"]]
    widest = max(findings, key=lambda finding: len(finding.get("places", [])))
    everywhere = sum(1 + len(finding.get("places", [])) for finding in findings)
    return (
        f"{len(findings):,} findings told, for {everywhere:,} places",
        f"widest: {widest['rule']} on {1 + len(widest.get('places', [])):,} pages",
    )


def main() -> None:
    """Build the project and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=2000, help="pages of the project (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="build the project here and leave it")
    arguments = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"{CORPUS}: the open corpus is not here")
    with tempfile.TemporaryDirectory() if not arguments.keep else nullcontext(arguments.keep) as place:
        folder, report = Path(place, "project"), Path(place, "report")
        folder.mkdir(parents=True)
        size = build(folder, arguments.pages)
        print(f"{arguments.pages:,} pages, {size / 1e6:.0f} MB, {os.cpu_count()} cores\n")
        print(f"{'':28}  {'wall s':>7}  {'CPU s':>7}  {'MB':>5}  {'report kB':>9}  code")
        for name, options in (
            ("jobs 1, no cache", ["--jobs", "1", "--no-cache"]),
            ("jobs 2, no cache", ["--jobs", "2", "--no-cache"]),
            ("cold (jobs by default)", []),
            ("warm", []),
            ("warm, no folding", ["--no-fold"]),
            ("warm, json", ["--format", "json"]),
        ):
            took = run(folder, *options, output=report)
            told = report.stat().st_size / 1000
            print(f"{name:28}  {took.wall:7.2f}  {took.cpu:7.2f}  {took.memory:5.0f}  {told:9,.0f}  {took.code}")
        cache = sum(path.stat().st_size for path in (folder / ".formlint_cache").iterdir())
        print(f"\ncache {cache / 1e6:.1f} MB", *folding(report), sep="\n")


if __name__ == "__main__":
    main()
