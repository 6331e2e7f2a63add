"""Labelled fields, from a corpus of pages and from the vocabularies, as what speaks for each of their candidates."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from formlint import knowledge
from formlint.forms import controls as forms
from formlint.forms.purpose import inference, score
from formlint.forms.purpose.lexicon import NOTHING, known_languages, table
from formlint.html import document as html
from formlint.html.source import Source, decode
from formlint.knowledge import laid_over

Feature = tuple[str, ...]
"""A table of weights and the keys in it."""

ALSO_RIGHT = 0.6
"""What an answer is worth that a labeller would accept, beside the label itself (1)."""

FORM, EXAMPLE, PHRASE, BOX = 0.7, 0.2, 0.003, 0.5
"""What a field of a taught form, a vocabulary's example, one of its phrases, a box to tick count beside a field (1)."""

TAUGHT = Path(__file__).with_name("taught.toml")

NO_TEXT = frozenset({"checkbox", "radio", "file", "range", "color"})


@dataclass
class Sample:
    """A control: its candidates, what speaks for each by itself, how right each is; its weight is 0 without a label."""

    candidates: list[str]
    features: list[list[Feature]]
    right: list[float]
    weight: float
    label: Mapping[str, Any]


Row = tuple[tuple[score.Feature, ...], list[Sample]]
"""What is true of a form as a whole, and its controls."""


@dataclass
class Sheet:
    """A page with its rows of controls."""

    site: str
    source: str
    scope: frozenset[str] | None
    rows: list[Row] = field(default_factory=list[Row])

    def fold(self, folds: int) -> int:
        """The part of the corpus that the site belongs to."""
        return int(sha256(self.site.encode()).hexdigest(), 16) % folds


def read_corpus(folder: Path) -> Iterator[Sheet]:
    """The labelled pages; those in which we do not see the same controls are left out."""
    for case in json.loads((folder / "MANIFEST.json").read_text())["cases"]:
        facts = json.loads((folder / f"{case['case']}.json").read_text())
        page = forms.find(html.parse(decode((folder / f"{case['case']}.html").read_bytes()), laid_over(())))
        if len(page.controls) == len(facts["controls"]):
            scope = frozenset(facts["scope"]) if facts.get("scope") else None
            yield sheet(page, facts["controls"], Sheet(facts["site"], facts["source"], scope))


def read_taught() -> Iterator[Sheet]:
    """The forms of `taught.toml`."""
    for number, form in enumerate(tomllib.loads(TAUGHT.read_text(encoding="utf-8"))["form"]):
        page = forms.find(
            html.parse(Source("", f"<html lang={form.get('lang', 'en')}><form>{form['html']}", "utf-8"), laid_over(()))
        )
        asked = iter(form["asks"])
        labels = [
            {"status": "gold", "gold": right[0], "accept": right, "type": control.type, "weight": FORM}
            if control.type not in {"hidden", "submit"} and (right := next(asked).split("/"))
            else {"status": "unlabelled", "type": control.type}
            for control in page.controls
        ]
        yield sheet(page, labels, Sheet(f"taught-{number}", "taught", None))


def read_vocabularies() -> Iterator[Sheet]:
    """The examples, phrases and option lists of all languages, each a form of one field."""
    for language in known_languages(knowledge.own()):
        entries = [*entries_of(language)]
        markup_of_all = "".join(f"<form>{body}</form>" for body, _, _ in entries)
        page = forms.find(html.parse(Source("", f"<html lang={language}>{markup_of_all}", "utf-8"), laid_over(())))
        labels = [
            {"status": "gold", "gold": right[0], "accept": right, "type": "text", "weight": weight}
            for _, right, weight in entries
        ]
        yield sheet(page, labels, Sheet(language, "vocabulary", None))


def entries_of(language: str) -> Iterator[tuple[str, list[str], float]]:
    """What a vocabulary teaches: a field, what it asks for, and what that counts."""
    known: dict[str, list[str]] = defaultdict(list)
    for purpose, phrases in table(knowledge.own(), language)["words"].items():
        for phrase in phrases:
            known[phrase].append(purpose)
    for phrase, purposes in known.items():
        yield box(phrase, purposes[0]), purposes, PHRASE
    for example in table(knowledge.own(), language).get("example", ()):
        yield box(example["label"], example["purpose"]), [example["purpose"]], EXAMPLE
    for purpose, texts in table(knowledge.own(), language).get("options", {}).items():
        listed = "".join(f"<option>{escape(text)}" for text in texts)
        yield f"<select>{listed}</select>", MONTHS if purpose == "month" else [purpose], EXAMPLE


def box(label: str, purpose: str) -> str:
    """A field that asks for a purpose."""
    checked = purpose in {"consent", "remember-me"}
    kind = "checkbox" if checked else "password" if purpose.endswith("-password") else "text"
    return f"<label>{escape(label)} <input type={kind}></label>"


MONTHS = ["cc-exp-month", "bday-month", "date"]


def sheet(page: forms.Page, labels: Sequence[Mapping[str, Any]], onto: Sheet) -> Sheet:
    """The page's rows written onto a sheet."""
    for whole, controls, cases in inference.cases(page):
        pairs = zip(controls, cases, strict=True)
        onto.rows.append((whole, [sample(case, labels[control.index], onto.scope) for control, case in pairs]))
    return onto


def sample(case: score.Case, label: Mapping[str, Any], scope: frozenset[str] | None) -> Sample:
    """A control with what is known of it."""
    candidates = list(case.odds)
    kinds = {purpose: list[str]() for purpose in candidates}
    for clue in case.clues:
        for mark in clue.marks:
            kinds[mark.purpose].append(mark.kind)
    features = [
        [
            ("bias", purpose),
            *(part for kind in kinds[purpose] for part in clue_features(kind)),
            *(("trait", trait, purpose) for trait in case.traits),
        ]
        for purpose in candidates
    ]
    right = rightness(candidates, label, scope)
    weight = label.get("weight") or (BOX if label["type"] in NO_TEXT else 1.0)
    return Sample(candidates, features, right, weight if label["status"] != "unlabelled" else 0.0, label)


def rightness(candidates: Sequence[str], label: Mapping[str, Any], scope: frozenset[str] | None) -> list[float]:
    """How right each candidate is; when none is, it is right to say nothing."""
    if label["status"] == "none":
        return [float(purpose == NOTHING or purpose not in (scope or candidates)) for purpose in candidates]
    accepted = {purpose: 1.0 if purpose == label["gold"] else ALSO_RIGHT for purpose in label.get("accept", ())}
    right = [accepted.get(purpose, 0.0) for purpose in candidates]
    return right if any(right) else [float(purpose == NOTHING) for purpose in candidates]


def clue_features(kind: str) -> list[Feature]:
    """The weights that the weight of a clue is the sum of: its own, that of its source and that of how it says it."""
    source, _, how = kind.partition(":")
    if not how:
        return [("clue", kind)]
    kindred = how[len(how.rstrip("~")) :]
    against = "not-" if source.startswith("not-") else ""
    features: list[Feature] = [("clue", kind), ("how", against + how), ("source", source + kindred)]
    bare = source
    for rank in ("-alone", "-beside", "-against", "-too"):
        bare = bare.removesuffix(rank)
    return features if bare == source else [*features, ("source", bare + kindred)]
