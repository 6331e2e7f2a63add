"""Names for findings that stay the same from run to run: made of rule, form and field, never of lines or paths.

A finding keeps its fingerprint when its line moves, when other fields come or go, and when the value of the faulty
attribute changes. Within a page no two findings share one.
"""

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from formlint.forms.audience.model import Audience
from formlint.forms.controls import Control, Form, Page, squeeze
from formlint.forms.purpose.field import Field
from formlint.lint.analysis import Analysis
from formlint.lint.placed import Found
from formlint.lint.report import Finding

_TOLD_APART_BY_VALUE = frozenset({"checkbox", "radio"})  # controls that share a name
_LONGEST = 200  # characters of a text that serve as a name
_SEPARATOR = "\x1f"

# source: FNV-1a, 64 bits, https://datatracker.ietf.org/doc/html/rfc9923 (hashlib would cost 4 ms at start)
_BASIS, _PRIME, _BITS = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


def identify(found: list[Found], analysis: Analysis) -> list[Found]:
    """The findings of a page, in the order of its text, with fingerprints and the signatures of their forms.

    They take the place of those that are given, so that a page with very many does not hold all of them twice.
    """
    page = analysis.page
    times: dict[tuple[str, tuple[str, ...]], int] = {}
    signatures: dict[int, str] = {}
    for place, (finding, field, on) in enumerate(found):
        form = field.control.form if field else on
        kind, subject = f"{finding.rule}{_SEPARATOR}{finding.attribute or ''}", _subject(finding, field, form, page)
        nth = times[kind, subject] = times.get((kind, subject), 0) + 1
        if form and form.index not in signatures:
            signatures[form.index] = signature(form, page.controls_of(form), analysis.audience)
        number = _fnv(_SEPARATOR.join(("", *subject, str(nth))), _fnv(kind))
        told = finding._replace(fingerprint=f"{number:016x}", form=signatures[form.index] if form else "")
        found[place] = told, field, on
    return found


def signature(form: Form, controls: Iterable[Control], whom: Audience) -> str:
    """What is equal for forms with the same controls, labels and audience, on whatever page they stand."""
    served = [f"{one.territory} {one.confidence}" for one in whom.of(form)] + whom.standing(form)
    text = _SEPARATOR.join([_form(form), *served, str(form.novalidate)])
    number, length = crc32(text.encode("utf-8", "surrogatepass")), len(text)
    for control in controls:
        said = [control.type, control.name or "", control.id or "", *[label.text for label in control.labels]]
        text = _SEPARATOR.join(["", *said])
        number, length = crc32(text.encode("utf-8", "surrogatepass"), number), length + len(text)
    return f"{number:08x}{length:x}"


def _subject(finding: Finding, field: Field | None, form: Form | None, page: Page) -> tuple[str, ...]:
    """What the finding is about: form and field, or the text that it marks."""
    if field is not None:
        return _form(field.control.form), *_control(field.control)
    if form is not None and form.element is not None:
        return (_form(form),)
    text = page.document.source.text[finding.span.start : min(finding.span.end, finding.span.start + _LONGEST)]
    return (squeeze(text),)


def _form(form: Form) -> str:
    element = form.element
    if element is None:
        return ""
    address = (form.action or "").partition("?")[0]
    return (element.value("id") or element.value("name") or address or form.heading or form.submit_text)[:_LONGEST]


def _control(control: Control) -> tuple[str, str]:
    value = control.value("value") or "" if control.type in _TOLD_APART_BY_VALUE else ""
    return (control.name or control.id or _label(control) or control.type)[:_LONGEST], value[:_LONGEST]


def _label(control: Control) -> str:
    return control.label.text if control.label else ""


@lru_cache(maxsize=4096)  # the same rules, and on the pages of a site the same fields
def _fnv(text: str, number: int = _BASIS) -> int:
    prime, bits = _PRIME, _BITS
    for byte in text.encode("utf-8", "surrogatepass"):
        number = (number ^ byte) * prime & bits
    return number
