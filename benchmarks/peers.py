"""Other linters on the same pages: CPU, wall clock and memory of whole processes, beside bare parses in C.

    python benchmarks/peers.py [--runs 3] [--limit 60] [--tools FOLDER] [--shops] [--scale 1.0] [--only TOOL ...]

Installs the peers by name with npm and pip into a folder, which `--tools` keeps, and makes the pages (see pages.py):
generated ones from 5 KB to 20 MB, a sample of the open corpus, a built site of 2,000 pages with the same header, pages
of documentation, the whole open corpus. It prints a table in Markdown for each, of the medians over the runs.

The runs of the tools are interleaved, so that load on the machine meets all of them. A tool that needs longer than the
limit, or more memory than there should be, is stopped, and not run again on more bytes of the same kind; a slow one is
run again only until it has had as much time as the limit altogether. With `--runs 3` all this takes half an hour;
`--scale 0.02` is a try in a minute.
"""

import argparse
import json
import os
import platform
import resource
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from pages import MissingError, apart, articles, built, copied, documentation, generated, open_corpus, pages_in

NPM = ("html-validate", "htmlhint", "markuplint", "vnu-jar", "axe-core", "jsdom", "@biomejs/biome")
MEMORY = 8_000  # megabytes of a tool and all its processes; more than that is for no laptop
KB, MB = 1000, 1_000_000
FORMLINT = (str(Path(sysconfig.get_path("scripts"), "formlint")), "check", "--isolated", "--exit-zero")
BARE = ("bare turbohtml parse", "bare lxml parse")
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
{library}
for path in pathlib.Path(sys.argv[1]).rglob("*.html"):
    data = path.read_bytes()
    if data.strip():
        parse(data)
"""


@dataclass(frozen=True)
class Tool:
    """A command without the folder it looks at.

    Attributes:
        version: As its package says it, or what runs it.
        pattern: Whether it wants a pattern of files for a folder.
        many: Whether it is of interest for many pages only.
        again: Whether what is measured is looking at the same pages again.
    """

    command: Sequence[str]
    version: str
    pattern: bool = False
    many: bool = False
    again: bool = False


@dataclass(frozen=True)
class Run:
    """Seconds of CPU and of wall clock, megabytes of the largest process, and why it was stopped, or ""."""

    cpu: float
    wall: float
    memory: float
    stopped: str = ""


@dataclass
class Material:
    """Pages to be looked at; `kind` are those of which each has more bytes than the one before."""

    title: str
    kind: str
    folder: Path
    missing: str = ""
    runs: dict[str, list[Run]] = field(default_factory=dict[str, list[Run]])

    def __str__(self) -> str:
        pages = pages_in(self.folder)
        size = sum(page.stat().st_size for page in pages)
        amount = f"{size / MB:,.1f} MB" if size >= MB else f"{size / KB:,.0f} KB"
        return f"{self.title}: {len(pages):,} {'page' if len(pages) == 1 else 'pages'}, {amount}"


def tools(folder: Path, cache: Path) -> Mapping[str, Tool]:
    """All tools that are here, by their names."""
    bins, pip = folder / "node_modules" / ".bin", folder / "venv" / "bin"
    (folder / "axe.js").write_text(AXE, "utf-8")
    jar = next(iter(folder.glob("node_modules/vnu-jar/**/vnu.jar")), folder / "vnu.jar")
    npm = {name: _version(folder, name) for name in NPM}
    own = version("formlint")
    libraries = ("import turbohtml; parse = turbohtml.parse", "from lxml import html; parse = html.document_fromstring")
    bare = [(sys.executable, "-c", PARSE.format(library=one)) for one in libraries]
    found = {
        BARE[0]: Tool(bare[0], version("turbohtml")),
        BARE[1]: Tool(bare[1], version("lxml")),
        "formlint --jobs 1": Tool((*FORMLINT, "--no-cache", "--jobs", "1"), own),
        "formlint --jobs 2": Tool((*FORMLINT, "--no-cache", "--jobs", "2"), own, many=True),
        "formlint, warm cache": Tool((*FORMLINT, "--cache-dir", str(cache)), own, many=True, again=True),
        "HTMLHint": Tool((str(bins / "htmlhint"),), npm["htmlhint"], pattern=True),
        "Biome": Tool((str(bins / "biome"), "lint", "--files-max-size=99999999"), npm["@biomejs/biome"]),
        "html-validate": Tool((str(bins / "html-validate"),), npm["html-validate"]),
        "djLint": Tool((str(pip / "djlint"), "--lint", "--quiet"), _djlint(pip)),
        "Nu validator": Tool(("java", "-jar", str(jar), "--skip-non-html", "--errors-only"), npm["vnu-jar"]),
        "markuplint": Tool((str(bins / "markuplint"),), npm["markuplint"], pattern=True),
        "axe-core, jsdom": Tool(("node", str(folder / "axe.js")), f"{npm['axe-core']}, jsdom {npm['jsdom']}"),
    }
    return {name: tool for name, tool in found.items() if _is_there(name, tool)}


def _version(folder: Path, name: str) -> str:
    """What the package of a peer says of itself; "" where it is not here."""
    package = folder / "node_modules" / name / "package.json"
    return json.loads(package.read_text("utf-8"))["version"] if package.exists() else ""


def _djlint(pip: Path) -> str:
    if not (pip / "djlint").exists():
        return ""
    order = [str(pip / "python"), "-c", "from importlib.metadata import version; print(version('djlint'))"]
    return subprocess.run(order, capture_output=True, text=True, check=True).stdout.strip()


def _is_there(name: str, tool: Tool) -> bool:
    """Whether a tool could be installed; it is told where not."""
    program = Path(tool.command[0])
    there = (
        program.exists() if program.is_absolute() else any(Path(one, program).exists() for one in os.get_exec_path())
    )
    if not (there and tool.version):
        print(f"{name}: not here")
    return there and bool(tool.version)


def install(folder: Path) -> None:
    """Install the peers, each by itself, so that one that fails does not hinder the others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NPM:
        if not _version(folder, name):
            order = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), name]
            subprocess.run(order, check=False)
    if not (folder / "venv" / "bin" / "djlint").exists():
        venv.create(folder / "venv", with_pip=True)
        subprocess.run([folder / "venv" / "bin" / "pip", "install", "--quiet", "djlint"], check=False)


