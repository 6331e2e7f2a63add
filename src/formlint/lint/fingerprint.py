"""Names for findings that stay the same from run to run: made of rule, form and field, never of lines or paths.

A finding keeps its fingerprint when its line moves, when other fields come or go, and when the value of the faulty
attribute changes. Within a page no two findings share one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from zlib import crc32

from formlint.forms.audience.model import Audience
from formlint.forms.controls import Control, Form, Page, squeeze
from formlint.forms.purpose.field import Field
from formlint.html.source import Span
from formlint.lint.analysis import Analysis
from formlint.lint.placed import Found
from formlint.lint.report import Finding
from formlint.lint.room import Left

_TOLD_APART_BY_VALUE = frozenset({"checkbox", "radio"})  # controls that share a name
_LONGEST = 200  # characters of a text that serve as a name
_SEPARATOR = "\x1f"

# source: FNV-1a, 64 bits, https://datatracker.ietf.org/doc/html/rfc9923 (hashlib would cost 4 ms at start)
_BASIS, _PRIME, _BITS = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


_Same = tuple[str, tuple[str, ...]]
"""What findings have in common that are told apart by their number only: rule and attribute, and the subject."""


def identify(found: list[Found], analysis: Analysis, left: Iterable[Left] = ()) -> list[Found]:
    """The findings of a page, in the order of its text, with fingerprints and the signatures of their forms.

    They take the place of those that are given, so that a page with very many does not hold all of them twice. Those
    that were `left` out count as well.
    """
    page = analysis.page
    times: dict[_Same, int] = {}
    between = _places(left, page)
    signatures: dict[int, str] = {}
    for place, (finding, field, on) in enumerate(found):
        form = field.control.form if field else on
        kind, subject = same = _same(finding, field, on, page)
        nth = times[same] = times.get(same, 0) + 1
        nth += bisect_left(between[same], finding.span) if same in between else 0
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


def _places(left: Iterable[Left], page: Page) -> Mapping[_Same, Sequence[Span]]:
    """The places of what was left out, in the order of the text."""
    found: dict[_Same, list[Span]] = {}
    for one in sorted(left, key=attrgetter("span")):
        found.setdefault(_same(one, one.field, one.form, page), []).append(one.span)
    return found


def _same(one: Finding | Left, field: Field | None, on: Form | None, page: Page) -> _Same:
    form = field.control.form if field else on
    return f"{one.rule}{_SEPARATOR}{one.attribute or ''}", _subject(one.span, field, form, page)


def _subject(span: Span, field: Field | None, form: Form | None, page: Page) -> tuple[str, ...]:
    """What a finding is about: form and field, or the text that it marks."""
    if field is not None:
        return _form(field.control.form), *_control(field.control)
    if form is not None and form.element is not None:
        return (_form(form),)
    text = page.document.source.text[span.start : min(span.end, span.start + _LONGEST)]
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
