"""How the command ends where something goes wrong: with 2, 3 or 130 and a sentence, never with a traceback or 1."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import SRC

from formlint.cli import main
from formlint.knowledge import json_cache
from formlint.knowledge.catalog import read_catalog
from formlint.knowledge.schema import PackError
from formlint.system.guard import Crash, guarded, if_sound, survived
from formlint.system.structured import read_json, read_toml

BAD = "<html lang=en-CA><label>Postal code <input name=postal_code inputmode=numeric></label>"
DEEP = "[" * 200_000
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix is asked here")

Ended = subprocess.CompletedProcess[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    return tmp_path


def formlint(folder: Path, *arguments: str, more: str = "", program: str = "", **variables: str) -> Ended:
    """Run the command as people do; `more` is what a shell adds, `program` is Python that runs before it."""
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONWARNINGS": "error", **variables}
    start = ["-c", f"{program}\nfrom formlint.__main__ import main\nmain()"] if program else ["-m", "formlint"]
    command = [sys.executable, *start, *arguments]
    if more:
        command = ["sh", "-c", f'"$@" {more}', "sh", *command]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, errors="replace"
    )


def is_told(run: Ended, code: int) -> None:
    """The command ended as it should: a sentence, and nothing of Python's."""
    assert run.returncode == code, run
    assert run.stderr.strip(), run
    for word in ("Traceback", "Exception ignored", "Aborted"):
        assert word not in run.stderr


@UNIX
@pytest.mark.parametrize("stream", [">&-", ">/dev/full"])
@pytest.mark.parametrize(
    "command",
    [
        "--version",
        "check bad.html",
        "check --format json .",
        "check --diff bad.html",
        "check --statistics .",
        "check --show-files .",
        "fields bad.html",
        "audience bad.html",
        "rule",
        "territory CA",
        "completion bash",
    ],
)
def test_an_output_that_cannot_be_written_is_told(project: Path, stream: str, command: str) -> None:
    if stream == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    run = formlint(project, *command.split(), more=stream)
    is_told(run, 2)
    assert run.stderr.splitlines()[-1].startswith("Error: standard output cannot be written: ")


@UNIX
def test_a_reader_that_has_left_has_seen_enough(project: Path) -> None:
    for number in range(300):
        (project / f"{number}.html").write_text(BAD.replace("postal", f"postal{number}"), encoding="utf-8")
    run = formlint(project, "check", ".", "--jobs", "1", "--no-fold", more="| head -n 1; exit 0")
    assert run.stderr == ""


@UNIX
@pytest.mark.parametrize("command", ["check -", "check --file-list -", "audience bad.html --orders -", "check --fix -"])
def test_an_input_that_is_closed_is_told(project: Path, command: str) -> None:
    run = formlint(project, *command.split(), more="<&-")
    is_told(run, 2)
    assert run.stderr == "Error: standard input cannot be read: it is closed\n"


@UNIX
@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_where_nobody_can_be_told_the_exit_code_says_it(project: Path, stream: str) -> None:
    if stream.endswith("full") and not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    assert formlint(project, "check", "bad.html", more=stream).returncode == 1
    assert formlint(project, "check", "nowhere.html", more=stream).returncode == 2
    assert formlint(project, "check", "--nope", more=stream).returncode == 2


@UNIX
def test_no_file_gets_the_number_of_a_stream_that_is_closed(project: Path) -> None:
    run = formlint(
        project,
        "check",
        "bad.html",
        more="<&- >&- 2>numbers",
        program="import os\nfrom formlint.system import streams\n"
        "streams.fill_gaps()\nassert os.open(os.devnull, os.O_RDONLY) > 2",
    )
    assert run.returncode == 2
    assert "Assertion" not in (project / "numbers").read_text("utf-8")