def materials(folder: Path, scale: float, *, shops: bool) -> Iterator[Material]:
    """All pages, those of a kind from few bytes to many; of each only a part for a try."""
    for name, size in (("5 KB", 5 * KB), ("100 KB", 100 * KB), ("2 MB", 2 * MB), ("20 MB", 20 * MB)):
        place = folder / name.replace(" ", "-")
        generated(place / "page.html", int(size * scale) if size > 100 * KB else size)
        yield Material(f"A generated page of {name}", "page", place)
    number = max(1, int(2000 * scale))

    def some(pages: Sequence[Path]) -> Sequence[Path]:
        return pages[:: max(1, round(1 / scale))]

    makers: list[tuple[str, Callable[[Path], object]]] = [
        ("Every tenth page of the open corpus", lambda place: copied(some(_corpus(folder)[::10]), place)),
        ("A built site", lambda place: built(place, articles(_documentation(folder)), number)),
        ("Documentation", lambda place: copied(some(_documentation(folder)), place)),
        ("The open corpus", lambda place: copied(some(_corpus(folder)), place)),
    ]
    if shops:
        makers.append(("A built site of shop pages", lambda place: built(place, _corpus(folder), number)))
    for title, make in makers:
        place = folder / title.replace(" ", "-").lower()
        try:
            make(place)
        except MissingError as error:
            yield Material(title, "pages", place, missing=str(error))
        else:
            yield Material(title, "pages", place)


def _corpus(folder: Path) -> list[Path]:
    return pages_in(_once(folder / "sources" / "corpus", open_corpus))


def _documentation(folder: Path) -> list[Path]:
    return pages_in(_once(folder / "sources" / "documentation", documentation))


def _once(place: Path, make: Callable[[Path], Path]) -> Path:
    return place if place.exists() else apart(make, place)


