"""Every snippet of the documentation, run or read as what it is, in a project made from what its page says.

A block is handled by its kind, and a kind or a command that nobody has thought of fails the test. What is not run is
named, with the reason, in `NOT_RUN` (commands) and `NOT_RUN_KINDS` (languages): it is parsed only.
"""

import contextlib
import io
import json
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from places import CHECKOUT

from formlint import __version__
from formlint.cli import main
from formlint.pytest_plugin import FormlintOk

PAGES = [
    *(CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md"),
    *sorted((CHECKOUT / "docs").glob("*.md")),
    *sorted((CHECKOUT / "docs" / "editors").glob("*.md")),
]
BOOKING = CHECKOUT / "examples" / "hotel-booking.html"

NOT_RUN = {
    "formlint check --watch": "it waits for changes; tests/cli/test_watch.py runs it",
    "formlint server": "it waits for an editor; tests/server/test_server.py runs it",
}
"""Commands of formlint that are parsed, not run."""
NOT_RUN_KINDS = {
    "elisp": "tests/editors/eglot.el is run where there is an Emacs",
    "groovy": "there is no Jenkins; its commands are parsed",
    "lua": "tests/editors/*.lua are run where there is a Neovim",
    "vim": "tests/editors are run where there is a Neovim",
}
"""Languages of which only the commands of formlint in them are parsed."""
TOLD_ELSEWHERE = {
    ("own-rules.md", "FAIL  fax-asked"): "test_own_rules.py breaks the rule and compares",
    ("CONTRIBUTING.md", "path -read-> Source"): "a drawing",
}
"""Blocks that are neither commands nor their answers."""
PROGRAMS = {
    *("bash", "cd", "code", "do", "done", "for", "formlint", "git", "mkdir", "nice", "npm", "pip", "python", "python3"),
    *("pre-commit", "pytest", "reviewdog", "source", "touch"),
}
"""Programs that the documentation may name; those of ours are looked at more closely."""
EXTRAS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
OURS = {"formlint.toml", ".formlint.toml", "pyproject.toml"}


@dataclass
class Block:
    """A block of code, with the words before it."""

    kind: str
    text: str
    before: str

    def file(self) -> str:
        """The file that the words before it say it is, or ""."""
        suffix = {"python": "py", "yaml": "yaml", "console": "none", "sh": "none"}.get(self.kind, self.kind)
        named = re.findall(rf"`([\w./-]+\.{suffix})`", self.before)
        return next((name for name in named if not (CHECKOUT / name).exists() or name in OURS), "")


@dataclass
class Project:
    """A project of somebody who follows a page of the documentation."""

    folder: Path
    page: Path
    answer: str = ""
    seen: list[str] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, words: list[str]) -> Result:
        """Run a command of formlint as it stands there; whatever is wrong with the call is an exit code of 2."""
        from formlint.rule.discovery import rules  # noqa: PLC0415

        rules.cache_clear()
        stdin = BOOKING.read_bytes() if words[-1] == "-" else None
        return CliRunner().invoke(main, words, input=stdin)


def blocks(page: Path) -> Iterator[Block]:
    before = ""
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type == "inline":
            before = token.content
        elif token.type in {"fence", "code_block"}:
            yield Block(token.info or "sh", token.content, before)


def commands(text: str) -> Iterator[list[str]]:
    """The commands in lines of a shell, each in words; what a pipe feeds is a command of its own."""
    for line in re.sub(r"\\\n", " ", text).splitlines():
        for part in re.split(r"\s(?:&&|\|\||\|)\s|;", re.sub(r"\s#\s.*", "", line)):
            words = shlex.split(part, comments=True)
            while words and re.match(r"\w+=", words[0]):
                words = words[1:]
            if words:
                yield words


def parse(words: list[str]) -> None:
    """Read the arguments of a command of formlint as it would, without running it."""
    context = click.Context(main)
    command = main.get_command(context, words[0])
    assert command is not None, words
    command.make_context(words[0], list(words[1:]), parent=context, resilient_parsing=True)
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    unknown = {word.partition("=")[0] for word in words[1:] if re.match(r"-{1,2}[a-z]", word)} - known - {"--help"}
    assert not unknown, (words, unknown)


def parse_all(text: str) -> None:
    """Read all commands of formlint in a text of another language."""
    for found in re.findall(r"\bformlint (?:check|server|fields|audience|init|rule)\b[^'\"\n|)]*", text):
        parse(shlex.split(found)[1:])