DEEP_FILES: dict[str, tuple[str, str, str, str]] = {
    "a baseline": (
        "known.json",
        DEEP,
        "check bad.html --baseline known.json --no-cache .",
        "known.json: invalid baseline",
    ),
    "a report, before": ("a.json", DEEP, "compare a.json a.json", "a.json is not JSON: nested more than"),
    "a report of long numbers": ("a.json", "9" * 9999, "compare a.json a.json", "a.json is not JSON: a number has"),
    "a report of other types": (
        "a.json",
        json.dumps(
            {
                "version": 1,
                "files": [
                    {
                        "path": ["a"],
                        "findings": [
                            {
                                "line": 1,
                                "column": 1,
                                "places": [],
                                "rule": "r",
                                "level": "error",
                                "message": "m",
                                "fingerprint": "f",
                            }
                        ],
                    }
                ],
            }
        ),
        "compare a.json a.json",
        "a.json is not a valid report",
    ),
    "settings": (
        "formlint.toml",
        f"# ours\nserves = {DEEP}",
        "check bad.html",
        "formlint.toml:2:110: invalid TOML: ",
    ),
    "settings, line by line": ("formlint.toml", "serves = " + "[\n" * 2000, "fields bad.html", "formlint.toml:101:1: "),
    "settings of tables": ("formlint.toml", "a = " + "{a=" * 2000, "check bad.html", "formlint.toml:1:305: "),
    "settings of long numbers": (
        "formlint.toml",
        "max-time = " + "9" * 9999,
        "check bad.html",
        "a number has thousands",
    ),
    "settings for a trend": (".formlint.toml", f"serves = {DEEP}", "trend", ".formlint.toml:1:110: "),
    "settings of the project": (
        "pyproject.toml",
        f"[tool.formlint]\nserves = {DEEP}",
        "check bad.html",
        "pyproject.toml:2:110: ",
    ),
    "a setting": ("x", "", f"check bad.html --config serves={'[' * 3000}", "--config serves: "),
    "a pack": ("packs/territories/XA.toml", f"territory = {DEEP[:2000]}", "check bad.html --serves XA", "XA.toml:1: "),
    "a pack of long keys": (
        "packs/territories/XA.toml",
        "a." * 5000 + "a = 1",
        "check bad.html --serves XA",
        "XA.toml",
    ),
}
"""The file, what is in it, the command, and what is told of it."""


@pytest.mark.parametrize("name", DEEP_FILES)
def test_a_file_that_cannot_be_read_is_a_mistake_in_the_file(project: Path, name: str) -> None:
    file, text, command, told = DEEP_FILES[name]
    (project / file).parent.mkdir(parents=True, exist_ok=True)
    (project / file).write_text(text, encoding="latin-1")
    if file.startswith("packs/"):
        (project / "packs" / "territories").mkdir(exist_ok=True)
        (project / "formlint.toml").write_text('packs = ["packs"]', encoding="utf-8")
    run = formlint(project, *command.split())
    is_told(run, 2)
    assert told in run.stderr
    assert max(map(len, run.stderr.splitlines())) < 5000


@pytest.mark.parametrize("text", [b'msgid "\xff', b"\0\xff", b"msgid a"])
def test_translations_that_cannot_be_read_are_a_mistake_in_their_file(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "fr.po").write_bytes(text)
    with pytest.raises(PackError, match="catalog"):
        read_catalog(tmp_path / "fr.po")


def test_what_was_read_of_packs_before_leads_nowhere_and_may_be_broken(tmp_path: Path) -> None:
    other, packs = tmp_path / "other", tmp_path / "packs"
    other.mkdir()
    packs.mkdir()
    (packs / json_cache.FOLDER).symlink_to(other)
    json_cache.keep(packs / json_cache.FOLDER / "CA.json", "stamp", {})
    assert not [*other.iterdir()]
    (other / "CA.json").write_text(DEEP, encoding="utf-8")
    assert json_cache.read(other / "CA.json") == ("", None)


def test_depth_is_told_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"nested more than 100 levels deep: line 2 column 100"):
        read_json('["a[[[",\n' + "[" * 9999)
    with pytest.raises(ValueError, match=r"nested more than 100 levels deep \(at line 3, column 897\)"):
        read_toml("# [[[\na = ']]]'\nb = " + "[[], '\\'," * 9999)
    assert read_json(b'{"a": [1]}') == {"a": [1]}
    assert read_toml("a = [1]") == {"a": [1]}