def run(tool: Tool, place: Path, limit: float) -> Run:
    """Run a tool on a folder of pages, with its output thrown away."""
    there = str(place / "**" / "*.html") if tool.pattern else str(place)
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [*tool.command, there],
        cwd=place.parent,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stopped, gone, status, usage = "", 0, 0, before
    looked = began
    while not (gone or stopped):
        time.sleep(0.002)
        gone, status, usage = os.wait4(process.pid, os.WNOHANG)
        if not gone and time.monotonic() - began > limit:
            stopped = f"{limit:g} s"
        elif not gone and time.monotonic() - looked > 1:
            looked = time.monotonic()
            stopped = f"{MEMORY / 1000:g} GB" if _resident(process.pid) > MEMORY else ""
    if not gone:
        os.killpg(process.pid, signal.SIGKILL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(max(cpu, usage.ru_utime + usage.ru_stime), wall, usage.ru_maxrss / 1024, stopped)


def _resident(session: int) -> float:
    """Megabytes of all processes of a session; 0 where the system does not tell."""
    pages = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue  # gone meanwhile
        pages += int(parts[21]) if int(parts[3]) == session else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def measure(material: Material, found: Mapping[str, Tool], stopped: set[str], given: argparse.Namespace) -> None:
    """Run all tools on the pages, in turns, those that can be expected to come to an end."""
    many = len(pages_in(material.folder)) > 1
    asked = {name: tool for name, tool in found.items() if name not in stopped and (many or not tool.many)}
    for _ in range(given.runs):
        for name, tool in asked.items():
            runs = material.runs.setdefault(name, [])
            if name in stopped or sum(one.wall for one in runs) > given.limit:
                continue
            if tool.again and not runs:
                run(tool, material.folder, given.limit)
            runs.append(run(tool, material.folder, given.limit))
            if runs[-1].stopped:
                stopped.add(name)


def table(material: Material, found: Mapping[str, Tool]) -> Iterator[str]:
    """The medians on some pages, in Markdown; `>` is before what a tool had used when it was stopped."""
    yield f"\n**{material}**\n"
    yield "| | CPU s | wall s | peak MB | x turbohtml | x lxml | runs |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    bare = [median(one.cpu for one in material.runs[name]) for name in BARE]
    for name in found:
        runs = material.runs.get(name, [])
        if not runs:
            if not found[name].many:
                yield f"| {name} | | | | | | not run: stopped before |"
            continue
        cpu, wall, memory = (median(getattr(one, part) for one in runs) for part in ("cpu", "wall", "memory"))
        why = next((one.stopped for one in runs if one.stopped), "")
        sign = "> " if why else ""
        ratios = " | ".join(f"{sign}{cpu / one:.1f}" for one in bare)
        told = f"stopped at {why}" if why else str(len(runs))
        yield f"| {name} | {sign}{cpu:.2f} | {sign}{wall:.2f} | {sign}{memory:.0f} | {ratios} | {told} |"


def machine() -> Iterator[str]:
    """When and where this is measured."""
    model = ""
    if (facts := Path("/proc/cpuinfo")).exists():
        lines = facts.read_text("utf-8", "replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3
    yield f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores {model or platform.machine()}, {memory:.0f} GB, "
    yield f"{platform.system()}, Python {platform.python_version()}, {_said('node', '--version')}, "
    yield f"{_said('java', '--version')}; load before: {os.getloadavg()[0]:.2f}"


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return f"no {command[0]}"
    return f"{command[0]} {done.stdout.partition(chr(10))[0]}"


def _given() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--limit", type=float, default=60, help="seconds of wall clock for a run")
    options.add_argument("--tools", type=Path, help="where the peers are, or are to be installed")
    options.add_argument("--shops", action="store_true", help="also a site of 2,000 pages out of the open corpus")
    options.add_argument("--scale", type=float, default=1.0, help="how much of the pages: 0.02 is for a try")
    options.add_argument("--only", nargs="+", metavar="TOOL", help="some tools only, by the beginning of their names")
    return options.parse_args()


def main() -> None:
    """Install, make, run, tell."""
    given = _given()
    with tempfile.TemporaryDirectory() as scratch:
        given.scratch = Path(scratch)
        folder = (given.tools or given.scratch / "tools").resolve()
        install(folder)
        found = tools(folder, given.scratch / "cache")
        if given.only:
            chosen = (*BARE, *given.only)
            found = {name: tool for name, tool in found.items() if name.startswith(chosen)}
        print("".join(machine()))
        print("; ".join(f"{name}: {tool.version}" for name, tool in found.items() if not tool.many), flush=True)
        stopped: dict[str, set[str]] = {}
        for material in materials(given.scratch / "pages", given.scale, shops=given.shops):
            if material.missing:
                print(f"\n**{material.title}**: skipped: {material.missing}")
                continue
            measure(material, found, stopped.setdefault(material.kind, set()), given)
            print("\n".join(table(material, found)), flush=True)


if __name__ == "__main__":
    main()