def shell(project: Project, block: Block) -> None:
    checked = subprocess.run(["bash", "-n"], input=block.text, text=True, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    for words in commands(block.text):
        program = words[0].rpartition("/")[2]
        assert program in PROGRAMS, f"{program}: who thinks of this program?"
        if program == "formlint":
            _formlint(project, words[1:])
        _others(program, words)


def _formlint(project: Project, words: list[str]) -> None:
    parse(words)
    if not any(" ".join(["formlint", *words]).startswith(one) for one in NOT_RUN):
        if words == ["trend"]:
            _committed(project.folder)
        done = project.run(words)
        assert done.exit_code in {0, 1}, (words, done.output)
        assert done.exception is None or isinstance(done.exception, SystemExit), words


def _committed(folder: Path) -> None:
    """Make a repository of a project: `trend` looks at the commits of the baseline."""
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "The first day"]):
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def _others(program: str, words: list[str]) -> None:
    """What can be told of other programs without running them: files, extras and scripts are there."""
    for word in words[1:] if program in {"bash", "python", "python3"} else ():
        if word.endswith(".py") or word.startswith(".ci/"):
            assert (CHECKOUT / word).is_file(), word
    for extras in (match[1] for word in words for match in [re.search(r"formlint\[([\w,]+)\]", word)] if match):
        assert set(extras.split(",")) <= set(EXTRAS), extras
    if program == "npm" and words[1] in {"run", "test"}:
        scripts = json.loads((CHECKOUT / "editors" / "vscode" / "package.json").read_text("utf-8"))["scripts"]
        assert words[-1] in scripts


def console(project: Project, block: Block) -> None:
    """Run what follows `$`, and compare what comes with what is shown; a line `…` stands for any lines."""
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
        for words in commands(command):
            if words[0] == "touch":
                project.write(words[1], "")
            else:
                assert words[0] == "formlint"
                done = project.run(words[1:])
                assert done.exit_code != 3, done.output
                pattern = re.escape(expected).replace(re.escape("…\n"), "(?:.*\n)*?")
                assert re.fullmatch(pattern, done.output.rstrip("\n") + "\n"), (command, done.output)


def text(project: Project, block: Block) -> None:
    """What a command or program answers: it stands in the block, or the program was run before."""
    if block.text.startswith("$ "):
        console(project, Block("console", block.text, block.before))
    elif not any(block.text.startswith(start) for page, start in TOLD_ELSEWHERE if page == project.page.name):
        assert project.answer == block.text


def toml(project: Project, block: Block) -> None:
    content = tomllib.loads(block.text)
    name = block.file()
    if name:
        project.write(name, block.text)
    if not name or name in OURS:
        _settings(project, block.text, content)


def _settings(project: Project, text: str, content: dict[str, Any]) -> None:
    """What is shown as settings is accepted as such; folders of others that it names are there."""
    for folder in content.get("rules", ()):
        (project.folder / folder).mkdir(parents=True, exist_ok=True)
    for folder in content.get("packs", ()):
        (project.folder / folder / "territories").mkdir(parents=True, exist_ok=True)
    project.write("shown.toml", text)
    done = project.run(["check", "--config", "shown.toml", "--show-settings", "--allow-empty", "."])
    assert done.exit_code == 0, done.output
    (project.folder / "shown.toml").unlink()


def html(project: Project, block: Block) -> None:
    name = block.file() or "shown.html"
    project.write(name, block.text)
    done = project.run(["check", "--select", "all", "--format", "json", name])
    assert done.exit_code in {0, 1}, done.output
    found = {one["rule"] for one in json.loads(done.stdout)["files"][0]["findings"]}
    assert "unknown-ignore" not in found


def erb(project: Project, block: Block) -> None:
    project.write("shown.erb", block.text)
    done = project.run(["fields", "--format", "json", "shown.erb"])
    assert json.loads(done.stdout)["files"][0]["controls"], block.text


def python(project: Project, block: Block) -> None:
    if block.file():
        project.write(block.file(), block.text)
        return
    out = io.StringIO()
    page = '<form lang="ja"><label>メール <input type="email" name="email" autocomplete="email"></label></form>'
    known: dict[str, Any] = {"render_to_string": lambda _name: page}
    with contextlib.redirect_stdout(out):
        exec(compile(block.text, str(project.page), "exec"), known)  # noqa: S102  # our own documentation
    project.answer = out.getvalue()
    for name, test in known.items():
        if name.startswith("test_"):
            given = {"formlint_ok": FormlintOk("<page>"), "client": _Client(page)}
            test(**{one: given[one] for one in test.__code__.co_varnames[: test.__code__.co_argcount]})