def test_a_file_that_does_not_fit_into_memory_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: object) -> object:
        raise MemoryError

    monkeypatch.setattr(json, "loads", fail)
    with pytest.raises(ValueError, match="too large for the memory"):
        read_json("[]")


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_odd_subjects_of_commits_are_shown(project: Path) -> None:
    who = {f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def git(*words: str) -> str:
        run = subprocess.run(
            ["git", *words], cwd=project, env={**os.environ, **who}, check=True, capture_output=True, text=True
        )
        return run.stdout.strip()

    git("init", "--quiet", ".")
    subjects = ["Odd \x1f\x1e\x01 subject", "::error::x\n\nBody", "\x1b[31mred", "x" * 40]
    for number, subject in enumerate(subjects):
        entries = [{"path": f"{one}", "rule": "r", "field": "", "fingerprint": "1"} for one in range(number)]
        text = json.dumps({"version": 1, "findings": entries})
        (project / "formlint-baseline.json").write_text(text, encoding="utf-8")
        git("add", "formlint-baseline.json")
        git("commit", "--quiet", "--message", git("rev-parse", "HEAD") if subject == "x" * 40 else subject)
    run = formlint(project, "trend")
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()[1:-1]
    assert [int(line.split()[2]) for line in lines] == [0, 1, 2, 3]
    assert "Odd ␟␞␁ subject" in lines[0]
    assert "␛[31mred" in lines[2]
    assert "\x1b" not in run.stdout
    found = json.loads(formlint(project, "trend", "--format", "json").stdout)["steps"]
    assert [one["findings"] for one in found] == [0, 1, 2, 3]


# Ctrl-C

INTERRUPT_IMPORT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Interrupting:
    left = {number}
    def find_spec(self, name, path=None, target=None):
        Interrupting.left -= 1
        if not Interrupting.left:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
"""
INTERRUPT_CALL = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
left = [{number}]
def count(frame, event, argument):
    left[0] -= 1
    if not left[0]:
        sys.setprofile(None)
        os.kill(os.getpid(), signal.SIGINT)
import formlint.__main__
sys.setprofile(count)
"""


@UNIX
@pytest.mark.parametrize("number", [4, 8, 16, 32, 64, 128])
def test_ctrl_c_while_modules_are_loaded(project: Path, number: int) -> None:
    """Before the fourth one, `formlint.__main__` itself is not loaded: nothing of ours can run."""
    run = formlint(project, "check", "bad.html", program="import formlint" + INTERRUPT_IMPORT.format(number=number))
    is_told(run, 130)
    assert (run.stdout, run.stderr.strip()) == ("", "Stopped.")


@UNIX
@pytest.mark.parametrize("number", [10, 100, 1000, 3000, 10_000, 30_000, 60_000])
@pytest.mark.parametrize("command", ["check bad.html", "check . --jobs 1 --no-cache --fix"])
def test_ctrl_c_at_any_call(project: Path, number: int, command: str) -> None:
    run = formlint(project, *command.split(), program=INTERRUPT_CALL.format(number=number))
    is_told(run, 130)
    assert run.stderr.strip() == "Stopped."
    assert [one.name for one in project.iterdir()] == ["bad.html"]


@UNIX
def test_ctrl_c_that_python_would_drop_is_heeded(project: Path) -> None:
    program = """
import os, signal, formlint.cli.doing.check as check
signal.signal(signal.SIGINT, signal.default_int_handler)
class Deaf:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
real = check._shown
def shown(*given):
    Deaf()
    return real(*given)
check._shown = shown
"""
    run = formlint(project, "check", "bad.html", program=program)
    is_told(run, 130)
    assert run.stderr == "Stopped.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked here")
def test_ctrl_c_in_a_process_that_has_just_begun(project: Path) -> None:
    """Those that check pages pay no heed to it: it is the business of the one that started them."""
    for number in range(40):
        (project / f"{number}.html").write_text(f"<p>{number}</p>{BAD}", encoding="utf-8")
    program = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
