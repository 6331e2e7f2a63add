"""What git leaves out beside `.gitignore`: the excludes of a repository and of a user."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from formlint.project.files.repository import repository
from formlint.project.files.walk import Scope, find

PAGES = ("a.html", "b.html", "c.html", "sub/a.html")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a user who has told git nothing."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path, home: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    del home
    folder = tmp_path / "project"
    git("init", "--quiet", str(folder), folder=tmp_path)
    for name in PAGES:
        write(folder / name, "<p>")
    return folder


def git(*arguments: str, folder: Path) -> str:
    run = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def left(folder: Path, *, gitignore: bool = True) -> list[str]:
    """The pages that formlint checks: those that git would add."""
    found = [page.relative_to(folder).as_posix() for page in find([str(folder)], Scope(gitignore=gitignore)).pages]
    if gitignore:
        told = git("ls-files", "--others", "--exclude-standard", folder=folder).splitlines()
        assert sorted(found) == sorted(name for name in told if name.endswith(".html"))
    return found


def test_the_excludes_of_a_repository_count(project: Path) -> None:
    write(project / ".git/info/exclude", "a.html\n")
    assert left(project) == ["b.html", "c.html"]
    assert left(project, gitignore=False) == [*PAGES]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (".config/git/ignore", None),
        ("own", "[core]\n\texcludesFile = ~/own\n"),
        ("own", '[user]\n\tname = a ; b\n[core] excludesfile="~/ow\\\nn" # mine\n'),
        ("own", "[include]\n\tpath = .more\n"),
    ],
)
def test_the_excludes_of_a_user_count(project: Path, home: Path, file: str, text: str | None) -> None:
    write(home / file, "a.html\n")
    write(home / ".more", "[core]\n\texcludesFile = ~/own\n")
    if text:
        write(home / ".gitconfig", text)
    assert left(project) == ["b.html", "c.html"]


def test_the_nearer_file_prevails(project: Path, home: Path) -> None:
    write(home / ".config/git/ignore", "a.html\nb.html\n")
    write(project / ".git/info/exclude", "!b.html\nc.html\n")
    write(project / ".gitignore", "!c.html\n")
    write(project / "sub/.gitignore", "!a.html\n")
    assert left(project) == ["b.html", "c.html", "sub/a.html"]


def test_the_settings_of_a_repository_prevail(project: Path, home: Path) -> None:
    write(home / ".gitconfig", "[core]\n\texcludesFile = ~/own\n")
    write(home / "own", "a.html\n")
    write(project / "here", "b.html\n")
    git("config", "core.excludesFile", "here", folder=project)
    assert left(project) == ["a.html", "c.html", "sub/a.html"]
    git("config", "core.excludesFile", "", folder=project)
    assert left(project) == [*PAGES]


def test_further_working_trees_and_submodules_know_what_is_left_out(project: Path, tmp_path: Path) -> None:
    write(project / ".git/info/exclude", "a.html\n")
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git(*identity, "commit", "--quiet", "--allow-empty", "-m", "first", folder=project)
    git("worktree", "add", "--quiet", str(tmp_path / "tree"), folder=project)
    for name in PAGES:
        write(tmp_path / "tree" / name, "<p>")
    assert left(tmp_path / "tree") == ["b.html", "c.html"]
    write(tmp_path / "module/.git", "gitdir: ../project/.git/modules/m\n")
    found = repository(str(tmp_path / "module"))
    assert found
    assert os.path.normpath(found.common) == str(project / ".git/modules/m")


def test_outside_of_repositories_only_gitignore_counts(tmp_path: Path, home: Path) -> None:
    write(home / ".config/git/ignore", "a.html\n")
    for name in (*PAGES, "none/.git/HEAD"):
        write(tmp_path / "site" / name, "<p>")
    write(tmp_path / "site/.gitignore", "b.html\n")
    assert [page.name for page in find([str(tmp_path / "site")]).pages] == ["a.html", "c.html", "a.html"]


def test_a_gitignore_that_is_a_link_is_not_followed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "rules", "a.html\n")
    (project / ".gitignore").symlink_to("rules")
    monkeypatch.chdir(project)
    found = find(["."])
    assert [str(page) for page in found.pages] == [name.replace("/", os.sep) for name in PAGES]
    assert found.unread == ((".gitignore", "a link, not a file"),)


def test_git_files_that_are_broken_stop_nothing(project: Path, home: Path) -> None:
    write(home / ".gitconfig", "[core\n\texcludesFile = \\\n[include]\npath = ~/.gitconfig\n= x\n\0")
    write(project / ".git/commondir", "nowhere\n")
    assert [page.name for page in find([str(project)]).pages] == ["a.html", "b.html", "c.html", "a.html"]


def test_a_tree_deeper_than_python_calls_is_walked(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".gitignore", "b.html\n")
    folders = [str(tmp_path)]
    try:
        for _ in range(1_200):
            folders.append(os.path.join(folders[-1], "d"))  # noqa: PTH118
            os.mkdir(folders[-1])  # noqa: PTH102  # as Path it calls itself
        deep = Path(folders[-1])
        for name in ("a.html", "b.html"):
            (deep / name).write_text("<p>", encoding="utf-8")
        assert [page.name for page in find([str(deep)]).pages] == ["a.html"]
        assert find([str(deep / "b.html")], Scope(force=True)).pages == ()
        for name in ("a.html", "b.html"):
            (deep / name).unlink()
    finally:
        for folder in reversed(folders[1:]):  # what cleans up after tests would call itself, too
            os.rmdir(folder)  # noqa: PTH106
