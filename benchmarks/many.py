"""A project of 2,000 built pages: time cold and warm, processes, memory, folding.

    python benchmarks/many.py [--pages 2000] [--shops] [--keep FOLDER]

The pages are documentation, or with `--shops` real pages of the open corpus, each with the header of the site, which
has a search form, a newsletter form with faults and a choice of languages. CPU is user and system of the command
itself and of its processes; memory is the largest resident set of one of them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from pages import MissingError, apart, articles, built, documentation, open_corpus, pages_in

CODE = """
import resource, sys
from formlint.cli import main
try:
    main()
finally:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(*(one.ru_utime + one.ru_stime for one in used), file=sys.stderr)
"""


@dataclass(frozen=True)
class Run:
    """What a run took: seconds of wall clock, of CPU of its own and of its children, megabytes; and its exit code."""

    wall: float
    own: float
    children: float
    memory: float
    code: int


def build(folder: Path, pages: int, *, shops: bool) -> int:
    """Write the project; its size in bytes. Raises MissingError."""
    with tempfile.TemporaryDirectory() as scratch:
        sources = apart(open_corpus if shops else documentation, Path(scratch))
        return built(folder, pages_in(sources) if shops else articles(pages_in(sources)), pages)


def run(folder: Path, *options: str, output: Path) -> Run:
    """Check the project, as from its root."""
    began = time.monotonic()
    command = [sys.executable, "-c", CODE, "check", "--exit-zero", *options, "."]
    with output.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, stdout=file, stderr=subprocess.PIPE, text=True)
        assert process.stderr
        told = process.stderr.read().split()
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    own, children = map(float, told[-2:])
    return Run(time.monotonic() - began, own, children, usage.ru_maxrss / 1024, process.returncode)


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
    parser.add_argument("--shops", action="store_true", help="real pages of the open corpus instead of documentation")
    parser.add_argument("--keep", type=Path, help="build the project here and leave it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() if not arguments.keep else nullcontext(arguments.keep) as place:
        folder, report, caches = Path(place, "project"), Path(place, "report"), Path(place, "caches")
        os.environ["XDG_CACHE_HOME"] = str(caches.absolute())
        folder.mkdir(parents=True)
        try:
            size = build(folder, arguments.pages, shops=arguments.shops)
        except MissingError as error:
            sys.exit(str(error))
        print(f"{arguments.pages:,} pages, {size / 1e6:.0f} MB, {os.cpu_count()} cores\n")
        print(f"{'':28}  {'wall s':>7}  {'CPU s':>7}  {'own':>6}  {'MB':>5}  {'report kB':>9}  code")
        for name, options in (
            ("jobs 1, no cache", ["--jobs", "1", "--no-cache"]),
            *(
                (f"jobs 2, no cache, {form}", ["--jobs", "2", "--no-cache", "--format", form])
                for form in ("full", "json", "github")
            ),
            ("cold (jobs by default)", []),
            ("warm", []),
            ("warm, no folding", ["--no-fold"]),
            ("warm, json", ["--format", "json"]),
        ):
            took, told = run(folder, *options, output=report), report.stat().st_size / 1000
            times = f"{took.wall:7.2f}  {took.own + took.children:7.2f}  {took.own:6.2f}"
            print(f"{name:28}  {times}  {took.memory:5.0f}  {told:9,.0f}  {took.code}", flush=True)
        cache = sum(path.stat().st_size for path in caches.rglob("*") if path.is_file())
        print(f"\ncache {cache / 1e6:.1f} MB", *folding(report), sep="\n")


if __name__ == "__main__":
    main()
