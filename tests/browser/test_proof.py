"""Every witness is a proof: the browser does not take it, and takes it where the fault is mended.

The pages are the examples, the rules' own Bad blocks and the open bug reports. What only a phone's keyboard does wrong
no browser can confirm; there, the facts that bring the keyboard up are compared, and the rest is counted at the end.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser.chromium import ASSIGNED, Chromium
from browser.trial import KEYBOARDS, NOT_ENTERED, REFUSALS, Trial, others, same, trial
from places import CASES, CHECKOUT

from formlint.forms.purpose.field import Field
from formlint.html.source import decode
from formlint.lint.report import Finding
from formlint.rule.discovery import rules
from formlint.rule.examples import Example, examples
from formlint.rule.hit import Level

pytestmark = pytest.mark.long

_NO_PAGES = ("-fixed", ".component")  # twins, and what Angular makes pages of
EXAMPLES = sorted(path for path in (CHECKOUT / "examples").glob("*.html") if not path.stem.endswith(_NO_PAGES))
BUGS = CHECKOUT.parent / "shared" / "corpora" / "bugs" / "cases"
REPORTS = sorted(path.parent for path in BUGS.glob("*/bad.html"))
DOCUMENTS = [
    *((rule.id, rule.doc) for rule in rules()),
    *((path.stem, path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.md"))),
]
BLOCKS = [
    (f"{name}:{block.line}", block)
    for name, text in DOCUMENTS
    for block in examples(text)
    if not block.good and "formlint: " not in block.text
]
INPUT_MODES = frozenset({"decimal", "email", "none", "numeric", "search", "tel", "text", "url"})


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.stem)
def test_examples(page: Path, chromium: Chromium, tell: Counter[str]) -> None:
    twin = page.with_name(f"{page.stem}-fixed.html")
    fixed = _text(twin) if twin.exists() else None
    assert list(_doubts(trial(page.name, _text(page), (), fixed), chromium, tell)) == []


@pytest.mark.parametrize("block", [block for _, block in BLOCKS], ids=[name for name, _ in BLOCKS])
def test_bad_blocks(block: Example, chromium: Chromium, tell: Counter[str]) -> None:
    assert list(_doubts(trial("<example>", block.text, block.serves, block.fixed), chromium, tell)) == []


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("case", REPORTS, ids=lambda case: case.name)
def test_bug_reports(case: Path, chromium: Chromium, tell: Counter[str]) -> None:
    serves = (json.loads((case / "case.json").read_text(encoding="utf-8")).get("config") or {}).get("territories", ())
    bad, good = _text(case / "bad.html"), _text(case / "good.html")
    assert list(_doubts(trial(case.name, bad, serves, good), chromium, tell)) == []


def test_false_witness_is_doubted(chromium: Chromium) -> None:
    page = r'<label>ZIP <input name="zip" pattern="\d{5}" title="Five digits"></label>'
    on = trial("<lie>", page, ("CA",), page)
    [finding] = on.witnessed
    assert list(_doubts(on, chromium, Counter())) == []
    lie = replace(on, findings=(finding._replace(witness="02139"),))
    [pasted, typed] = _doubts(lie, chromium, Counter())
    assert "taken when pasted" in pasted
    assert "taken when typed" in typed


def test_false_remedy_is_doubted(chromium: Chromium) -> None:
    on = trial("<lie>", '<label>Postcode <input name="zip" maxlength="5"></label>', ("GB",), None)
    [finding] = on.witnessed
    [fix] = finding.fixes
    [edit] = fix.edits
    lie = finding._replace(fixes=(fix._replace(edits=(edit._replace(text="6"),)),))
    [doubt] = _doubts(replace(on, findings=(lie,)), chromium, Counter())
    assert "refused even with the fix" in doubt


def _text(page: Path) -> str:
    return decode(page.read_bytes(), page.name).text


def _doubts(on: Trial, chromium: Chromium, tell: Counter[str]) -> Iterator[str]:
    """Each disagreement between formlint and the browser about the findings of a page, in words."""
    for finding in on.witnessed:
        field = on.field(finding)
        if field is None and finding.subject is None:
            tell["not confirmable: about a form as a whole"] += 1
            continue
        if field is None:
            yield f"{finding.rule}: its control is not found"
            continue
        doubts = _doubts_of(on, finding, field, chromium, tell)
        yield from (f"{finding.rule} on {finding.subject}, {finding.witness!r}: {doubt}" for doubt in doubts)


def _doubts_of(on: Trial, finding: Finding, field: Field, chromium: Chromium, tell: Counter[str]) -> Iterator[str]:
    if finding.keyboard or finding.category in KEYBOARDS:
        tell["not confirmable: keyboard"] += 1
        yield from _keyboard_doubts(on, finding, field, chromium)
    elif finding.category in NOT_ENTERED:
        tell[f"not confirmable: {finding.category}, {NOT_ENTERED[finding.category]}"] += 1
    elif finding.category not in REFUSALS:
        yield f"what a witness of {finding.category} proves has to be said in trial.py"
    else:
        tell["refused, as formlint says"] += 1
        yield from _refusal_doubts(on, finding, field, chromium)
        yield from _remedy_doubts(on, finding, field, chromium, tell)


def _refusal_doubts(on: Trial, finding: Finding, field: Field, chromium: Chromium) -> Iterator[str]:
    chromium.load(on.written(field))
    text = _witness(finding)
    if not chromium.enter(text).is_refusal_of(text):
        yield "taken when pasted or chosen"
    typed = field.control.tag != "select" and field.control.type not in ASSIGNED
    if typed and not chromium.type(text).is_refusal_of(text):
        yield "taken when typed"
    if finding.level is Level.ERROR and finding.category == "constraint-rejects-valid-value":
        for spelling in same(finding, field)[1:]:
            if not chromium.enter(spelling).is_refusal_of(spelling):
                yield f"an error, though {spelling!r} is taken"


def _remedy_doubts(on: Trial, finding: Finding, field: Field, chromium: Chromium, tell: Counter[str]) -> Iterator[str]:
    spellings = [_witness(finding), *same(finding, field)]
    if finding.fixes:
        tell["taken with the fix"] += 1
        if not _takes(chromium, on.fixed(finding, field), spellings):
            yield "refused even with the fix"
    twin = on.mended(finding)
    if twin:
        tell["taken in the corrected twin"] += 1
        if not _takes(chromium, twin, [*spellings, *others(finding, field)]):
            yield "refused even in the corrected twin"
    if finding.fixes or twin:
        return
    if finding.attribute is None:
        tell["refused, with no remedy to try"] += 1
        return
    tell["taken without the attribute"] += 1
    if not _takes(chromium, on.unblamed(field), spellings):
        yield f"refused even without {finding.attribute}"


def _takes(chromium: Chromium, page: str, texts: Iterable[str]) -> bool:
    chromium.load(page)
    return any(not chromium.enter(text).is_refusal_of(text) for text in texts)


def _witness(finding: Finding) -> str:
    """What is entered; a field that asks too much is left empty."""
    return "" if finding.category == "required-but-not-universal" else finding.witness or ""


def _keyboard_doubts(on: Trial, finding: Finding, field: Field, chromium: Chromium) -> Iterator[str]:
    chromium.load(on.written(field))
    facts = chromium.prepare()
    said = (field.control.value("inputmode") or "").lower()
    if (facts.type, facts.inputmode) != (field.control.type, said if said in INPUT_MODES else ""):
        yield f"the browser sees type {facts.type!r} and inputmode {facts.inputmode!r}"
    lacked = finding.keyboard.missing(finding.witness or "") if finding.keyboard else None
    if finding.rule == "keyboard-pattern-dead-end" and lacked:
        text = (finding.witness or "").replace(lacked, "")
        if not chromium.enter(text).is_refusal_of(text):
            yield f"{text!r} is taken: {lacked!r} is not needed"
