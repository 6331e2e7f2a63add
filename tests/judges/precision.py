"""How many findings of each rule are true, of those that people have read on real pages; `formlint rule` shows it.

Usage: python tests/judges/precision.py CORPUS TRUTH [--write]

CORPUS is a folder of pages (`open`, unpacked), TRUTH a list of verdicts in JSON (`truth-open.json`), each on one
finding: `page`, `rule`, `element` (`index`, `tag`, `id`, `name`), `attribute`, `territories`, and the `verdict`: T is
true, D true but dull, F false; what could not be decided from the page alone (U), or came from saving it (A), counts
nowhere. A verdict counts where the finding is still told as an error or a warning (advice tells on what it depends):
where page, rule, element and attribute are those, and, if both name territories, one of these. A rule with fewer than
five verdicts has no figure.

With --write, the figures go to `rules/inference/precision.toml`.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from formlint.html.document import Document, Element
from formlint.html.source import decode
from formlint.lint.analysis import analyse
from formlint.lint.config import Config
from formlint.lint.engine import judge
from formlint.lint.report import Finding
from formlint.rule.discovery import rules
from formlint.rule.hit import Level

TARGET = Path(__file__).resolve().parents[2] / "rules" / "inference" / "precision.toml"
FEWEST = 5
"""Verdicts on a rule from which a share is told."""

_CONTROLS = frozenset({"input", "select", "textarea"})
_COUNTING = {"T": "true", "D": "true", "F": "false"}
_HEAD = """\
#:schema ../schema/precision.json
# How many errors and warnings of a rule are true, of those that were read on real pages; five of a rule at least.
# Made by `python tests/judges/precision.py CORPUS TRUTH --write`.
source = ["Verdicts on findings on {pages} real pages of shops and sign-ups, each read in the source of its page"]
measured = "{day}"
"""

Verdict = Mapping[str, Any]


def count(corpus: Path, verdicts: Sequence[Verdict]) -> dict[str, Counter[str]]:
    """How many findings that are told today are "true" and "false", by rule; those of all rules."""
    figures: dict[str, Counter[str]] = {}
    by_page: dict[str, list[Verdict]] = {}
    for one in verdicts:
        by_page.setdefault(one["page"], []).append(one)
    for page, here in sorted(by_page.items()):
        for verdict in _told((corpus / page).read_bytes(), here):
            if said := _COUNTING.get(verdict["verdict"]):
                figures.setdefault(verdict["rule"], Counter())[said] += 1
    return figures


def _told(data: bytes, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """The verdicts on findings that a page still gets."""
    analysis = analyse(decode(data, "page.html"), Config())
    found = [one for one in judge(analysis, rules()).findings if one.level is not Level.INFO]
    for verdict in verdicts:
        here = (one for one in found if one.rule == verdict["rule"] and one.attribute == verdict["attribute"])
        if any(_is_on(one, verdict, analysis.page.document) for one in here):
            yield verdict


def _is_on(finding: Finding, verdict: Verdict, document: Document) -> bool:
    """Whether a verdict is on a finding of its rule and attribute."""
    territories, said = set(finding.territories), set(verdict["territories"])
    if territories and said and territories.isdisjoint(said):
        return False
    wanted = verdict["element"]
    return wanted is None or wanted["index"] is None or _place(finding, document) == (wanted["tag"], wanted["index"])


def _place(finding: Finding, document: Document) -> tuple[str, int] | None:
    """The tag of what a finding is about, and which of its kind that is, from 0: fields are one kind."""
    about, at = finding.subject, finding.span.start
    if about is None:
        like = [one for one in _in_order(document) if one.start <= at][-1:]
    else:
        same = (about.tag, about.id, about.name)
        alike = [one for one in _in_order(document) if (one.tag, one.value("id"), one.value("name")) == same]
        like = [one for one in alike if one.start <= at][-1:] or alike[:1]
    return next(((one.tag, _number(one, document)) for one in like), None)


def _number(element: Element, document: Document) -> int:
    tags = _CONTROLS if element.tag in _CONTROLS else {element.tag}
    return sum(one.tag in tags and one.start < element.start for one in document.elements)


def _in_order(document: Document) -> Sequence[Element]:
    return document.facts(_by_place)


def _by_place(document: Document) -> Sequence[Element]:
    return sorted({document.root, *document.elements}, key=lambda one: one.start)


def toml(figures: Mapping[str, Counter[str]], pages: int, day: str) -> str:
    """The figures as the file of rule data has them."""
    lines = [_HEAD.format(pages=f"{pages:,}", day=day)]
    for rule, of in sorted(figures.items()):
        if of.total() >= FEWEST:
            lines.append(f"[rules.{rule}]\ntrue = {of['true']}\nfalse = {of['false']}\n")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or write them; leave with 0 where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--write", action="store_true", help="write rules/inference/precision.toml")
    asked = parser.parse_args(arguments)
    if not (asked.corpus.is_dir() and asked.truth.is_file()):
        sys.stdout.write(f"skipped: no pages in {asked.corpus}, or no verdicts in {asked.truth}\n")
        return 0
    figures = count(asked.corpus, json.loads(asked.truth.read_text("utf-8")))
    pages = sum(1 for _ in asked.corpus.glob("*.html"))
    text = toml(figures, pages, datetime.now(UTC).date().isoformat())
    if asked.write:
        TARGET.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
