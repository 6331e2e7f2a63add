"""The invariants of CONTRIBUTING.md that a tool can check."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import CHECKOUT, PACKAGE

from formlint.cli import main

MODULES = sorted(PACKAGE.rglob("*.py"))
CHECKS = [path for path in MODULES if path.is_relative_to(PACKAGE / "checks") and path.stem != "__init__"]

EDGES = {"__main__", "cli", "knowledge", "project", "server", "system"}
OUTSIDE_MODULES = {
    "asyncio",
    "http",
    "logging",
    "os",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib",
}
OUTSIDE_CALLS = {"input", "open", "print"}
OUTSIDE_METHODS = {
    *("exists", "glob", "is_dir", "is_file", "iterdir", "mkdir", "open", "read_bytes", "read_text", "rglob", "stat"),
    *("now", "today", "touch", "unlink", "utcnow", "write_bytes", "write_text"),
}
DISCOVERY = {
    ("lint/deadline.py", "time"),
    ("output/__init__.py", ".glob()"),
    ("rule/loading.py", ".glob()"),
    ("rule/old_names.py", ".now()"),  # THIS_YEAR of 0.1, which goes in 0.3
    ("rule/loading.py", "os"),
}
"""Where formats and rules are found: by the names of their files, which are part of the program or of the settings."""

HEAVY_FOR_CHECK = {
    *("asyncio", "babel", "bs4", "difflib", "importlib.metadata", "lxml", "multiprocessing", "pygls", "rich"),
    *("sqlite3", "turbohtml", "unittest"),
}
"""Modules that `check` of one page with a plain report must not load."""

HEAVY = {*HEAVY_FOR_CHECK, "formlint.project.settings", "formlint.rule", "tomllib"}
"""Modules that the start of the command must not load."""


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def step(path: Path) -> str:
    """The step of the line that a module belongs to: its top-level module or package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imported(module: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def outside(module: ast.Module) -> Iterator[str]:
    """What a module uses that reaches outside the process or is different on each run."""
    yield from (found for found in imported(module) if found.split(".")[0] in OUTSIDE_MODULES)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OUTSIDE_CALLS:
            yield f"{node.func.id}()"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OUTSIDE_METHODS:
            yield f".{node.func.attr}()"
        elif isinstance(node, ast.Attribute) and node.attr in {"argv", "stderr", "stdin", "stdout"}:
            yield f".{node.attr}"


def test_only_the_edges_do_io() -> None:
    found = {(name(path), use) for path in MODULES if step(path) not in EDGES for use in outside(tree(path))}
    assert found <= DISCOVERY


def broad_excepts(module: ast.Module) -> Iterator[int]:
    """The lines where exceptions of every kind are caught: by `except`, by `suppress`, or by a bare name in a tuple."""
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler):
            caught = [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "suppress":
            caught = node.args
        else:
            continue
        for one in caught:
            names = {"Exception"} if one is None else {part.id for part in ast.walk(one) if isinstance(part, ast.Name)}
            if names & {"BaseException", "Exception", "BaseExceptionGroup", "ExceptionGroup"}:
                yield node.lineno


def test_broad_excepts_stand_in_one_module() -> None:
    broad = [name(path) for path in MODULES for _ in broad_excepts(tree(path))]
    assert set(broad) == {"system/guard.py"}


@pytest.mark.parametrize(
    "caught",
    [
        "try: f()\nexcept Exception: g()",
        "try: f()\nexcept (OSError, BaseException) as error: g()",
        "try: f()\nexcept: g()",
        "with suppress(Exception): f()",
        "with contextlib.suppress(OSError, builtins.Exception, Exception): f()",
    ],
)
def test_a_broad_except_is_seen(caught: str) -> None:
    assert [*broad_excepts(ast.parse(caught))]
    assert not [*broad_excepts(ast.parse("try: f()\nexcept OSError: g()\nwith suppress(ValueError): f()"))]


def written(module: ast.Module) -> Iterator[str]:
    """What writes to a standard stream."""
    for node in ast.walk(module):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        words = called.replace("()", "").split(".")
        if (
            called == "print"
            or words[-1] in {"echo", "echo_via_pager", "secho"}
            or (words[-1] in {"write", "writelines"} and {"stderr", "stdout", "__stderr__", "__stdout__"} & set(words))
        ):
            yield called


def test_one_module_writes_to_the_standard_streams() -> None:
    """What it writes is harmless on a terminal and in the log of a CI server."""
    writing = {(name(path), what) for path in MODULES for what in written(tree(path))}
    assert writing == {
        ("__main__.py", "sys.stderr.write"),  # two words, before anything else is loaded
        ("system/streams.py", "sys.stderr.write"),
        ("system/streams.py", "printing_aside.stdout().buffer.write"),
    }


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_rule_imports_nothing_of_ours_but_the_authoring_api(path: Path) -> None:
    ours = {module for module in imported(tree(path)) if module.split(".")[0] == "formlint"}
    assert ours == {"formlint.rule"}


def sourced(table: dict[str, object]) -> bool:
    """Whether a table of rule data names its source, or holds nothing but tables that do."""
    if table.get("source"):
        return True
    inner = [value for value in table.values() if isinstance(value, dict)]
    return len(inner) == len(table) and all(map(sourced, inner))


@pytest.mark.parametrize("path", sorted((CHECKOUT / "rules").rglob("*.toml")), ids=lambda path: path.stem)
def test_rule_data_names_its_source(path: Path) -> None:
    content = tomllib.loads(path.read_text("utf-8"))
    if "source" not in content or path.parent.name == "territories":
        tables = {key: value for key, value in content.items() if isinstance(value, dict)}
        assert [key for key, table in tables.items() if not sourced(table)] == []
        assert tables


def loaded_by(program: str) -> set[str]:
    code = f"{program}\nimport sys\nsys.stderr.write('\\n'.join(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src")}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return set(run.stderr.split())


