"""The line from a page to its fields."""

from collections.abc import Iterator, Sequence
from functools import partial

from formlint.forms import BUTTON_TYPES, Control, Form, Page
from formlint.purpose import score
from formlint.purpose.evidence import evidence
from formlint.purpose.field import Evidence, Field
from formlint.purpose.kinds import kinds_said
from formlint.purpose.signals import clues, traits
from formlint.purpose.tongues import languages_of
from formlint.purpose.vocabulary import NOTHING

_SAMPLE = 60
"""Controls that are looked at to tell the language of a page."""

_LEAST = 0.3
"""A purpose less likely than this is no guess at all."""

_MUTE = BUTTON_TYPES | {"hidden"}
"""Types of control that ask for nothing."""


def infer(page: Page) -> tuple[Field, ...]:
    """What each control of a page asks for, in document order; button and type=hidden controls ask for nothing."""
    fields = {
        field.control.index: field for said, controls, found in cases(page) for field in _fields(said, controls, found)
    }
    return tuple(fields.get(control.index) or Field(control, None, 1.0) for control in page.controls)


def cases(page: Page) -> Iterator[tuple[tuple[str, ...], Sequence[Control], Sequence[score.Case]]]:
    """For each form of a page what it says it is for, its controls in order, and what bears on each."""
    languages = languages_of(page.language or "", _texts(page))
    for form, controls in _rows(page):
        found = [score.case(clues(control, languages), traits(control), control.type) for control in controls]
        yield kinds_said(form, page.title, languages), controls, found


def _rows(page: Page) -> Iterator[tuple[Form, list[Control]]]:
    rows: dict[int, list[Control]] = {}
    for control in page.controls:
        if control.type not in _MUTE:
            rows.setdefault(control.form.index, []).append(control)
    for index, controls in rows.items():
        yield page.forms[index], controls


def _texts(page: Page) -> Iterator[str]:
    """Texts of the page's controls and buttons, its labels first."""
    for control in [control for control in page.controls if control.type not in _MUTE][:_SAMPLE]:
        text = control.label or control.before()
        if text:
            yield text.text
    for form in page.forms:
        yield form.submit_text
        yield form.heading
    yield page.title


def _fields(said: tuple[str, ...], controls: Sequence[Control], found: Sequence[score.Case]) -> Iterator[Field]:
    odds = [score.alone(case) for case in found]
    row = score.Row([score.likely(score.shares(own)) for own in odds], said)
    for at, (control, case) in enumerate(zip(controls, found, strict=True)):
        shares = score.shares(row.together(at, odds[at]))
        purpose, confidence = score.choose(shares)
        if purpose == NOTHING or confidence < _LEAST:
            yield Field(control, None, shares.get(NOTHING, 0.0))
        else:
            yield Field(control, purpose, confidence, partial(_why, control, purpose, case, row, at))


def _why(control: Control, purpose: str, case: score.Case, row: score.Row, at: int) -> tuple[Evidence, ...]:
    return evidence(control, purpose, case, row.company(at))