@dataclass
class _Client:
    """A test client of a web framework, with one page."""

    text: str
    status_code: int = 200

    def get(self, _path: str) -> "_Client":
        return self


def csv(project: Project, block: Block) -> None:
    project.write("orders.csv", block.text)
    shutil.copy(BOOKING, project.folder / "page.html")
    done = project.run(["audience", "--orders", "orders.csv", "page.html"])
    assert done.exit_code in {0, 1}, done.output


def as_yaml(project: Project, block: Block) -> None:
    action = yaml.safe_load((CHECKOUT / "action.yml").read_text("utf-8"))
    hooks = {one["id"] for one in yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for part in _tables(yaml.safe_load(block.text)):
        if "/formlint@" in str(part.get("uses")):
            assert part.get("with", {}).keys() <= action["inputs"].keys()
            assert part["uses"].endswith(f"@v{__version__}")
        if str(part.get("repo")).endswith("/formlint"):
            assert part["rev"] == f"v{__version__}"
            assert {one["id"] for one in part["hooks"]} <= hooks
        for key in ("run", "script", "lint-command"):
            lines = part.get(key, ())
            for line in [lines] if isinstance(lines, str) else lines:
                shell(project, Block("sh", line, "")) if key != "lint-command" else parse_all(line)


def _tables(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
    for one in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from _tables(one)


def as_json(project: Project, block: Block) -> None:
    content = json.loads(block.text)
    parse_all(block.text)
    for part in _tables(content):
        if "settings" in part and "command" not in part:
            said = [f"{key}={json.dumps(value)}" for key, value in part["settings"].items()]
            options = [word for one in said for word in ("--config", one)]
            assert project.run(["check", *options, "--show-settings", "--allow-empty", "."]).exit_code == 0
        if isinstance(part.get("pattern"), dict):
            line = project.run(["check", "--format", "concise", "page.html"]).stdout.splitlines()[0]
            assert re.match(part["pattern"]["regexp"], line), line


def not_run(project: Project, block: Block) -> None:
    assert project.folder.is_dir()
    parse_all(block.text)


HANDLERS: dict[str, Callable[[Project, Block], None]] = {
    "console": console,
    "csv": csv,
    "erb": erb,
    "html": html,
    "json": as_json,
    "python": python,
    "sh": shell,
    "text": text,
    "toml": toml,
    "yaml": as_yaml,
    **dict.fromkeys(NOT_RUN_KINDS, not_run),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what people have who read the documentation: pages, a site, two reports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    (tmp_path / "site").mkdir()
    for name in ("page.html", "checkout.html", "site/index.html"):
        shutil.copy(BOOKING, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_snippet_is_what_it_says(page: Path, folder: Path) -> None:
    project = Project(folder, page)
    for name in re.findall(r"examples/[\w-]+\.html", page.read_text("utf-8")):
        project.write(name, (CHECKOUT / name).read_text("utf-8"))
    if "old.json" in page.read_text("utf-8"):
        for name in ("old.json", "new.json"):
            project.run(["check", "--format", f"json={name}", "site"])
    for block in blocks(page):
        assert block.kind in HANDLERS, f"no kind of block: {block.kind!r}, {block.text[:60]!r}"
        if any(name == page.name and block.text.startswith(start) for name, start in TOLD_ELSEWHERE):
            continue
        HANDLERS[block.kind](project, block)


@pytest.mark.parametrize("words", [["check", "--exlude", "x"], ["chekc"], ["check", "--formt", "x"]])
def test_a_command_that_there_is_not_is_seen(words: list[str]) -> None:
    with pytest.raises((AssertionError, click.UsageError)):
        parse(words)


def test_each_block_that_is_told_elsewhere_is_there() -> None:
    for name, start in TOLD_ELSEWHERE:
        [page] = [page for page in PAGES if page.name == name]
        assert any(block.text.startswith(start) for block in blocks(page))
    kinds = {block.kind for page in PAGES for block in blocks(page)}
    assert kinds == HANDLERS.keys()
