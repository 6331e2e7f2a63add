"""What we say about the time of patterns, against V8's: each text that we say hangs the page takes the time we say."""

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import CHECKOUT

from formlint.values.regex.backtracking.search import HANGING, Attack, attack
from formlint.values.regex.language import compile_pattern

PROGRAM = r"""
const vm = require("vm");
const {asked, timeout} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const context = vm.createContext({});
const script = new vm.Script("pattern.test(text)");
const took = (pattern, text) => {
  Object.assign(context, {pattern, text});
  const before = process.cpuUsage();
  try { if (script.runInContext(context, {timeout})) return null; } catch (error) { return timeout; }
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
};
const least = (pattern, text) => {
  const first = took(pattern, text);
  return first === null || first > 50 ? first : Math.min(first, ...Array.from({length: 4}, () => took(pattern, text)));
};
const answer = ([source, texts]) => {
  const pattern = new RegExp(`^(?:${source})$`, source.includes("[^") ? "u" : "v");
  for (const text of texts.slice(0, 1)) { pattern.test(text); pattern.test(text); }
  return texts.map((text) => least(pattern, text));
};
process.stdout.write(JSON.stringify(asked.map(answer)));
"""
"""Milliseconds of CPU that each text takes, at most the timeout; null where it is accepted.

With the flag v, V8 before 12 misreads a negated class in a loop: (?:[^a]b)+ does not match "1b".
"""

TIMEOUT = 5_000
LEAST_GROWTH = 1.5
FEW, MANY = 50_000, 3_000_000
"""Ways: from the first on a clock sees them, the second take some hundredths of a second."""

EXPONENTIAL = r"""
([0-9]+ ?)+
(\w+\s?)*
(a|a)*b
(a*)*
(a+)+
(a*)+b
(.*)*x
(a|aa)+
(a{1,2})*
(a{2,3})+b
(?:(?:|)a)*b
((?:a?)+b)*c
(\w|\d|_)*b
(a|b|ab)*c
([a-z]+)+(?=x)
(?:\p{L}|\p{Lu})*1
(?:😀|😀)*b
^(([a-z])+.)+[A-Z]([a-z])+$
[A-Za-z]+(([',. \-][A-Za-z ])?[A-Za-z]*)*
([a-zA-Z0-9]+[._\-]?)+@[a-z]+\.[a-z]{2,}
(\+?\d+[ \-]?)+
(?:[A-Z]?[a-z]*\s*)*
(?:[A-Z]+[a-z]*\s*)+
\p{L}+([ '\-]?\p{L}+)*
([A-Za-z0-9]+\s*)+,\s*(\w+\s*)+
(?=.*\d)([a-z]+)+
(?=.*\d)(?=.*[a-z])([A-Za-z]+\d*)*
(?=(a+)+b).*
(?!(a+)+b)c
(?=(a+)+b)c|(?:a|b)*
(?:(?!00)\d+-?)+
(?:a(?=b)b?|ab|b)*c
"""

POLYNOMIAL = r"""
\S+@\S+\.\S+
a*a*a*b
\s*\w*\s*\w*\s*
\d*[0-9a-f]*\w*
([a-z]+-?){1,10}
.*[a-z].*[A-Z].*\d.*
(?=.*[a-z].*[a-z].*\d).*
"""

SAFE = r"""
[0-9]+( [0-9]+)*
\w+(\s\w+)*
[A-Za-z]+([ '\-][A-Za-z]+)*
[a-z0-9._%+\-]+@[a-z0-9.\-]+\.[a-z]{2,}
\w+([\-.]\w+)*@\w+([\-.]\w+)*\.\w+([\-.]\w+)*
[^\s@]+@[^\s@]+\.[^\s@]+
(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}
(?=.*\d)(?=.*[a-z])([A-Za-z]\d*)*
.*
.*.*
.*.*.*
(.*)*
(a*)*.*
(\d+)*\D*\d*.*
(a|b)*c
(a|b|c)*c
(a|bc|a)*d
(a?|b?)*c
(a|b?)+c
(?:a|b|)*c
(?:\d{3})*\d?
(\d{3},?)*
\d{1,3}(,\d{3})*
(?:[A-Z]{2}\d?)*
(?:(?!00)\d)+
(?:\b\w+\s?)+
(?:\b\w+\b\s?)+
(a+)\1
(a?){40}a{40}
(\w{1,30} ?){1,2}
a{1000000000}
((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}
(?:(a|b){20}){20}
(?=(a+)+).*b
(?=(a+)+b)c|\w*.*
(?<=(a+)+b)c
(?!)(a+)+b
$(a+)+b
(?:a$|a)*b
[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)*
(?:\+\d{1,3} ?)?\(?\d+\)?[\d \-]*
https?://[\w.\-]+(:\d+)?(/[\w.\-]*)*
\s*[a-z]+\s*
(\d+\.)*\d+
[\(\)\d\-+ ]{7,}
"""