"""
    order = ("check", ".", "--jobs", "2", "--no-cache")
    run = formlint(project, *order, program=program)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout == formlint(project, *order).stdout


@UNIX
@pytest.mark.parametrize(
    ("options", "told"), [((), "Interrupted; the results so far are in the cache."), (("--no-cache",), "Stopped.")]
)
def test_ctrl_c_says_whether_there_is_a_cache(project: Path, options: Sequence[str], told: str) -> None:
    for number in range(10):
        (project / f"{number}.html").write_text(f"<p>{number}</p>{BAD}", encoding="utf-8")
    program = """
import os, signal, formlint.cli.doing.many, formlint.project.run.schedule as planning
signal.signal(signal.SIGINT, signal.default_int_handler)
real = planning._spread
def spread(*given):
    for number, one in enumerate(real(*given)):
        yield one
        if number == 5:
            os.kill(os.getpid(), signal.SIGINT)
planning._spread = spread
"""
    run = formlint(project, "check", ".", "--jobs", "1", *options, program=program)
    assert (run.returncode, run.stderr) == (130, f"{told}\n")


# Bugs

BUGS: dict[str, str] = {
    "in a command": "import formlint.output.rule_pages as docs\ndocs.rule_list = lambda *a, **b: {}['\\x1b[31m']",
    "in an option": "import formlint.cli.doing.settings as one\none._said = lambda given: 1 // 0",
    "while something is loaded": "import sys\nsys.modules['formlint.output.rule_pages'] = None",
    "deep down": "import formlint.output.rule_pages as docs\ndef deep(*a, **b): deep()\ndocs.rule_list = deep",
    "out of memory": "import formlint.output.rule_pages as docs\n"
    "def full(*a, **b): raise MemoryError\ndocs.rule_list = full",
    "in the command line itself": "import sys\nsys.modules['click'] = None",
}


@pytest.mark.parametrize("name", BUGS)
def test_a_bug_is_told_as_one(project: Path, name: str) -> None:
    command = ("check", "bad.html") if name == "in an option" else ("rule",)
    run = formlint(project, *command, program=BUGS[name])
    is_told(run, 3)
    assert run.stderr.startswith("This is a bug in formlint: formlint.")
    assert run.stderr.count("\n") == 1
    assert ", line " in run.stderr
    assert "\x1b" not in run.stderr
    traced = formlint(project, *command, program=BUGS[name], FORMLINT_TRACEBACK="1")
    assert traced.returncode == 3
    assert "Traceback (most recent call last)" in traced.stderr


@pytest.mark.parametrize(
    "arguments", [["--nope"], ["nope"], ["check", "--nope"], ["check", "--jobs", "0"], ["explain"]]
)
def test_mistakes_in_the_call_are_none_of_ours(project: Path, arguments: list[str]) -> None:
    is_told(formlint(project, *arguments), 2)
    alone = CliRunner().invoke(main, arguments)
    assert (alone.exit_code, "Error: " in alone.stderr) == (2, True)


def test_what_passes_a_boundary_and_what_does_not() -> None:
    def fail(error: BaseException) -> Callable[[], int]:
        def step() -> int:
            raise error

        return step

    for error in (ValueError("a"), RecursionError(), MemoryError(), OSError()):
        assert isinstance(guarded(fail(error)), Crash)
        assert if_sound(fail(error)) is None
    with pytest.raises(PackError):
        guarded(fail(PackError("a", 1, "b")))
    with pytest.raises(KeyError):
        survived(fail(KeyError("a")), KeyError)
    for end in (KeyboardInterrupt(), SystemExit(5)):
        with pytest.raises(type(end)):
            guarded(fail(end))
    assert (guarded(lambda: 5), survived(lambda: 5), if_sound(lambda: 5)) == (5, 5, 5)
    crash = guarded(lambda: read_json("["))
    assert isinstance(crash, Crash)
    assert crash.culprit.startswith("formlint.system.structured, line ")
    assert "Traceback" in crash.trace


# What is told is harmless

ODD = "b\x1b[31m\n::error::x\u202e.html"


@pytest.fixture
def odd(project: Path) -> Path:
    try:
        (project / ODD).symlink_to("nowhere")
    except OSError:
        pytest.skip("no such name is possible here")
    return project


def harmless(text: str) -> None:
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["check", "."], 2),
        (["check", ODD], 2),
        (["fields", "."], 2),
        (["audience", "."], 2),
        (["check", "::error::none\x1b"], 2),
        (["check", "##[error]none"], 2),
        (["explain", f"{ODD}:1"], 2),
        (["check", f"--{ODD}"], 2),
        ([ODD], 2),
        (["check", "--file-list", ODD], 2),
        (["check", "--baseline", ODD, "."], 2),
        (["compare", ODD, ODD], 2),
        (["clean", ODD], 0),
        (["trend", ODD], 2),
        (["check", "bad.html", "--select", ODD], 2),
        (["check", "bad.html", "--lang", ODD], 2),
        (["check", "bad.html", "--config", f"serves=['{ODD}']"], 2),
        (["check", "--stdin-filename", ODD, "--show-settings"], 0),
        (["check", "--show-files", "."], 0),
    ],
)
def test_names_of_files_steer_nothing(odd: Path, command: list[str], code: int) -> None:
    run = formlint(odd, *command, CI="true")
    assert run.returncode == code, run
    harmless(run.stderr)
    harmless(run.stdout)


def test_excerpts_of_settings_steer_nothing(project: Path) -> None:
    for text in (
        "x = # \x1b]0;pwn\x07",
        'serves = ["CA"] # \x1b]0;pwn\x07\n::error::x',
        "serves = [\n'::error::x \u202e'\n]",
    ):
        (project / "formlint.toml").write_text(text, encoding="utf-8")
        run = formlint(project, "check", "bad.html")
        is_told(run, 2)
        harmless(run.stderr)


PATCHED = (
    '<p>\x1b[2J\n::error::by the page\n<label>Postcode <input name="postcode" maxlength="5"></label>\n ##[error]x\n'
)
FIX = ("check", "--isolated", "--serves", "GB", "--select", "postal-maxlength-cuts", "--diff", "page.html")


@pytest.mark.parametrize(("ci", "raw"), [("", True), ("false", True), ("true", False)])
def test_a_patch_stays_one_but_steers_no_ci_server(project: Path, ci: str, raw: bool) -> None:  # noqa: FBT001
    (project / "page.html").write_text(PATCHED, encoding="utf-8")
    run = formlint(project, *FIX, CI=ci, GITHUB_ACTIONS="")
    assert run.returncode == 1
    assert ("\n ::error::by the page\n" in run.stdout) == raw
    assert ("\x1b" in run.stdout) == raw
    assert ("-o FILE" in run.stderr) != raw
    if not raw:
        harmless(run.stdout)


@UNIX
@pytest.mark.parametrize("way", ["> page.patch", "-o page.patch"])
def test_a_patch_in_a_file_is_exact(project: Path, way: str) -> None:
    (project / "page.html").write_text(PATCHED, encoding="utf-8")
    run = formlint(project, *FIX, more=way, GITHUB_ACTIONS="true")
    assert run.returncode == 1
    assert "-o FILE" not in run.stderr
    assert "\n ::error::by the page\n" in (project / "page.patch").read_text("utf-8")
    if shutil.which("git"):
        subprocess.run(["git", "apply", "-p0", "page.patch"], cwd=project, check=True)
        assert 'maxlength="9"' in (project / "page.html").read_text("utf-8")


def test_a_plain_patch_is_exact_everywhere(project: Path) -> None:
    (project / "page.html").write_text(PATCHED.split("\n")[2] + "\n", encoding="utf-8")
    assert formlint(project, *FIX, GITHUB_ACTIONS="true").stdout == formlint(project, *FIX, CI="").stdout
