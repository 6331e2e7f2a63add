"""The line from a page to its fields."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, takewhile, tee
from typing import TypeVar, overload

from formlint.forms.controls import BUTTON_TYPES, Control, Form, Page, Text
from formlint.forms.nearby_text import HEADING, texts_before
from formlint.forms.purpose import score
from formlint.forms.purpose.clues import box_clue, clues, traits
from formlint.forms.purpose.evidence import evidence
from formlint.forms.purpose.field import Asked, Evidence, Field, by_form
from formlint.forms.purpose.form_kind import kinds_meant, kinds_said
from formlint.forms.purpose.languages import languages_of
from formlint.forms.purpose.lexicon import NOTHING
from formlint.forms.purpose.model import model
from formlint.forms.purpose.passwords import PASSWORDS, Passwords
from formlint.forms.purpose.phrases import Reader, reader
from formlint.html.accessibility.names import is_named_by_code

_SAMPLE = 60
"""Controls that are looked at to tell the language of a page."""

_LEAST = 0.3
"""A purpose less likely than this is no guess at all."""

_MUTE = BUTTON_TYPES | {"hidden"}
"""Types of control that ask for nothing."""


_Texts = dict[int, Iterator[Text]]
"""The texts before controls, by the index of the control."""

_Read = Callable[[Control], score.Case]
"""Tells what bears on a control."""

_MOST_KEPT = 500  # controls of a form: what bears on each takes more memory than the control, and few are asked why
_TYPED = frozenset({"text", "tel", "number", "password"})
_CHOICES = frozenset({"checkbox", "radio", "file", "range", "color"})
_FEWEST_BOXES = 4
_MOST_PASSWORDS = 3
_SIZES = (1, 2, 3, 5, 9)
"""The sizes of form, in fields to fill in, that are told apart."""


F = TypeVar("F", bound=Field)


@overload
def infer(page: Page, over: Callable[[], bool] = ...) -> tuple[Field, ...]: ...
@overload
def infer(page: Page, over: Callable[[], bool] = ..., *, kind: type[F]) -> tuple[F, ...]: ...
def infer(page: Page, over: Callable[[], bool] = bool, *, kind: type[Field] = Field) -> tuple[Field, ...]:
    """What each control of a page asks for, in document order; button and type=hidden controls ask for nothing.

    Controls that are not looked at before the time is over ask for nothing either. `kind` is the class of the fields.
    """
    fields = {
        field.control.index: field
        for row in _cases(page, over)
        for field in takewhile(lambda _: not over(), _fields(kind, *row))
    }
    known = tuple([fields.get(control.index) or kind(control, None, 1.0) for control in page.controls])
    for index, row in by_form(known).items():
        page.forms[index].facts(Asked).fields = row
    return known


def cases(
    page: Page, over: Callable[[], bool] = bool
) -> Iterator[tuple[tuple[score.Feature, ...], Sequence[Control], Sequence[score.Case]]]:
    """For each form of a page what is true of it as a whole, its controls in order, and what bears on each."""
    for whole, controls, found, _, _ in _cases(page, over):
        yield whole, controls, found


def _cases(
    page: Page, over: Callable[[], bool]
) -> Iterator[tuple[tuple[score.Feature, ...], Sequence[Control], Sequence[score.Case], _Read, Sequence[str]]]:
    """The same, what tells again what bears on a control, and the kinds that the form is meant to be."""
    asking = [control for control in page.controls if control.type not in _MUTE]
    before: _Texts = {}
    languages = languages_of(page.knowledge, page.language or "", _texts(page, asking[:_SAMPLE], before))
    by = reader(page.knowledge, languages)
    for form, controls in _rows(page, asking):
        read = partial(_case, by, _boxes(controls), before)
        found = [*map(read, takewhile(lambda _: not over(), controls))]
        said = kinds_said(form, page.title, languages)
        whole = (*[("said", kind) for kind in said], ("shape", _shape(controls)))
        yield whole, controls[: len(found)], found, read, kinds_meant(form, said, languages)


def _case(by: Reader, boxes: frozenset[int], before: _Texts, control: Control) -> score.Case:
    told = clues(control, by, before.pop(control.index, None) or texts_before(control.element))
    if control.index in boxes:
        told.append(box_clue(by.knowledge))
    return score.case(told, traits(control), control.type, model(by.knowledge))


def _boxes(controls: Sequence[Control]) -> frozenset[int]:
    """The indexes of controls that are one of several boxes in a row, each for a single character."""
    if sum(map(_is_single, controls)) < _FEWEST_BOXES:
        return frozenset()
    found: list[int] = []
    for single, run in groupby(controls, key=_is_single):
        indexes = [control.index for control in run]
        if single and len(indexes) >= _FEWEST_BOXES:
            found += indexes
    return frozenset(found)


def _is_single(control: Control) -> bool:
    return control.type in _TYPED and control.element.value("maxlength") == "1"


def _shape(controls: Sequence[Control]) -> str:
    """How many passwords among how many fields to fill in the form has: "1 of 4"."""
    filled = [control.type for control in controls if control.type not in _CHOICES and control.editable]
    passwords = min(filled.count("password"), _MOST_PASSWORDS)
    return f"{passwords} of {next((str(most) for most in _SIZES if len(filled) <= most), 'many')}"


def _rows(page: Page, asking: Sequence[Control]) -> Iterator[tuple[Form, list[Control]]]:
    rows: dict[int, list[Control]] = {}
    for control in asking:
        rows.setdefault(control.form.index, []).append(control)
    for index, controls in rows.items():
        yield page.forms[index], controls


def _texts(page: Page, asking: Sequence[Control], before: _Texts) -> Iterator[str]:
    """Texts of the page's controls and buttons, its labels first; `before` keeps what stands before controls."""
    for control in asking:
        text = control.label
        if text is None:
            first, before[control.index] = tee(texts_before(control.element))
            text = next(first, None)
        if text and text.origin != HEADING:
            yield text.text
    for form in page.forms:
        yield form.submit_text
        yield form.heading
    yield page.title


def _fields(
    kind: type[Field],
    whole: tuple[score.Feature, ...],
    controls: Sequence[Control],
    found: Sequence[score.Case],
    read: _Read,
    meant: Sequence[str],
) -> Iterator[Field]:
    if not controls:  # the time was over before one was looked at
        return
    knowledge = controls[0].knowledge
    by = model(knowledge)
    row, answers = score.answers(whole, found, by)
    passwords = Passwords(knowledge, meant, answers)
    for at, (control, case, answer) in enumerate(zip(controls, found, answers, strict=True)):
        rival = None
        if answer.purpose in PASSWORDS:
            answer, rival = passwords.settle(answer, case)  # noqa: PLW2901
        elif is_named_by_code(control.element) and not score.is_told_alone(answer, case, by):
            rival = NOTHING
        purpose, confidence, nothing = answer
        if purpose == NOTHING or confidence < _LEAST:
            yield kind(control, None, nothing)
        else:
            kept = case if len(found) <= _MOST_KEPT else read
            yield kind(control, purpose, confidence, partial(_why, control, purpose, kept, row, at), rival)


def _why(control: Control, purpose: str, known: score.Case | _Read, row: score.Row, at: int) -> tuple[Evidence, ...]:
    case = known if isinstance(known, score.Case) else known(control)
    return evidence(control, purpose, case, row.company(at))
