"""Fits the weights of evidence (`rules/weights.toml`) to forms whose fields people have labelled.

Usage: python tools/fit_weights.py CORPUS [--folds 6] [--keep]

CORPUS is a folder of pages `NAME.html` with `NAME.json` beside each, and a MANIFEST.json. The model is a conditional
logit: a purpose's score is the sum of the weights of what speaks for it, and the weights make the labels likeliest,
held small by a normal prior. The examples and phrases of the vocabularies count as labelled fields too, each a
little, so that purposes that the corpus hardly has are not unlearnt. Before the weights are written (unless `--keep`)
they are judged on sites they have not seen. Needs numpy; a run takes some minutes.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from labelled import NO_TEXT, Feature, Sample, Sheet, clue_features, read_corpus, read_taught, read_vocabularies
from least import Floats, minimum
from numpy.typing import NDArray

from formlint import knowledge
from formlint.forms.purpose import score
from formlint.forms.purpose.lexicon import NOTHING
from formlint.forms.purpose.model import model as formlint_model

Integers = NDArray[np.int64]

RIDGE = {
    "bias": 0.3, "clue": 2.0, "how": 0.3, "source": 0.3, "trait": 1.0, "with": 4.0, "said": 4.0,
    "shape": 4.0, "after": 2.0, "before": 2.0, "after2": 6.0, "before2": 6.0,
}  # fmt: skip
"""The precision of the prior of each table of weights."""

COMPANY = frozenset({"with", "said", "shape", "after", "before", "after2", "before2"})
NOTHING_RIDGE = 5.0
"""How much smaller company's weights for nothing are held: labellers rarely say that a field asks for nothing."""

CORE = frozenset(
    {
        "email", "tel", "tel-national", "name", "given-name", "family-name", "additional-name", "postal-code",
        "address-level1", "address-level2", "country", "country-name", "street-address", "address-line1",
        "address-line2", "organization", "cc-number", "cc-name", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year",
    }
)  # fmt: skip
"""The purposes that other classifiers know, too."""


@dataclass
class Model:
    """The weights, by the place of their features."""

    places: dict[Feature, int] = field(default_factory=dict[Feature, int])
    values: Floats = field(default_factory=lambda: np.zeros(0))


@dataclass
class Matrix:
    """The features of all candidates of some samples, sparse; `starts` parts the samples."""

    rows: Integers
    columns: Integers
    values: Floats
    starts: Integers
    right: Floats
    weights: Floats


# Fitting


def fit(sheets: Sequence[Sheet], rounds: int = 2) -> Model:
    """The weights that make the labels likeliest: first without company, then with the company that they see."""
    model = Model()
    train(model, matrix(sheets, model, None, grow=True))
    for _ in range(rounds):
        companies = [list(company_of(sheet, model)) for sheet in sheets]
        train(model, matrix(sheets, model, companies, grow=True))
    return model


def company_of(sheet: Sheet, model: Model) -> Iterator[list[score.Company]]:
    """What surrounds each control of each row, as the model sees it."""
    for whole, samples in sheet.rows:
        found = probabilities(samples, model, None)
        row = score.Row([score.likely(shares) for shares in found], whole, formlint_model(knowledge.own()))
        yield [row.company(at) for at in range(len(samples))]


def probabilities(
    samples: Sequence[Sample], model: Model, companies: Sequence[score.Company] | None
) -> list[dict[str, float]]:
    """The probability of each candidate of some samples."""
    found: list[dict[str, float]] = []
    for at, one in enumerate(samples):
        company = companies[at] if companies else ()
        odds = {
            purpose: sum(value(model, feature) for feature in features)
            + sum(value(model, (*feature, purpose)) * share for feature, share in company)
            for purpose, features in zip(one.candidates, one.features, strict=True)
        }
        found.append(score.shares(odds))
    return found


def value(model: Model, feature: Feature) -> float:
    """The weight of a feature."""
    place = model.places.get(feature)
    return float(model.values[place]) if place is not None and place < len(model.values) else 0.0


