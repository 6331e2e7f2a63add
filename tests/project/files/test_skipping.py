"""What is named or met and cannot be read, by command and exit code: no hang, nothing passed in silence."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

PAGE = b'<form><label>Name <input name="a" autocomplete="name"></label><button>Go</button></form>'
JSX = b'export const A = () => <input name="a"/>'
WITHOUT_JSX = """
from importlib.machinery import PathFinder
found = PathFinder.find_spec
def find_spec(cls, name, *more):
    return None if name.startswith("tree_sitter") else found(name, *more)
PathFinder.find_spec = classmethod(find_spec)
"""
NEEDED = "reading JSX needs formlint[jsx]: pip install 'formlint[jsx]'"
LEAST = 600_000_000  # bytes of memory: what formlint itself takes, and more

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, and a Python in which the extra for JSX is not installed."""
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub" / "sitecustomize.py").write_text(WITHOUT_JSX, encoding="utf-8")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "stub"))
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str, data: bytes = b"", memory: int = 0, **more: object) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        import resource  # noqa: PLC0415  # not everywhere

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    done = subprocess.run(
        [sys.executable, "-m", "formlint", *arguments],
        input=None if more else data,
        capture_output=True,
        check=False,
        preexec_fn=limit if memory else None,
        **more,  # type: ignore[arg-type]
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def add_jsx(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(JSX)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("options", [(), ("--exit-zero",), ("--no-cache", "-j", "2"), ("--statistics",), ("--fix",)])
def test_what_a_walk_meets_and_cannot_read_is_one_note_and_no_failure(site: Path, options: Sequence[str]) -> None:
    add_jsx(site, "A.tsx", "B.jsx", "C.TSX")
    done = run("check", ".", *options)
    assert (done.returncode, done.stderr.count("JSX")) == (0, 1)
    assert done.stderr.splitlines()[0] == f"3 files skipped: {NEEDED}"
    assert "Traceback" not in done.stderr


def test_what_is_excluded_is_not_missed(site: Path) -> None:
    add_jsx(site, "A.tsx", "B.tsx")
    (site / ".gitignore").write_text("A.tsx", encoding="utf-8")
    assert run("check", ".", "--exclude", "B.tsx").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("A.tsx",), 2),
        (("A.tsx", "a.html"), 2),
        (("A.tsx", "."), 2),
        (("A.tsx", "--exit-zero"), 0),
        (("A.tsx", "a.html", "--exit-zero"), 0),
        (("A.tsx", "--fail-on", "never"), 0),
        (("A.tsx", "--config", 'fail-on="never"'), 0),
        (("A.tsx", "nowhere.html", "--exit-zero"), 2),
        (("A.tsx", "--config", "fail-no=1", "--exit-zero"), 2),
    ],
)
def test_what_is_named_and_cannot_be_read_fails_unless_nothing_does(
    site: Path, arguments: Sequence[str], code: int
) -> None:
    add_jsx(site, "A.tsx")
    done = run("check", *arguments)
    assert done.returncode == code
    if "No such" not in done.stderr and "Error" not in done.stderr:
        assert f"A.tsx: skipped: {NEEDED}" in done.stderr
        assert f"1 file skipped: {NEEDED}" in done.stdout


def test_settings_of_one_page_do_not_excuse_another(site: Path) -> None:
    add_jsx(site, "A.tsx", "B.tsx")
    (site / "formlint.toml").write_text('[[overrides]]\nfiles = ["A.tsx"]\nfail-on = "never"', encoding="utf-8")
    assert run("check", "A.tsx", "a.html").returncode == 0
    assert run("check", "A.tsx", "B.tsx").returncode == 2


def test_a_folder_of_nothing_that_can_be_read_is_told(site: Path) -> None:
    (site / "a.html").unlink()
    add_jsx(site, "A.tsx")
    done = run("check", ".")
    assert (done.returncode, NEEDED in done.stderr) == (2, True)
    done = run("check", ".", "--allow-empty")
    assert (done.returncode, NEEDED in done.stdout) == (0, True)
    assert done.stdout.startswith("No files checked.\n1 file skipped: ")


def test_what_was_skipped_is_counted(site: Path) -> None:
    add_jsx(site, "A.tsx", "B.tsx")
    (site / "large.html").write_bytes(b"x" * 2_000)
    done = run("check", ".", "--format", "json", "--config", "max-file-size=0.001")
    report = json.loads(done.stdout)
    assert (report["summary"]["files"], report["summary"]["skipped"], done.returncode) == (1, 3, 2)
    assert [(notice["path"], notice["failed"]) for notice in report["notices"]] == [("", False), ("large.html", True)]
    told = run("check", ".", "--config", "max-file-size=0.001").stdout
    assert f"2 files skipped: {NEEDED}" in told
    assert "1 file skipped: larger than 0.001 MB" in told


@needs_pipes
def test_a_walk_passes_over_what_is_no_file_and_tells_it(site: Path) -> None:
    os.mkfifo(site / "pipe.html")
    os.mkfifo(site / "pipe")
    (site / "link.html").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.html")
        done = run("check", ".")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "./link.html: skipped: a named pipe, not a file",
        "./pipe.html: skipped: a named pipe, not a file",
        "./socket.html: skipped: a socket, not a file",
    ]
    assert done.stdout.splitlines() == [
        "No findings in 1 file with 1 form and 1 field.",
        "2 files skipped: a named pipe, not a file.",
        "1 file skipped: a socket, not a file.",
    ]


