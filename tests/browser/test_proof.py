"""Every witness is a proof: the browser does not take it, and takes it where the fault is mended.

The pages are the examples, the rules' own Bad blocks and the open bug reports. What only a phone's keyboard does wrong
no browser can confirm; there, the facts that bring the keyboard up are compared, and the rest is counted at the end.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import ASSIGNED, Chromium
from trial import KEYBOARDS, REFUSALS, Trial, spellings, trial

from formlint.examples import examples
from formlint.finding import Finding
from formlint.purpose import Field
from formlint.rule import rules
from formlint.source import decode

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path for path in (CHECKOUT / "examples").glob("*.html") if not path.stem.endswith("-fixed"))
BUGS = CHECKOUT.parent / "shared" / "corpora" / "bugs" / "cases"
CASES = sorted(path.parent for path in BUGS.glob("*/bad.html"))
BLOCKS = [
    (f"{rule.id}:{block.line}", rule.id, block) for rule in rules() for block in examples(rule.doc) if not block.good
]


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.stem)
def test_examples(page: Path, chromium: Chromium, tell: Counter[str]) -> None:
    twin = page.with_name(f"{page.stem}-fixed.html")
    fixed = _text(twin) if twin.exists() else None
    assert list(_doubts(trial(page.name, _text(page), (), fixed), chromium, tell)) == []


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0])
def test_bad_blocks(block: tuple, chromium: Chromium, tell: Counter[str]) -> None:
    name, _, example = block
    assert list(_doubts(trial(name, example.text, example.serves, example.fixed), chromium, tell)) == []


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bug_reports(case: Path, chromium: Chromium, tell: Counter[str]) -> None:
    serves = (json.loads((case / "case.json").read_text(encoding="utf-8")).get("config") or {}).get("territories", ())
    bad, good = _text(case / "bad.html"), _text(case / "good.html")
    assert list(_doubts(trial(case.name, bad, serves, good), chromium, tell)) == []


def _text(page: Path) -> str:
    return decode(page.read_bytes(), page.name).text


def _doubts(on: Trial, chromium: Chromium, tell: Counter[str]) -> Iterator[str]:
    """Each disagreement between formlint and the browser about the findings of a page, in words."""
    for finding in on.witnessed:
        field = on.field(finding)
        if field is None:
            yield f"{finding.rule}: its control is not found"
            continue
        doubts = _doubts_of(on, finding, field, chromium, tell)
        yield from (f"{finding.rule} on {finding.subject}, {finding.witness!r}: {doubt}" for doubt in doubts)


def _doubts_of(on: Trial, finding: Finding, field: Field, chromium: Chromium, tell: Counter[str]) -> Iterator[str]:
    if finding.keyboard or finding.category in KEYBOARDS:
        tell["not confirmable: keyboard"] += 1
        yield from _keyboard_doubts(on, finding, field, chromium)
    elif finding.category not in REFUSALS:
        tell[f"not confirmable: {finding.category}"] += 1
    else:
        tell["refused, as formlint says"] += 1
        yield from _refusal_doubts(on, finding, field, chromium)
        yield from _remedy_doubts(on, finding, field, chromium, tell)


def _refusal_doubts(on: Trial, finding: Finding, field: Field, chromium: Chromium) -> Iterator[str]:
    chromium.load(on.written(field))
    text = _witness(finding)
    outcome = chromium.enter(text)
    if not outcome.is_refusal_of(text):
        yield "taken when pasted or chosen"
    if field.control.tag != "select" and field.control.type not in ASSIGNED and "\n" not in text:
        outcome = chromium.type(text)
        if not outcome.is_refusal_of(text):
            yield "taken when typed"


def _remedy_doubts(
    on: Trial, finding: Finding, field: Field, chromium: Chromium, tell: Counter[str]
) -> Iterator[str]:
    text = _witness(finding)
    if finding.fixes:
        tell["taken with the fix"] += 1
        chromium.load(on.fixed(finding, field))
        outcome = chromium.enter(text)
        if outcome.is_refusal_of(text):
            yield f"refused even with the fix: {outcome}"
    twin = on.mended(finding)
    if twin:
        tell["taken in the corrected twin"] += 1
        chromium.load(twin)
        if all(chromium.enter(text).is_refusal_of(text) for text in spellings(finding, field)):
            yield "refused even in the corrected twin"
    if not finding.fixes and not twin:
        yield from _blame_doubts(on, finding, field, chromium, tell)


def _blame_doubts(
    on: Trial, finding: Finding, field: Field, chromium: Chromium, tell: Counter[str]
) -> Iterator[str]:
    if finding.attribute is None:
        tell["refused, with no remedy to try"] += 1
        return
    tell["taken without the attribute"] += 1
    chromium.load(on.unblamed(field))
    text = _witness(finding)
    outcome = chromium.enter(text)
    if outcome.is_refusal_of(text):
        yield f"refused even without {finding.attribute}: {outcome}"


def _witness(finding: Finding) -> str:
    """What is entered; a field that asks too much is left empty."""
    return "" if finding.category == "required-but-not-universal" else finding.witness or ""


def _keyboard_doubts(on: Trial, finding: Finding, field: Field, chromium: Chromium) -> Iterator[str]:
    chromium.load(on.written(field))
    facts = chromium.prepare()
    said = (field.control.value("inputmode") or "").lower()
    if (facts.type, facts.inputmode) != (field.control.type, said):
        yield f"the browser sees type {facts.type!r} and inputmode {facts.inputmode!r}"
    lacked = finding.keyboard.missing(finding.witness or "") if finding.keyboard else None
    if finding.rule == "keyboard-pattern-dead-end" and lacked:
        text = (finding.witness or "").replace(lacked, "")
        if not chromium.enter(text).is_refusal_of(text):
            yield f"{text!r} is taken: {lacked!r} is not needed"