def matrix(
    sheets: Iterable[Sheet], model: Model, companies: Sequence[Sequence[Sequence[score.Company]]] | None, *, grow: bool
) -> Matrix:
    """The features of all labelled samples; with `grow` new features get a place in the model."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    starts, right, weights = [0], list[float](), list[float]()
    for number, sheet in enumerate(sheets):
        for place, (_, samples) in enumerate(sheet.rows):
            for at, one in enumerate(samples):
                if not one.weight:
                    continue
                company = companies[number][place][at] if companies else ()
                for purpose, features in zip(one.candidates, one.features, strict=True):
                    weighed = [
                        *((item, 1.0) for item in features),
                        *(((*item, purpose), share) for item, share in company),
                    ]
                    for item, share in weighed:
                        column = (
                            model.places.setdefault(item, len(model.places)) if grow else model.places.get(item, -1)
                        )
                        rows.append(len(right))
                        columns.append(column)
                        values.append(share)
                    right.append(0.0)
                right[-len(one.right) :] = one.right
                starts.append(len(right))
                weights.append(one.weight)
    whole = [np.array(numbers, dtype=np.int64) for numbers in (rows, columns, starts)]
    broken = [np.array(numbers) for numbers in (values, right, weights)]
    return Matrix(whole[0], whole[1], broken[0], whole[2], broken[1], broken[2])


def train(model: Model, data: Matrix) -> None:
    """Improve the weights of a model until the labels are as likely as they get, by L-BFGS."""
    start = np.zeros(len(model.places))
    start[: len(model.values)] = model.values
    ridge = np.array([ridge_of(feature) for feature in model.places])
    model.values = minimum(start, lambda weights: loss(weights, data, ridge))


def ridge_of(feature: Feature) -> float:
    """The precision of the prior of a weight."""
    return RIDGE[feature[0]] * (NOTHING_RIDGE if feature[0] in COMPANY and feature[-1] == NOTHING else 1.0)


def loss(weights: Floats, data: Matrix, ridge: Floats) -> tuple[float, Floats]:
    """The negative logarithm of the posterior, and its slope."""
    count = np.diff(data.starts)
    of_sample = np.repeat(np.arange(len(count)), count)
    odds = np.bincount(data.rows, data.values * weights[data.columns], int(data.starts[-1]))
    raised = np.exp(odds - np.maximum.reduceat(odds, data.starts[:-1])[of_sample])
    shares = raised / np.add.reduceat(raised, data.starts[:-1])[of_sample]
    hit = shares * data.right
    likelihood = np.maximum(np.add.reduceat(hit, data.starts[:-1]), 1e-12)
    pull = (shares - hit / likelihood[of_sample]) * data.weights[of_sample]
    slope = np.bincount(data.columns, data.values * pull[data.rows], len(weights)) + ridge * weights
    return float(-(data.weights * np.log(likelihood)).sum() + (ridge * weights**2).sum() / 2), slope


# Judging


@dataclass
class Tally:
    """Right answers, wrong answers, and labels missed, as `fields_metrics.py` of the corpus counts them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __str__(self) -> str:
        """Precision, recall and F1."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def judge(sheets: Sequence[Sheet], known: Sequence[Sheet], folds: int) -> None:
    """Print how the model does on sites it has not seen."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    sure: Counter[tuple[str, bool]] = Counter()
    for fold in range(folds):
        model = fit([*(sheet for sheet in sheets if sheet.fold(folds) != fold), *known])
        for sheet in sheets:
            if sheet.fold(folds) == fold:
                for one, purpose, confidence in answers(sheet, model):
                    count(tallies, sheet, one, purpose)
                    if purpose and (one["status"] == "gold" or purpose in (sheet.scope or {purpose})):
                        sure[f"{min(int(confidence * 10), 9) / 10:.1f}", purpose in one["accept"]] += 1
    for name in sorted(tallies):
        print(f"{name:16} {tallies[name]}")
    for level in sorted({level for level, _ in sure}):
        number = sure[level, True] + sure[level, False]
        print(f"confidence {level}: {number} answers, {sure[level, True] / number:.3f} right")


def answers(sheet: Sheet, model: Model) -> Iterator[tuple[Mapping[str, Any], str | None, float]]:
    """The labelled text controls of a page with the purpose that the model sees in them, and its confidence."""
    for (_, samples), companies in zip(sheet.rows, company_of(sheet, model), strict=True):
        for one, shares in zip(samples, probabilities(samples, model, companies), strict=True):
            if one.weight and one.label["type"] not in NO_TEXT:
                purpose, confidence = score.choose(shares, formlint_model(knowledge.own()))
                yield one.label, None if purpose == NOTHING else purpose, confidence


def count(tallies: dict[str, Tally], sheet: Sheet, label: Mapping[str, Any], purpose: str | None) -> None:
    """Count an answer, for all purposes and for the core, by source."""
    for name, tokens in ((f"{sheet.source} all", None), (f"{sheet.source} core", CORE), ("all", None)):
        told = purpose if tokens is None or purpose in tokens else None
        asked = label["status"] == "gold" and (tokens is None or label["gold"] in tokens)
        tally = tallies[name]
        if asked and told in label["accept"]:
            tally.right += 1
        elif told not in label["accept"]:
            outside = label["status"] == "none" and told not in (sheet.scope or {told})
            tally.wrong += told is not None and not outside
            tally.missed += asked


# Writing


def write(model: Model, path: Path, least: float = 0.06) -> None:
    """Write the weights, those too small to matter left out."""
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for name, *keys in model.places:
        if name in {"how", "source"}:
            continue
        parts = clue_features(keys[0]) if name == "clue" else [(name, *keys)]
        weight = round(sum(value(model, part) for part in parts), 2)
        if abs(weight) >= least:
            tables[name if len(keys) == 1 else f"{name}.{json.dumps(keys[0])}"][keys[-1]] = weight
    lines = [HEADER]
    for name in sorted(tables, key=lambda name: (name.partition(".")[0] not in {"bias", "clue"}, name)):
        lines.append(f"\n[{name}]\n")
        lines.extend(f"{json.dumps(key)} = {weight}\n" for key, weight in sorted(tables[name].items()))
    path.write_text("".join(lines), encoding="utf-8")


HEADER = """\
#:schema schema/weights.json
# Weights of evidence, in log-odds. Written by tools/fit_weights.py, not by hand.
#
# bias: how common a purpose is. clue: what a text, a name or a list says, by its source and how squarely it says so.
# trait: type, keyboard, length and number of the control. after, before, after2, before2: the neighbours, by purpose.
# with: other fields of the form, by group. said: what the form's buttons, heading, names and title speak of.
# shape: how many passwords among how many fields the form has.
source = ["tools/fit_weights.py: fitted to labelled forms of public sites and to the vocabularies"]
"""


def main() -> None:
    """Read, judge, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=6, help="parts of the sites for judging; 0 leaves judging out")
    parser.add_argument("--keep", action="store_true", help="judge only, write nothing")
    options = parser.parse_args()
    sheets, known = list(read_corpus(options.corpus)), [*read_vocabularies(), *read_taught()]
    if options.folds:
        judge(sheets, known, options.folds)
    if not options.keep:
        write(fit([*sheets, *known]), knowledge.own().root / "weights.toml")


if __name__ == "__main__":
    main()
