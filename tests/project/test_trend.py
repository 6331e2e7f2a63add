"""The trend is read from the commits of the baseline."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint.cli import main
from formlint.project import trend
from formlint.project.baseline import Entry, render

WHO = {f"GIT_{who}_{what}": "someone@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", ".")
    return tmp_path


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, env={**os.environ, **WHO})


def write(number: int, name: str = "formlint-baseline.json") -> None:
    Path(name).write_text(render(Entry(f"{one}.html", "r", "f", "1") for one in range(number)), encoding="utf-8")


def commit(number: int, subject: str) -> None:
    write(number)
    git("add", ".")
    git("commit", "--quiet", "--message", subject)


def shown(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["trend", *arguments])


def test_each_state_is_a_line(project: Path) -> None:
    assert project.exists()
    commit(10, "Put off")
    commit(4, "Mend the checkout")
    git("mv", "formlint-baseline.json", "known.json")
    git("commit", "--quiet", "--message", "Rename")
    write(5, "known.json")
    steps = trend.trend(Path("known.json"))
    assert [(step.findings, step.subject) for step in steps] == [
        (10, "Put off"),
        (4, "Mend the checkout"),
        (4, "Rename"),
        (5, ""),
    ]
    result = shown("known.json")
    assert result.exit_code == 0
    assert "      -6  ############ " in result.stdout
    assert result.stdout.endswith("5 findings, 5 fewer than at the start.\n")
    counts = [step["findings"] for step in json.loads(shown("known.json", "--format", "json").stdout)["steps"]]
    assert counts == [10, 4, 4, 5]
    assert "Put off" not in shown("known.json", "--last", "2").stdout


def test_states_that_are_no_baseline_are_left_out(project: Path) -> None:
    commit(3, "Put off")
    (project / "formlint-baseline.json").write_text("<<<<<<< broken", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "Broken")
    commit(2, "Mended")
    assert [step.findings for step in trend.trend(project / "formlint-baseline.json")] == [3, 2]


def test_without_a_baseline_the_remedy_is_told(project: Path) -> None:
    assert project.exists()
    result = shown()
    assert result.exit_code == 2
    assert "formlint check --write-baseline" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.usefixtures("project")
def test_a_pipe_in_place_of_a_baseline_is_told() -> None:
    os.mkfifo("formlint-baseline.json")
    result = CliRunner().invoke(main, ["trend"])
    assert (result.exit_code, result.stderr.strip()) == (
        2,
        "Error: formlint-baseline.json: cannot be read: a named pipe, not a file",
    )


def test_without_a_repository_or_git_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(1)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if shutil.which("git"):
        assert "not in a git repository" in shown().stderr
    monkeypatch.setenv("PATH", "")
    result = shown()
    assert result.exit_code == 2
    assert "git is not installed" in result.stderr
    assert "nowhere: folder not found" in shown("nowhere/known.json").stderr
