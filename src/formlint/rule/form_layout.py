"""Questions that rules ask of a form as a whole: what it asks for, what stands side by side in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from formlint.forms.composite import stem
from formlint.forms.controls import Control, Form, is_submit_button
from formlint.forms.purpose.field import Field
from formlint.forms.tokens import spaced
from formlint.html.document import Document, Element
from formlint.rule import phrase_lists
from formlint.rule.autofill import Autofill

F = TypeVar("F", bound=Field)

_SURE = 0.8
_TEXT = frozenset({"number", "password", "tel", "text"})
_LONGEST_BOX = 5
_BUTTONS = ("button", "input")
_SENDING = frozenset({"image", "submit"})


def asked(fields: Sequence[F], *purposes: str) -> tuple[F, ...]:
    """The fields of a form that surely ask for one of the purposes, as far as people can fill them in."""
    return tuple(
        field for field in fields if field.purpose in purposes and field.confidence >= _SURE and field.control.editable
    )


def buttons(form: Form, *types: str) -> Iterator[Element]:
    """The buttons of a form that have one of the types, in document order."""
    if form.element is not None:
        owned = form.element.document.facts(_owned).get(form.element, ())
        yield from (element for element in owned if _button_type(element) in types)


def _owned(document: Document) -> Mapping[Element | None, Sequence[Element]]:
    """All buttons and inputs by their forms."""
    found: dict[Element | None, list[Element]] = {}
    for element in document.elements:
        if element.tag in _BUTTONS and not element.in_template:
            found.setdefault(document.form_owner(element), []).append(element)
    return found


def sends(form: Form) -> bool:
    """Whether a form has a button that sends it."""
    return bool(form.submit_text) or any(True for _ in buttons(form, *_SENDING))


def _button_type(element: Element) -> str:
    kind = element.type
    if element.tag == "button":
        return "reset" if kind == "reset" else "submit" if is_submit_button(element) else "button"
    return kind


def boxes(fields: Sequence[F], most: int) -> Iterator[tuple[F, ...]]:
    """Runs of text fields side by side, each of which takes `most` characters or fewer."""
    run: list[F] = []
    for field in fields:
        control = field.control
        if control.hidden or control.disabled:
            continue
        if _takes_at_most(control, most):
            run.append(field)
            continue
        yield from _run(run)
        run = []
    yield from _run(run)


def is_in_boxes(control: Control) -> bool:
    """Whether it seems to be one of several short fields for one value: the field beside it is called like it."""
    if not _takes_at_most(control, _LONGEST_BOX):
        return False
    return any(_is_box_like(control, one) for one in control.facts(Autofill).neighbours)


def _is_box_like(control: Control, other: Element) -> bool:
    limit = other.value("maxlength") or ""
    short = other.tag == "input" and limit.isdecimal() and 0 < float(limit) <= _LONGEST_BOX
    return short and stem(other.value("name") or "") == stem(control.name or "")


def _run(run: Sequence[F]) -> Iterator[tuple[F, ...]]:
    if len(run) > 1:
        yield tuple(run)


def _takes_at_most(control: Control, most: int) -> bool:
    limit = control.value("maxlength") or ""
    return control.type in _TEXT and limit.isdecimal() and 0 < float(limit) <= most


def has_addition(control: Control) -> bool:
    """Whether a field right beside a house number takes what is added to it: a letter, a flat, a stair."""
    for element in control.facts(Autofill).neighbours:
        said = [element.value(name) or "" for name in ("name", "id", "placeholder", "aria-label")]
        said += [label.text for label in control.document.labels(element)]
        said = [spaced(text).replace("_", " ") for text in said]
        if any(phrase_lists.mentions(control.knowledge, text, "house-number-additions") for text in said):
            return True
    return False
