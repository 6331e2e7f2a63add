"""Compares 40 patterns as pages write them with the postal codes of all territories: time, and how many differ.

    python benchmarks/patterns.py [--show PATTERN] [--pages]

Each of the postal codes' patterns is compiled, and from each the 40 are taken away: the shortest code that a pattern
refuses. Then each pattern is asked about each territory's known codes, and for the text on which it hangs the page.
They are written in the ways found on public pages; `--pages` takes those of the bug corpus beside the checkout.
"""

import argparse
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from statistics import median, quantiles

from formlint import knowledge
from formlint.values.regex import language
from formlint.values.regex.backtracking.search import attack
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import Language, compile_pattern

CASES = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "bugs" / "cases"
GOAL_SECONDS, GOAL_MEDIAN = 3.0, 0.2

PATTERNS = r"""
\d{5}
[0-9]{5}
\d{4,6}
\d{5}(-\d{4})?
\d{5}([\- ]?\d{4})?
(?!0{5})\d{5}
[0-9]{3}-?[0-9]{4}
[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d
[A-Z][0-9][A-Z] [0-9][A-Z][0-9]
[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}
[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}
[1-9]\d{3} ?[A-Z]{2}
[0-9]{4} ?[A-Za-z]{2}
[A-Z0-9]{3,10}
[A-Za-z0-9 ]{3,10}
[A-Za-z0-9\- ]{3,10}
[\w\- ]{2,12}
\w{4,}
.{3,10}
[^\s]{4,}
(?=.*\d)[A-Za-z0-9\s\-]{3,}
(\d{5}|[A-Z]\d[A-Z] ?\d[A-Z]\d)
^\d{5}$|^\d{5}-\d{4}$
^[0-9]+$
[0-9]*
\d{2}-\d{3}
\d{3} ?\d{2}
\d{5}-?\d{3}
[+]?[0-9 \(\)\-]{7,20}
\(?\d{3}\)?[\-. ]?\d{3}[\-. ]?\d{4}
(\+\d{1,3}[\- ]?)?\d{10}
0[1-9]( ?\d{2}){4}
[A-Za-z]+
[a-zA-Z ]{2,30}
[A-Za-z' \-]+
\p{L}[\p{L}\p{M}' .\-]*
[^0-9]{2,}
[a-z0-9._%+\-]+@[a-z0-9.\-]+\.[a-z]{2,}
[^@\s]+@[^@\s]+\.[^@\s]+
\S+@\S+
"""


@dataclass
class Tally:
    """Milliseconds, by what they were spent on, and what was found."""

    spent: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    differences: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    undecided: int = 0

    def add(self, what: str, began: float) -> None:
        """Note the time since a beginning."""
        self.spent.setdefault(what, []).append(1000 * (time.perf_counter() - began))


def pages() -> Iterator[str]:
    """The patterns of the bug corpus, none where it is missing."""
    attribute = re.compile(r"""\bpattern\s*=\s*(?:"([^"]+)"|'([^']+)')""", re.IGNORECASE)
    for path in sorted(CASES.glob("*/*.html")):
        yield from (unescape(match[1] or match[2]) for match in attribute.finditer(path.read_text("utf-8")))


def compiled(texts: dict[str, str], tally: Tally) -> dict[str, Language]:
    """The languages of patterns, by the names given; those that do not compile left out."""
    found: dict[str, Language] = {}
    language.compiled.cache_clear()
    for name, text in texts.items():
        began = time.perf_counter()
        with suppress(PatternError):
            found[name] = compile_pattern(text)
        tally.add("compile a pattern", began)
    return found


def compare(accepted: dict[str, Language], valid: dict[str, Language], tally: Tally) -> None:
    """Take each pattern away from each territory's codes; what is left has a shortest text."""
    for pattern, takes in accepted.items():
        refused = tally.differences.setdefault(pattern, {})
        for code, codes in valid.items():
            began = time.perf_counter()
            try:
                witness = (codes - takes).shortest()
            except BudgetExceededError:
                tally.undecided += 1
            else:
                refused |= {} if witness is None else {code: witness}
            tally.add("difference and witness", began)


def ask(accepted: dict[str, Language], texts: list[str], tally: Tally) -> None:
    """Ask each pattern for each text; then for the text on which it hangs the page."""
    for pattern, takes in accepted.items():
        for text in texts:
            began = time.perf_counter()
            takes.accepts(text)
            tally.add("membership of a code", began)
        attack.cache_clear()
        began = time.perf_counter()
        attack(pattern)
        tally.add("text that hangs the page", began)


def tell(tally: Tally) -> None:
    """Print the table."""
    print(f"{'':28}{'number':>9}{'total s':>9}{'median ms':>11}{'p99 ms':>9}{'max ms':>9}")
    for what, spent in tally.spent.items():
        p99 = quantiles(spent, n=100)[-1]
        print(f"{what:28}{len(spent):9}{sum(spent) / 1000:9.2f}{median(spent):11.4f}{p99:9.2f}{max(spent):9.1f}")
    pairs, asked = tally.spent["difference and witness"], tally.spent["membership of a code"]
    seconds = (sum(pairs) + sum(tally.spent["compile a pattern"])) / 1000
    found = sum(map(len, tally.differences.values()))
    print(f"\n{found} differences in {len(pairs)} pairs, {tally.undecided} undecided")
    print(f"{1000 * len(asked) / sum(asked):,.0f} membership questions a second, the clock included")
    met = seconds < GOAL_SECONDS and median(pairs) < GOAL_MEDIAN
    print(
        f"{seconds:.2f} s in all; goal < {GOAL_SECONDS} s and median < {GOAL_MEDIAN} ms: {'met' if met else 'missed'}"
    )


def main() -> None:
    """Compare, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--show", metavar="PATTERN", help="print what this pattern of the 40 refuses, territory by territory"
    )
    parser.add_argument("--pages", action="store_true", help="take the patterns of the bug corpus in place of the 40")
    options = parser.parse_args()
    postal = {code: knowledge.own().territory(code).postal_code for code in knowledge.own().codes()}
    known = {code: codes for code, codes in postal.items() if codes and codes.pattern}
    texts = [way for codes in known.values() for code in codes.must for way in codes.spelled(code)]
    patterns = [*dict.fromkeys(pages())] if options.pages else [line for line in PATTERNS.split("\n") if line]
    tally = Tally()
    valid = compiled({code: codes.pattern for code, codes in known.items()}, tally)
    accepted = compiled({pattern: pattern for pattern in patterns}, tally)
    print(f"{len(accepted)} of {len(patterns)} patterns, {len(valid)} territories, {len(texts)} known codes\n")
    compare(accepted, valid, tally)
    ask(accepted, texts, tally)
    tell(tally)
    for code, witness in tally.differences.get(options.show or "", {}).items():
        print(f'{code}  refuses "{witness}"')


if __name__ == "__main__":
    main()