@needs_pipes
@pytest.mark.parametrize("paths", [("pipe.html",), ("pipe.html", "a.html"), ("pipe.html", "--fix")])
def test_a_pipe_that_is_named_is_told_and_fails(site: Path, paths: Sequence[str]) -> None:
    os.mkfifo(site / "pipe.html")
    done = run("check", *paths)
    assert (done.returncode, "pipe.html: skipped: a named pipe, not a file" in done.stderr) == (2, True)


@pytest.mark.usefixtures("site")
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no device without an end here")
@pytest.mark.parametrize("arguments", [("/dev/zero",), ("/dev/zero", "a.html"), ("--file-list", "/dev/zero")])
def test_a_device_without_an_end_does_not_eat_memory(arguments: Sequence[str]) -> None:
    done = run("check", *arguments, memory=LEAST)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "/dev/zero: " in done.stderr


@pytest.mark.usefixtures("site")
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no device without an end here")
def test_standard_input_without_an_end_does_not_eat_memory() -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = run("check", "-", memory=LEAST, stdin=endless)
    assert done.returncode == 2
    assert "<stdin>: skipped: larger than 32 MB" in done.stderr


@needs_pipes
@pytest.mark.parametrize("name", [".gitignore", ".git/info/exclude"])
def test_a_pipe_in_place_of_a_file_of_git_is_told(site: Path, name: str) -> None:
    (site / ".git" / "info").mkdir(parents=True)
    os.mkfifo(site / name)
    done = run("check", ".")
    assert (done.returncode, done.stderr) == (0, f"{name}: not read: a named pipe, not a file\n")


@needs_pipes
@pytest.mark.parametrize("name", ["formlint.toml", ".formlint.toml", "pyproject.toml"])
def test_a_pipe_in_place_of_settings_is_a_mistake(site: Path, name: str) -> None:
    os.mkfifo(site / name)
    done = run("check", ".")
    assert done.returncode == 2
    assert f"{name}: cannot be read: a named pipe, not a file" in done.stderr


@needs_pipes
def test_a_pipe_in_place_of_a_baseline_is_a_mistake(site: Path) -> None:
    os.mkfifo(site / "known.json")
    done = run("check", ".", "--baseline", "known.json")
    assert done.returncode == 2
    assert "known.json: invalid baseline: a named pipe, not a file" in done.stderr


@needs_pipes
@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="shells have no <( ) here")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "{}"), "No findings in 1 file with 1 form and 1 field."),
        (("check", "{}", "a.html"), "No findings in 2 files with 2 forms and 2 fields."),
        (("check", "--file-list", "{}"), "No findings in 1 file with 1 form and 1 field."),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_a_shell_writes_in_place_of_a_file_is_read(arguments: Sequence[str], told: str) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"a.html\n" if "--file-list" in arguments else PAGE)
    os.close(writing)
    named = [word.format(f"/dev/fd/{reading}") for word in arguments]
    done = run(*named, stdin=subprocess.DEVNULL, pass_fds=(reading,))
    os.close(reading)
    assert (done.returncode, done.stdout.strip()) == (0, told)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("url", ["https://example.org/", "HTTP://example.org/?a=1&b=2"])
def test_an_address_is_no_file_and_the_remedy_is_told(url: str) -> None:
    done = run("check", url)
    quoted = f"'{url}'" if "&" in url else url
    remedy = f"formlint reads files: save the page, or run curl -s {quoted} | formlint check -"
    assert (done.returncode, done.stderr) == (2, f"Error: {url}: {remedy}\n")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ('["**/x.html", "!a/x.html"]', ["a.html", "a/x.html", "a/y.html", "b/y.html"]),
        ('["{a,b}/x.html"]', ["a.html", "x.html", "a/y.html", "b/y.html"]),
        ('["a", "!a/y.html"]', ["a.html", "x.html", "a/y.html", "b/x.html", "b/y.html"]),
        ('["[ab]/"]', ["a.html", "x.html"]),
    ],
)
def test_patterns_leave_out_what_they_say(site: Path, patterns: str, left: list[str]) -> None:
    for name in ("a/x.html", "a/y.html", "b/x.html", "b/y.html", "x.html"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(PAGE)
    (site / "formlint.toml").write_text(f"exclude = {patterns}", encoding="utf-8")
    assert run("check", ".", "--show-files").stdout.split() == left


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('exclude = ["a", "{a,b"]', "formlint.toml:1:17: '{a,b' is not a pattern of paths: a { is not closed"),
        ('exclude = ["!a"]', "formlint.toml:1:12: '!a' takes back nothing"),
        ('[[overrides]]\nfiles = ["a[b"]', "formlint.toml:2:10: 'a[b' is not a pattern of paths: a [ is not closed"),
        ('[[ignore]]\npath = ""', "formlint.toml:2:1: '' is not a pattern of paths: it names nothing"),
    ],
)
def test_patterns_that_cannot_be_meant_are_mistakes_with_a_place(site: Path, text: str, told: str) -> None:
    (site / "formlint.toml").write_text(text, encoding="utf-8")
    done = run("check", ".")
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr


def test_a_gitignore_that_is_made_to_hang_does_not(site: Path) -> None:
    (site / ".gitignore").write_text("a*" * 14 + "b\n" + "**/a/" * 12 + "b\n", encoding="utf-8")
    (site / ("a" * 120 + ".html")).write_bytes(PAGE)
    deep = site.joinpath(*["a"] * 60)
    deep.mkdir(parents=True)
    (deep / "c.html").write_bytes(PAGE)
    assert run("check", ".", "--isolated").stdout.startswith("No findings in 3 files")
