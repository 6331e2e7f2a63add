"""The line from a page to its fields."""

from collections.abc import Iterator, Sequence

from formlint.forms import BUTTON_TYPES, Control, Form, Page
from formlint.purpose import score
from formlint.purpose.evidence import evidence
from formlint.purpose.field import Field
from formlint.purpose.kinds import kinds_said
from formlint.purpose.signals import clues, traits
from formlint.purpose.tongues import languages_of
from formlint.purpose.vocabulary import NOTHING

_SAMPLE = 60
"""Texts that are looked at to tell the language of a page."""

_LEAST = 0.3
"""A purpose less likely than this is no guess at all."""


def infer(page: Page) -> tuple[Field, ...]:
    """What each control of a page asks for, in document order; button and type=hidden controls ask for nothing."""
    languages = languages_of(page.language or "", _texts(page))
    fields: dict[int, Field] = {}
    for form, controls in _rows(page):
        for field in _infer_row(form, controls, page.title, languages):
            fields[field.control.index] = field
    return tuple(fields.get(control.index) or Field(control, None, 0.0) for control in page.controls)


def _texts(page: Page) -> Iterator[str]:
    """Texts of the page's controls and buttons, its labels first."""
    shown = [control for control in page.controls if control.type not in BUTTON_TYPES and control.type != "hidden"]
    for control in shown[:_SAMPLE]:
        text = control.label or control.before()
        if text:
            yield text.text
    for form in page.forms:
        yield form.submit_text
        yield form.heading
    yield page.title


def _rows(page: Page) -> Iterator[tuple[Form, list[Control]]]:
    rows: dict[int, list[Control]] = {}
    for control in page.controls:
        if control.type not in BUTTON_TYPES and control.type != "hidden":
            rows.setdefault(control.form.index, []).append(control)
    for index, controls in rows.items():
        yield page.forms[index], controls


def _infer_row(
    form: Form, controls: Sequence[Control], title: str, languages: tuple[str, ...]
) -> Iterator[Field]:
    cases = [score.case(clues(control, languages), traits(control), control.type) for control in controls]
    odds = [score.alone(found) for found in cases]
    row = score.Row([score.likely(score.shares(found)) for found in odds], kinds_said(form, title, languages))
    for at, control in enumerate(controls):
        company = row.company(at)
        found = score.confidences(score.shares(score.together(odds[at], company)))
        purpose = max(found, key=lambda purpose: found[purpose])
        yield _field(control, purpose, found[purpose], cases[at], company)


def _field(control: Control, purpose: str, confidence: float, case: score.Case, company: score.Company) -> Field:
    if purpose == NOTHING:
        return Field(control, None, confidence)
    if confidence < _LEAST:
        return Field(control, None, 1 - confidence)
    return Field(control, purpose, confidence, lambda: evidence(control, purpose, case, company))
