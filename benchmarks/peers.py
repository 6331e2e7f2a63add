"""Other linters on the same pages: CPU, wall clock and memory of whole processes, beside a bare parse in C.

    python benchmarks/peers.py [--sample 100] [--site 2000] [--runs 3] [--tools FOLDER]

Installs the peers by name with npm and pip into a folder, which `--tools` keeps. Pages: some of the open corpus,
generated ones of 5 KB, 100 KB and 2 MB, and a site of many built pages with the same header. The runs of the tools are
interleaved, so that load on the machine meets all of them; what is told are medians. A tool that needs longer than the
limit is stopped.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from many import build

LIMIT = 120  # seconds of wall clock for one run
NPM = ("html-validate", "htmlhint", "markuplint", "vnu-jar", "axe-core@4", "jsdom", "@biomejs/biome")
FIELD = """<p><label for="f{0}">Postal code</label>
<input id="f{0}" name="zip{0}" maxlength="5" inputmode="numeric"></p>
<p>Some words about the field, as pages have them between their fields, so that not all is markup.</p>
"""
AXE = """
const fs = require("fs"), { JSDOM } = require("jsdom"), axe = require("axe-core");
(async () => {
  for (const folder of process.argv.slice(2)) for (const name of fs.readdirSync(folder, { recursive: true })) {
    if (!name.endsWith(".html")) continue;
    const dom = new JSDOM(fs.readFileSync(`${folder}/${name}`), { runScripts: "outside-only" });
    dom.window.eval(axe.source);
    await dom.window.axe.run({ runOnly: ["wcag2a", "wcag2aa"], rules: { "color-contrast": { enabled: false } } });
    dom.window.close();
  }
})();
"""
PARSE = """
import sys, pathlib
from lxml import html
for path in pathlib.Path(sys.argv[1]).rglob("*.html"):
    data = path.read_bytes()
    if data.strip():
        html.document_fromstring(data)
"""


@dataclass(frozen=True)
class Run:
    """Seconds of CPU and of wall clock, megabytes of the largest process, and whether the run came to its end."""

    cpu: float
    wall: float
    memory: float
    ended: bool


def tools(folder: Path) -> Mapping[str, Sequence[str]]:
    """The commands of all tools, without the folder they look at."""
    node, pip = folder / "node_modules", folder / "venv" / "bin"
    bins = node / ".bin"
    (folder / "axe.js").write_text(AXE, "utf-8")
    jar = next(iter(node.glob("vnu-jar/**/vnu.jar")), None)
    found = {
        "bare lxml parse": (sys.executable, "-c", PARSE),
        "formlint": (
            str(Path(sysconfig.get_path("scripts"), "formlint")),
            "check",
            "--no-cache",
            "--isolated",
            "--exit-zero",
        ),
        "HTMLHint": (str(bins / "htmlhint"),),
        "Biome": (str(bins / "biome"), "lint", "--files-max-size=99999999"),
        "html-validate": (str(bins / "html-validate"),),
        "djLint": (str(pip / "djlint"), "--lint", "--quiet"),
        "Nu validator": ("java", "-jar", str(jar), "--skip-non-html", "--errors-only"),
        "markuplint": (str(bins / "markuplint"),),
        "axe-core, jsdom": ("node", str(folder / "axe.js")),
    }
    return {name: command for name, command in found.items() if is_there(command, jar)}


def is_there(command: Sequence[str], jar: Path | None) -> bool:
    """Whether a tool could be installed; it is told where not."""
    last = Path(command[0])
    there = last.exists() if last.is_absolute() else any(Path(one, last).exists() for one in os.get_exec_path())
    there = there and (command[0] != "java" or jar is not None)
    if not there:
        print(f"not here: {command[0]}")
    return there


def install(folder: Path) -> None:
    """Install the peers, each by itself, so that one that fails does not hinder the others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NPM:
        if not (folder / "node_modules" / name.removesuffix("@4")).exists():
            order = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), name]
            subprocess.run(order, check=False)
    if not (folder / "venv" / "bin" / "djlint").exists():
        venv.create(folder / "venv", with_pip=True)
        subprocess.run([folder / "venv" / "bin" / "pip", "install", "--quiet", "djlint"], check=False)


def pages(folder: Path, sample: int, site: int) -> Iterator[tuple[str, Path]]:
    """The folders of pages by what they are."""
    for name, size in (("5 KB", 5_000), ("100 KB", 100_000), ("2 MB", 2_000_000)):
        place = folder / name.replace(" ", "-")
        place.mkdir()
        body = "".join(FIELD.format(number) for number in range(size // len(FIELD)))
        head = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Order</title></head><body><form>"
        (place / "page.html").write_text(f"{head}{body}<button>Send</button></form></body></html>", "utf-8")
        yield name, place
    for name, number in (("real pages", sample), ("built site", site)):
        place = folder / name.replace(" ", "-")
        build(place, number)
        yield f"{number:,} {name}", place


def run(command: Sequence[str], place: Path, folder: Path) -> Run:
    """Run a tool on a folder of pages, with its output thrown away."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    there = str(place / "**" / "*.html") if Path(command[0]).name in {"htmlhint", "markuplint"} else str(place)
    process = subprocess.Popen(
        [*command, there],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    ended = True
    while time.monotonic() - began < LIMIT:
        gone, status, usage = os.wait4(process.pid, os.WNOHANG)
        if gone:
            break
        time.sleep(0.01)
    else:
        os.killpg(process.pid, signal.SIGKILL)
        _, status, usage = os.wait4(process.pid, 0)
        ended = False
    process.returncode = os.waitstatus_to_exitcode(status)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, time.monotonic() - began, usage.ru_maxrss / 1024, ended)


def table(title: str, found: Mapping[str, Sequence[Run]]) -> None:
    """Print the medians on one folder of pages."""
    bare = median(one.cpu for one in found["bare lxml parse"])
    print(f"\n{title}\n{'':18}{'CPU s':>8}{'wall s':>8}{'MB':>7}{'x parse':>9}")
    for name, runs in found.items():
        cpu, wall, memory = (median(getattr(one, part) for one in runs) for part in ("cpu", "wall", "memory"))
        more = "" if all(one.ended for one in runs) else "  stopped"
        print(f"{name:18}{cpu:8.2f}{wall:8.2f}{memory:7.0f}{cpu / bare:9.1f}{more}", flush=True)


def main() -> None:
    """Install, build, run, tell."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sample", type=int, default=100, help="pages of the open corpus")
    options.add_argument("--site", type=int, default=2000, help="pages of the built site")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--tools", type=Path, help="where the peers are, or are to be installed")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (given.tools or Path(scratch, "tools")).resolve()
        install(folder)
        commands = tools(folder)
        for title, place in pages(Path(scratch), given.sample, given.site):
            found: dict[str, list[Run]] = {name: [] for name in commands}
            for _ in range(given.runs):
                for name, command in commands.items():
                    if all(one.ended for one in found[name]):
                        found[name].append(run(command, place, folder))
            table(title, found)


if __name__ == "__main__":
    main()
