"""What we say about the time of patterns, against V8's: each text that we say hangs the page takes the time we say."""

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from itertools import count
from pathlib import Path

import pytest

from formlint.pattern.backtracking import HANGING, Attack, attack

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
  return first === null || first > 200 ? first : Math.min(first, took(pattern, text), took(pattern, text));
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
(?:(?!00)\d+-?)+
(?:a(?=b)b?|ab|b)*c
"""

POLYNOMIAL = r"""
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
\S+@\S+\.\S+
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
(?=(a+)+b)c|(?:a|b)*
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


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def seconds_of_node(asked: list[tuple[str, list[str]]]) -> list[list[float | None]]:
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
    answers = seconds_of_node([(one.pattern, one.texts) for one in asked])
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


def test_v8_takes_exponential_time() -> None:
    assert not_confirmed([growth(pattern) for pattern in lines(EXPONENTIAL)]) == []
