"""Patterns of paths: those of git against git itself, those of settings, and what they cost."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from formlint.system import globs
from formlint.system.globs.automaton import Globs
from formlint.system.globs.parse import of_git, of_settings
from formlint.system.globs.syntax import GlobError

NAMES = (
    *("a", "b", "ab", "ba", "a b", "*", "!a", "#a", "]", "-", "é", "1", ".a", " ", "a ", "[a", "\\a", "{a}", "abc"),
    "\\",
)
PIECES = (
    *("a", "b", "ab", "*", "**", "?", "/", "/", "/", "[ab]", "[!a]", "[^b]", "[a-c]", "[[:alpha:]]", "[[:punct:]]"),
    *("[[:foo:]]", "[a", "]", "\\a", "\\*", "\\", "\\/", "!", "#", " ", "\\ ", "**/", "/**", "/**/", "[]a]", "[a-]"),
    *("[--b]", "[\\]a]", "[c-a]", "é", "[é]", ".", "{a,b}", "1", "\t", "[[:alpha:", "[[:a]", "[a/b]", "[!/]"),
)

LINES = st.lists(
    st.tuples(
        st.sampled_from(("", "", "", "!", "/")),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
        st.sampled_from(("", "", "/", " ", "\r", "\\ ")),
    ).map("".join),
    min_size=1,
    max_size=4,
)
PATHS = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("/".join), min_size=1, max_size=30)


FOLDER = Path(globs.__file__).parent


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("oracle")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


def of_the_oracle(repository: Path, lines: str, paths: list[str]) -> dict[str, bool]:
    """What git says of each path, none of which is there: as of a file, or as of a folder where a path ends so."""
    (repository / ".git" / "info" / "exclude").write_bytes(lines.encode())
    asked = b"".join(os.fsencode(path) + b"\0" for path in paths)
    command = ["git", "-c", "core.excludesFile=", "check-ignore", "-z", "--stdin", "-v", "-n", "--no-index"]
    said = subprocess.run(command, cwd=repository, input=asked, capture_output=True, check=False).stdout.split(b"\0")
    rows = [said[at : at + 4] for at in range(0, len(said) - 1, 4)]
    assert [os.fsdecode(path) for *_, path in rows] == paths
    return {os.fsdecode(path): bool(source) and not pattern.startswith(b"!") for source, _, pattern, path in rows}


def of_ours(patterns: Globs, path: str) -> bool:
    """The same by formlint: a folder that is left out leaves out all that is in it."""
    states, said = patterns.start, None
    *folders, name = os.fsencode(path.rstrip("/")).split(b"/")
    for folder in folders:
        states = patterns.after(states, folder)
        if patterns.verdict(states):
            return True
        states = patterns.after(states, b"/")
    said = patterns.verdict(patterns.after(states, name), folder=path.endswith("/"))
    return bool(said)


@given(LINES, PATHS, st.sampled_from(("", "/")), st.sampled_from(("", "\n", "\r\n")))
@example(["x/a**/b"], ["x/ab", "x/a/b", "x/aa/b", "x/ac/d/b"], "", "")  # git looks for stars behind what is plain
@example(["/**/\r"], ["a", "b/c"], "/", "")
@example(["a/*", "!a/b"], ["a/b", "a/c", "a/b/c"], "", "\n")
@example(["/a", "!/a/b"], ["a/b"], "", "\n")
@example(["\\#a", "\\!a", "a\\ ", "b  "], ["#a", "!a", "a ", "b", "a"], "", "\n")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_git_leaves_out_the_same(
    repository: Path,
    lines: list[str],
    paths: list[str],
    folder: str,
    end: str,
) -> None:
    text = "\n".join(lines) + end
    asked = list(dict.fromkeys(path.rstrip("/") + folder for path in paths))
    expected = of_the_oracle(repository, text, asked)
    patterns = of_git(text.encode())
    assert {path: of_ours(patterns, path) for path in asked} == expected


def steps(pattern: str, path: str) -> int:
    """How many lines of our matcher run for a path."""
    patterns, counted = of_git(pattern.encode()), 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal counted
        if Path(frame.f_code.co_filename).parent != FOLDER:
            return None
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        of_ours(patterns, path)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a*" * 14 + "b", lambda size: "a" * size),
        ("**/a/" * 12 + "b", lambda size: "a/" * size + "c"),
        ("/" + "**/a*/" * 12 + "b", lambda size: "aa/" * size + "c"),
        ("*" + "[!b]*" * 14 + "b", lambda size: "a" * size),
        ("[[:alpha:]]*" * 14, lambda size: "a" * size + "/" + "1" * size),
    ],
)
def test_the_work_grows_with_the_path_and_no_faster(pattern: str, path: Any) -> None:
    assert steps(pattern, path(120)) <= 2.2 * steps(pattern, path(60)) <= 2.2 * 2.2 * steps(pattern, path(30))


def test_the_work_does_not_grow_with_the_stars() -> None:
    assert steps("a*" * 200 + "b", "a" * 60) == steps("a*" * 2 + "b", "a" * 60)


@pytest.mark.parametrize(
    ("patterns", "meant", "others"),
    [
        (["legacy"], ["legacy", "legacy/a.html", "x/legacy/a.html"], ["legacy2/a.html", "a.html"]),
        (["./legacy"], ["legacy/a.html"], ["x/legacy/a.html"]),
        (["legacy/"], ["legacy/", "legacy/a.html", "x/legacy/y/a.html"], ["legacy", "x/legacy"]),
        (["a/**/b.html"], ["a/b.html", "a/x/y/b.html"], ["a/xb.html"]),
        (["a**.html"], ["a/b.html", "ab.html"], ["b.html"]),
        (["**/x.html", "!a/x.html"], ["x.html", "b/x.html"], ["a/x.html", "a/y.html"]),
        (["**/x.html", "!a/**", "a/b/x.html"], ["x.html", "a/b/x.html"], ["a/x.html"]),
        (["!a/**"], ["x.html", "b/a/x.html"], ["a/x.html"]),
        (["{a,b}/x.html"], ["a/x.html", "b/x.html"], ["c/x.html", "{a,b}/x.html"]),
        (["*.{htm,ht{ml,x}}"], ["a.htm", "a/b.html", "b.htx"], ["a.h", "a.php"]),
        (["x{,y}.html"], ["x.html", "xy.html"], ["xz.html"]),
        (["{{cookiecutter.slug}}/**"], ["{{cookiecutter.slug}}/a.html"], ["cookiecutter.slug/a.html"]),
        (["a}.html", "[{].html", "\\{a,b}"], ["a}.html", "{.html", "{a,b}"], ["a", "b"]),
        (["!{a,b}/**"], ["c/x.html"], ["a/x.html", "b/x.html"]),
        (["\\!a.html", "[[]id]", "\\[x\\]"], ["!a.html", "[id]", "[x]"], ["a.html", "id", "x"]),
        (["[[:digit:]][!a-c].html", "é?"], ["1d.html", "éé", "é€"], ["1a.html", "é", "1/.html"]),
    ],
)
def test_patterns_of_settings(patterns: list[str], meant: list[str], others: list[str]) -> None:
    matcher = of_settings(patterns)
    assert [path for path in meant if not matcher.match(path)] == []
    assert [path for path in others if matcher.match(path)] == []


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("a[b", r"`[` is not closed; write `\[` for the character"),
        ("a[]", "`[` is not closed"),
        ("[[:alfa:]]", "unknown class [:alfa:]"),
        ("[z-a]", "the range z-a is empty"),
        ("{a,b", r"`{` is not closed; write `\{` for the character"),
        ("a{", "`{` is not closed"),
        ("a\\", "it ends with a backslash"),
        ("", "it names no file or folder"),
        ("!", "it names no file or folder"),
        ("./", "it names no file or folder"),
        ("{a,}", "it names no file or folder"),
        ("{0,1}" * 11, "more than 1,000 patterns"),
        ("{" * 2_000, "nests more than 10 braces"),
    ],
)
def test_what_cannot_have_been_meant_is_refused(pattern: str, told: str) -> None:
    with pytest.raises(GlobError) as caught:
        of_settings([pattern])
    assert told in str(caught.value)


@given(st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_pattern_or_is_refused(pattern: str, path: str) -> None:
    with suppress(GlobError):
        assert of_settings([pattern]).match(path) in {True, False}
    assert of_git(pattern.encode("utf-8", "surrogatepass")).verdict(0) is None
