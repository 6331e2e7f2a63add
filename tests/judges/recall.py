"""How many of the fields that browsers could fill in `autocomplete-missing` finds, on forms that people have labelled.

Usage: python tests/judges/recall.py CORPUS [--list]

CORPUS is a folder of pages `NAME.html` with `NAME.json` beside each, and a MANIFEST.json (`fields-open`, unpacked);
without one there is nothing to measure. Asked for is each control with a label ("gold") that is an input purpose of
WCAG 2.2, that people can see and change as far as its markup tells, that does not belong to a search, and whose
autocomplete is absent, empty or `on`, and so that of its form. (`off` and words that are no tokens are told by
`autocomplete-off-on-personal`, `autocomplete-not-valid` and `autocomplete-unknown-token`; what template code may write
is unknown.) A finding is false where people found that the field asks for nothing that is known, or for something else
than the token says; what they have not labelled does not count.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from formlint.html.source import Span, decode
from formlint.lint.analysis import Analysis, analyse
from formlint.lint.config import Config
from formlint.lint.engine import judge
from formlint.rule import rules
from formlint.rule.page import Control

RULE = "autocomplete-missing"
PURPOSES = frozenset(
    {
        "name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname",
        "organization-title", "username", "new-password", "current-password", "organization", "street-address",
        "address-line1", "address-line2", "address-line3", "address-level4", "address-level3", "address-level2",
        "address-level1", "country", "country-name", "postal-code", "cc-name", "cc-given-name", "cc-additional-name",
        "cc-family-name", "cc-number", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type",
        "transaction-currency", "transaction-amount", "language", "bday", "bday-day", "bday-month", "bday-year", "sex",
        "url", "photo", "tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix",
        "tel-local-suffix", "tel-extension", "email", "impp",
    }
)  # fmt: skip
"""WCAG 2.2, section 7, input purposes for user interface components."""


class Told(NamedTuple):
    """A field, what people and the rule take it for (None: nothing, or no finding), and whether one is asked for."""

    page: str
    line: int
    gold: str | None
    token: str | None
    wanted: bool
    right: bool


def tell(corpus: Path) -> Iterator[Told]:
    """All labelled fields that a finding is asked for or that have one, page by page."""
    chosen = [rule for rule in rules() if rule.id == RULE]
    for case in json.loads((corpus / "MANIFEST.json").read_text("utf-8"))["cases"]:
        name = case["case"]
        labels = json.loads((corpus / f"{name}.json").read_text("utf-8"))["controls"]
        source = decode((corpus / f"{name}.html").read_bytes(), "page.html")
        analysis = analyse(source, Config())
        yield from _fields(
            name, analysis, labels, [(one.span, str(one.witness)) for one in judge(analysis, chosen).findings]
        )


def _fields(
    name: str, analysis: Analysis, labels: Iterable[Mapping[str, Any]], found: Sequence[tuple[Span, str]]
) -> Iterator[Told]:
    by_index = {control.index: control for control in analysis.page.controls}
    for label in labels:
        control = by_index.get(label["index"])
        if control is None or label["status"] == "unlabelled":
            continue
        token = next((token for span, token in found if span in control.element.span), None)
        gold = label["gold"] if label["status"] == "gold" else None
        wanted = gold in PURPOSES and _is_asked_for(control)
        if wanted or token:
            yield Told(name, label["line"], gold, token, wanted, bool(gold and token in label["accept"]))


def _is_asked_for(control: Control) -> bool:
    """Whether a field that is an input purpose should be told of: see the head of this file."""
    form = control.form.element
    says = [one.value("autocomplete") or "" for one in (control.element, form) if one]
    decided = any(said.strip().lower() not in {"", "on"} for said in says)
    known = not (control.element.may_have_more or control.element.unknown("autocomplete"))
    return control.editable and known and not decided and "search" not in control.form.kinds


class Figures(NamedTuple):
    """Counts: fields that a finding is asked for, those that have one, findings on labelled fields, true ones."""

    wanted: int
    caught: int
    told: int
    true: int

    @property
    def recall(self) -> float:
        """The part of the fields asked for that have a true finding."""
        return self.caught / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """The part of the findings on labelled fields that are true."""
        return self.true / self.told if self.told else 0.0


def count(told: Sequence[Told]) -> Figures:
    """Add up what is told of the fields."""
    return Figures(
        sum(one.wanted for one in told),
        sum(one.wanted and one.right for one in told),
        sum(one.token is not None for one in told),
        sum(one.right for one in told),
    )


def _tell(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and with --list what is missed and what is false; leave with 0 where there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--list", action="store_true", help="list what is missed and what is false")
    asked = parser.parse_args(arguments)
    if not (asked.corpus / "MANIFEST.json").is_file():
        _tell(f"skipped: {asked.corpus} holds no labelled pages (no MANIFEST.json)")
        return 0
    told = [*tell(asked.corpus)]
    if asked.list:
        for one in told:
            if not one.right:
                _tell("false " if one.token else "missed", f"{one.page}:{one.line}: {one.gold} {one.token or ''}")
    of = count(told)
    _tell(f"recall {of.recall:.1%} ({of.caught} of {of.wanted}); precision {of.precision:.1%} ({of.true} of {of.told})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