DOCUMENTS = [
    *sorted((CHECKOUT / "src" / "formlint" / "checks").rglob("*.py")),
    *sorted((CHECKOUT / "examples").rglob("*.html")),
]


def texts(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def attributes(paths: Iterable[Path]) -> set[str]:
    found = re.finditer(r"""\bpattern\s*=\s*(?:"([^"]+)"|'([^']+)')""", texts(paths))
    return {unescape(match[1] or match[2]) for match in found}


def is_exponential(pattern: str) -> bool:
    found = attack(pattern)
    return found is not None and found.exponential


def generated(number: int) -> list[str]:
    """Patterns with many loops, some of them of the same characters."""
    rng = random.Random(20261121)

    def choice(depth: int) -> str:
        return "|".join(
            "".join(term(depth) for _ in range(rng.choice((0, 1, 1, 2, 2, 3))))
            for _ in range(rng.choice((1, 1, 1, 2, 3)))
        )

    def term(depth: int) -> str:
        kind = rng.random()
        if depth and kind < 0.07:
            return rng.choice(("(?=", "(?!", "(?<=", "(?<!")) + choice(depth - 1) + ")"
        if kind < 0.1:
            return rng.choice(("^", "$", "\\b", "\\B"))
        counts = (
            "",
            "",
            "",
            "?",
            "*",
            "+",
            "*",
            "+",
            "{2}",
            "{0,2}",
            "{1,}",
            "{2,3}",
            "*?",
            "+?",
            "??",
            "{2,}",
            "{0,3}",
        )
        if depth and kind < 0.5:
            return rng.choice(("(", "(?:", "(?:")) + choice(depth - 1) + ")" + rng.choice(counts)
        atoms = ("a", "b", "c", "\\w", "\\d", "[ab]", "[a-c]", "a", "b", ".", " ", "1", "\\s", "[a-z ]")
        return rng.choice(atoms) + rng.choice(counts)

    return list(dict.fromkeys(choice(3) for _ in range(number)))


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def milliseconds_of_node(asked: list[tuple[str, list[str]]]) -> list[list[float | None]]:
    if shutil.which("node") is None:
        if os.environ.get("CI"):
            pytest.fail("node is missing")
        pytest.skip("node, the oracle, is not installed")
    request = json.dumps({"asked": asked, "timeout": TIMEOUT})
    run = subprocess.run(["node", "-e", PROGRAM], input=request, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


@dataclass(frozen=True)
class Growth:
    """How often the pump is in the texts to be tried: the fewest, the most, and what comes between."""

    pattern: str
    found: Attack
    times: list[int]

    @property
    def texts(self) -> list[str]:
        return [self.found.text(times) for times in self.times]


def growth(pattern: str, few: int = FEW, many: int = MANY) -> Growth:
    found = attack(pattern)
    assert found, pattern
    first = next(times for times in count(1) if found.ways(times) >= few)
    last = next(times for times in count(first) if found.ways(times) >= many)
    return Growth(pattern, found, sorted({first, (first + last) // 2, last}))


def not_confirmed(asked: list[Growth]) -> list[object]:
    """The claims that V8 does not bear out: it accepts the text, or takes less time for more pumps than we say."""
    answers = milliseconds_of_node([(one.pattern, one.texts) for one in asked])
    return [(one.pattern, one.times, took) for one, took in zip(asked, answers, strict=True) if not grows(one, took)]


def grows(one: Growth, took: list[float | None]) -> bool:
    first, last = took[0], took[-1]
    if first is None or last is None or None in took:
        return False
    if last >= TIMEOUT:
        return True
    return last / first >= LEAST_GROWTH ** (one.times[-1] - one.times[0])


@pytest.mark.parametrize("pattern", lines(EXPONENTIAL))
def test_exponential_patterns_are_found(pattern: str) -> None:
    found = attack(pattern)
    assert found
    assert found.exponential
    assert found.ways(found.times) >= HANGING > found.ways(found.times - 1)
    assert found.length <= 110


@pytest.mark.parametrize("pattern", lines(POLYNOMIAL))
def test_polynomial_patterns_are_found(pattern: str) -> None:
    found = attack(pattern)
    assert found
    assert not found.exponential
    assert found.ways(found.times) >= HANGING
    assert found.length <= 2_000


@pytest.mark.long
def test_v8_takes_exponential_time() -> None:
    assert not_confirmed([growth(pattern) for pattern in lines(EXPONENTIAL)]) == []


@pytest.mark.long
def test_v8_takes_exponential_time_on_generated_patterns() -> None:
    found = [pattern for pattern in generated(300) if is_exponential(pattern)]
    assert len(found) >= 30
    assert not_confirmed([growth(pattern, FEW, MANY // 3) for pattern in found[:30]]) == []


@pytest.mark.long
def test_v8_takes_cubic_time() -> None:
    """Thrice the length takes nearly 27 times as long; quadratic time would make it nine times."""
    tried = {pattern: found for pattern in lines(POLYNOMIAL) if (found := attack(pattern))}
    asked = [
        (pattern, [found.text(found.times // 4), found.text(found.times // 4 * 3)])  # long enough to outlast noise
        for pattern, found in tried.items()
    ]
    for (pattern, _), (once, thrice) in zip(asked, milliseconds_of_node(asked), strict=True):
        assert once is not None, pattern
        assert thrice is not None, pattern
        assert thrice / once > 14, pattern


@pytest.mark.parametrize("pattern", lines(SAFE))
def test_nothing_is_said_about_safe_patterns(pattern: str) -> None:
    assert attack(pattern) is None


def test_nothing_is_said_about_patterns_that_are_meant_well() -> None:
    """Those of the rules' documentation and of the tables, but where time is what the documentation is about."""
    tables = (CHECKOUT / "rules").rglob("*.toml")
    documents = [path for path in DOCUMENTS if not path.stem.startswith(("pattern_exponential", "pattern_polynomial"))]
    found = {*attributes(documents), *re.findall(r"^pattern = '(.+)'$", texts(tables), re.MULTILINE)}
    assert len(found) > 300
    assert {pattern for pattern in found if attack(pattern)} == set()


@pytest.mark.long
def test_what_is_said_about_real_patterns_is_confirmed(shared: Path) -> None:
    real = sorted(attributes((shared / "corpora" / "bugs" / "cases").glob("*/*.html")))
    assert len(real) > 40
    said = [pattern for pattern in real if attack(pattern)]
    assert len(said) < len(real) / 20
    assert not_confirmed([growth(pattern) for pattern in said if is_exponential(pattern)]) == []


def test_the_text_is_described_in_words() -> None:
    found = attack("([0-9]+ ?)+")
    assert found
    assert found.description == '"1" repeated 27 times and then "!"'
    assert found.text() == "1" * 27 + "!"
    assert found.length == 28
    assert [found.ways(times + 1) // found.ways(times) for times in (20, 21, 22)] == [2, 2, 2]
    assert replace(found, prefix="A", suffix="").description == '"A", then "1" repeated 27 times'
    assert replace(found, prefix="A", pump=" ").description == '"A", then a space repeated 27 times, and then "!"'
    assert (
        replace(found, prefix="A", pump="\xa0").description
        == '"A", then a no-break space repeated 27 times, and then "!"'
    )
    assert replace(found, pump="😀").length == 55


@pytest.mark.parametrize("pattern", ["(", "[a-z]+)", "(a+)+\\1", "\\-(a+)+", ""])
def test_what_does_not_compile_or_is_not_decided_stays_unknown(pattern: str) -> None:
    assert attack(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        "(" * 50 + "a+" + ")*" * 50,
        "(?:a?){1000000000}(a+)+",
        "(?:" + "|".join(f"a{number}*" for number in range(2_000)) + ")*",
        "(?:\\w*\\d*[a-f]*){6}" * 8,
        "(?=.*a+)" * 200 + "(a+)+",
        "(?:|" * 40 + "a" + ")*" * 40,
        "(?<=(a+)+)" * 20 + "(?:(?=a*b?)a+){3,}",
    ],
)
def test_hostile_patterns_end(pattern: str) -> None:
    found = attack(pattern)
    assert found is None or found.ways(found.times) >= HANGING


@given(st.text(alphabet="ab1()[]{}|*+?^$\\.,2dwbB=!<:-", max_size=30))
@settings(deadline=None, max_examples=300)
def test_any_text_ends(pattern: str) -> None:
    found = attack(pattern)
    assert found is None or not compile_pattern(pattern).accepts(found.text())