def loaded_by_command(*arguments: str) -> set[str]:
    started = f"import sys\nsys.argv = {['formlint', *arguments]}\nfrom formlint.__main__ import main"
    return loaded_by(f"{started}\ntry:\n    main()\nexcept SystemExit:\n    pass")


def test_the_version_is_told_before_anything_is_loaded() -> None:
    assert loaded_by_command("--version") & {*HEAVY, "click", "formlint.cli"} == set()


def test_the_start_loads_nothing_heavy() -> None:
    assert loaded_by("import formlint.cli") & HEAVY == set()


def test_a_plain_check_loads_nothing_heavy() -> None:
    loaded = loaded_by_command("check", "examples/hotel-booking.html")
    assert "formlint.lint.engine" in loaded
    assert loaded & HEAVY_FOR_CHECK == set()


LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_layers_hold() -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed (it is in the group dev)")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src")}
    run = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        env=environment,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def project_files() -> Iterator[Path]:
    """The files of the project that say how it works: all but tests, benchmarks and what tools leave behind."""
    for folder in (".ci", "docs", "examples", "rules", "src", "tools"):
        for path in sorted((CHECKOUT / folder).rglob("*")):
            if path.is_file() and not {"__pycache__", ".baked"} & set(path.parts) and path.suffix != ".pyc":
                yield path
    yield from sorted(path for path in CHECKOUT.iterdir() if path.suffix in {".md", ".toml", ".yaml"})


def test_no_machine_path_is_named() -> None:
    path_of_a_machine = re.compile(r"(?<![\w.-])/(?:home|opt|root|tmp|work)/|\.\./shared")
    named = [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in project_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if path_of_a_machine.search(line)
    ]
    assert named == []


DOCUMENTS = [
    *("README.md", "CONTRIBUTING.md"),
    *(path.relative_to(CHECKOUT).as_posix() for path in sorted((CHECKOUT / "docs").rglob("*.md"))),
]


def readme_block(first_line: str) -> str:
    """The block of code in the README that starts with this line."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", (CHECKOUT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (block,) = (block for block in blocks if block.startswith(first_line))
    return block


def test_the_readme_shows_the_real_report() -> None:
    command, _, report = readme_block("$ formlint check examples/hotel-booking.html").partition("\n")
    assert command.endswith("hotel-booking.html")
    assert report == (CHECKOUT / "examples" / "hotel-booking.txt").read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_and_option_named_in_the_documents_exists(document: str) -> None:
    text = (CHECKOUT / document).read_text("utf-8")
    code = "\n".join(re.findall(r"^```\w*\n.*?^```$|^ {4}[^\n]*", text, re.MULTILINE | re.DOTALL))
    lines = re.findall(r"^ *(?:\$ )?(?:\.venv/bin/)?formlint ([a-z]+)(.*)", code, re.MULTILINE)
    lines += re.findall(r"`formlint ([a-z]+)([^`]*)`", text)
    for command, rest in lines:
        help_text = CliRunner().invoke(main, [command, "--help"])
        assert help_text.exit_code == 0, command
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in help_text.output, (command, option)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_named_in_the_documents_exists(document: str) -> None:
    text = (CHECKOUT / document).read_text("utf-8")
    paths = re.findall(r"`((?:\.ci|benchmarks|examples|rules|src|tests|tools)/[\w./-]*)`", text)
    real = (path for path in paths if not re.search(r"\bxx\b", path, re.IGNORECASE))
    assert [path for path in real if not (CHECKOUT / path).exists()] == []
