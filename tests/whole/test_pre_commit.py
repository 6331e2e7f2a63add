"""The hooks for pre-commit and prek, and the GitHub Action: their files are right, and they do what they say."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

BAD = '<html lang="en"><form><label>Postal code <input name="zip" inputmode="numeric"></label></form></html>\n'
GOOD = BAD.replace(' inputmode="numeric"', "")
JSX = """export const Form = () => <input name="zip" inputMode="numeric"/>\n"""
SETTINGS = 'serves = ["CA"]\nselect = ["keyboard"]\n'
COPIED = ("src", "rules", "tools", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed (it comes with pre-commit, in the group dev)")


def hooks(checkout: Path) -> dict[str, Any]:
    return {hook["id"]: hook for hook in yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@pytest.mark.parametrize(
    ("name", "templates", "built"),
    [
        ("shop/index.html", True, True),
        ("a.HTM", True, True),
        ("form.html.j2", True, False),
        ("form.blade.php", True, False),
        ("new.html.erb", True, False),
        ("Form.vue", True, False),
        ("Form.tsx", True, False),
        ("Form.ts", False, False),
        ("style.css", False, False),
        ("html", False, False),
        ("page.html.bak", False, False),
    ],
)
def test_hooks_are_for_the_files_they_name(checkout: Path, name: str, *, templates: bool, built: bool) -> None:
    found = hooks(checkout)
    assert bool(re.search(found["formlint"]["files"], name)) == templates
    assert bool(re.search(found["formlint-built"]["files"], name)) == built


def test_the_hook_for_templates_knows_all_languages_of_templates(checkout: Path) -> None:
    from formlint.html.templates.languages import SUFFIXES  # noqa: PLC0415

    unsure = {".inc", ".tag", ".tmpl"}  # are seldom HTML
    pattern = hooks(checkout)["formlint"]["files"]
    assert {suffix for suffix in SUFFIXES if not re.search(pattern, f"page{suffix}")} == unsure


def test_the_hook_for_templates_installs_what_reads_jsx(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    assert hooks(checkout)["formlint"]["additional_dependencies"] == project["optional-dependencies"]["jsx"]


def program(name: str) -> str:
    """The path of a program of this environment; the test is skipped where it is not there."""
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of formlint as it is now."""
    program("git")
    folder = tmp_path_factory.mktemp("formlint")
    leave = shutil.ignore_patterns("__pycache__", ".baked")
    for name in COPIED:
        source = checkout / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=leave)
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "all")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    program("git")
    git(tmp_path, "init", "--quiet")
    (tmp_path / "formlint.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


def tried(runner: str, repository: Path, project: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """A hook run by pre-commit or prek on all files of a project; skipped where there is no package index."""
    git(project, "add", ".")
    command = [program(runner), "try-repo", str(repository), hook, "--all-files", "--verbose", "--color=never"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if "No matching distribution" in done.stdout + done.stderr:
        pytest.skip("there is no package index to install the hook from")
    return done


@pytest.mark.long
def test_a_commit_fails_and_passes(repository: Path, project: Path) -> None:
    page = project / "page.html"
    page.write_text(BAD, "utf-8")
    component = project / "Form.jsx"
    component.write_text(JSX, "utf-8")
    failing = tried("pre-commit", repository, project, "formlint")
    assert failing.returncode == 1
    assert "K1A 0B1" in failing.stdout
    assert "Found 2 errors in 2 files" in failing.stdout
    page.write_text(GOOD, "utf-8")
    component.write_text(JSX.replace("numeric", "text"), "utf-8")
    passing = tried("pre-commit", repository, project, "formlint")
    assert passing.returncode == 0, passing.stdout + passing.stderr
    assert "Passed" in passing.stdout


@pytest.mark.long
def test_a_commit_of_many_files_is_one_run(repository: Path, project: Path) -> None:
    for number in range(300):
        (project / f"page-{number}.html").write_text(BAD if number == 299 else GOOD, "utf-8")
    done = tried("prek", repository, project, "formlint-built")
    assert done.returncode == 1
    assert "page-299.html" in done.stdout
    assert "300 files" in done.stdout


def test_what_the_settings_exclude_is_no_failure(project: Path) -> None:
    (project / "page.html").write_text(BAD, "utf-8")
    (project / "formlint.toml").write_text('exclude = ["page.html"]', "utf-8")
    command = [sys.executable, "-m", "formlint", "check", "--force-exclude", "--allow-empty", "page.html"]
    assert subprocess.run(command, cwd=project, check=False, capture_output=True).returncode == 0


def test_the_action_fits_its_schema(checkout: Path) -> None:
    command = [program("check-jsonschema"), "--builtin-schema", "vendor.github-actions", str(checkout / "action.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_are_a_manifest(checkout: Path) -> None:
    command = [program("pre-commit"), "validate-manifest", str(checkout / ".pre-commit-hooks.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_uses_commits_of_others_and_reads_jsx(checkout: Path) -> None:
    text = (checkout / "action.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one)] == []
    assert len(re.findall(r"uses: \S+ # v[\d.]+$", text, re.MULTILINE)) == len(used)
    (install,) = [step["run"] for step in steps if "pip install" in step.get("run", "")]
    assert re.findall(r'wanted="([^"$]*|\$\{ACTION_PATH\})\[jsx\]', install) == ["formlint", "${ACTION_PATH}"]


SHELLS = ("bash", "dash", "sh")
"""macOS has bash 3.2: what the plainest shell understands, it does."""


def acted(checkout: Path, project: Path, shell: str = "bash", **inputs: str) -> tuple[int, str, dict[str, str]]:
    """The step of the action, run as GitHub runs it: its exit code, its log, and the files it wrote."""
    files = {name: project.parent / f"{project.name}-{name}" for name in ("STEP_SUMMARY", "OUTPUT", "sarif", "summary")}
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "GITHUB_STEP_SUMMARY": str(files["STEP_SUMMARY"]),
        "GITHUB_OUTPUT": str(files["OUTPUT"]),
        "SARIF_FILE": str(files["sarif"]),
        "SUMMARY_FILE": str(files["summary"]),
        **{f"INPUT_{name.upper()}": value for name, value in inputs.items()},
    }
    step = checkout / "tools" / "action.sh"
    done = subprocess.run(
        [program(shell), str(step)], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    written = {name: path.read_text("utf-8") for name, path in files.items() if path.exists()}
    return done.returncode, done.stdout + done.stderr, written


@pytest.mark.parametrize("shell", SHELLS)
def test_the_action_annotates_summarizes_and_writes_sarif(checkout: Path, project: Path, shell: str) -> None:
    program("formlint")
    (project / "page.html").write_text(BAD, "utf-8")
    asked = dict.fromkeys(("annotations", "summary", "sarif"), "true")
    code, log, written = acted(checkout, project, shell, paths="page.html\n", **asked)
    assert code == 1, log
    assert "::error file=page.html,line=1" in log
    assert "keyboard" in written["STEP_SUMMARY"]
    assert written["OUTPUT"].startswith("sarif-file=")
    assert json.loads(written["sarif"])["runs"][0]["results"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_action_takes_paths_and_arguments_line_by_line(checkout: Path, project: Path, shell: str) -> None:
    program("formlint")
    (project / "a page.html").write_text(BAD, "utf-8")
    code, log, written = acted(
        checkout, project, shell, paths="a page.html\n\n", fail_on="never", args="--min-confidence\r\n0.5", serves="CA"
    )
    assert code == 0, log
    assert "a page.html:1:" in log
    assert written == {}
