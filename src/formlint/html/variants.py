"""Ways to read a page whose start tags hold conditions: in each, one arm of every condition is there and no other.

`inputmode="{% if us %}numeric{% else %}text{% endif %}"` is read once as `numeric` and once as `text`. Equal
conditions take equal arms, opposite ones opposite arms. In one start tag one condition is decided at a time, and few
ways are read, not all that there are.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from formlint.html.compare import element_at
from formlint.html.document import Document, Element
from formlint.html.marks import GAP, MARK
from formlint.html.source import TAGS, Span
from formlint.html.templates import BRACED
from formlint.html.templates.conditions import Arm, arms
from formlint.html.templates.masking import code_in
from formlint.system.patterns import compiled_when_used

_MOST = 3
_WITH_CODE = compiled_when_used(rf"<(?:{'|'.join(TAGS)})(?=[\s/])[^<>{MARK}]*+(?={MARK})", re.IGNORECASE)


class Variant(NamedTuple):
    """One way to read a page, with the arms that are there in it."""

    document: Document
    arms: tuple[Arm, ...]

    def arm_of(self, span: Span) -> Arm | None:
        """The arm that what stands in a range depends on: it is a part of the arm, or an attribute that holds it."""
        for arm in self.arms:
            if span in arm.span or arm.span in span:
                return arm
        return None


def variants(document: Document) -> tuple[Variant, ...]:
    """The ways to read a page; none where no start tag of a form holds a condition."""
    front = document.front
    if not document.templated or (front.language in BRACED and front.arms) or front.varied:
        return ()
    slots: list[list[tuple[Element, tuple[Arm, ...]]]] = []
    tests: dict[Element, list[str]] = {}
    for element, parts in _conditions(document):
        asked = tests.setdefault(element, [])
        test = " ".join(arm.test for arm in parts)
        if test not in asked:
            asked.append(test)
        if asked.index(test) == len(slots):
            slots.append([])
        slots[asked.index(test)].append((element, parts))
    return tuple(_variant(document, found, nth) for found in slots[:_MOST] for nth in range(_ways(found)))


def _ways(conditions: Iterable[tuple[Element, tuple[Arm, ...]]]) -> int:
    return min(max(len(parts) + (not parts[0].closed) for _, parts in conditions), _MOST)


def _conditions(document: Document) -> Iterator[tuple[Element, tuple[Arm, ...]]]:
    """The conditions inside start tags of forms, each with its tag and its arms."""
    for tag in _WITH_CODE.finditer(document.masked):
        element = element_at(document, Span(tag.start(), tag.end()))
        groups: dict[Span, list[Arm]] = {}
        codes = code_in(document.source.text, element.span, document.front.language) if element else ()
        for arm in arms(codes)[0]:
            groups.setdefault(arm.whole, []).append(arm)
        for found in groups.values():
            if element and any(arm.test for arm in found):
                yield element, tuple(found)


def _variant(document: Document, conditions: Iterable[tuple[Element, tuple[Arm, ...]]], nth: int) -> Variant:
    masked = [*document.masked]
    chosen: list[Arm] = []
    for element, parts in conditions:
        whole = parts[0].whole
        arm = _chosen(parts, nth)
        fill = GAP if _is_in_value(element, whole) else " "
        if arm is not None:
            chosen.append(arm)
        kept = arm.span if arm else Span(whole.end, whole.end)
        for place in (Span(whole.start, kept.start), Span(kept.end, whole.end)):
            masked[place.start : place.end] = [
                letter if letter in "\r\n" else fill for letter in masked[place.start : place.end]
            ]
    front = document.front._replace(masked="".join(masked), varied=True)
    return Variant(
        Document(document.source, front, document.knowledge),
        tuple(arm for arm in chosen if _is_told(arm, front.masked)),
    )


def _is_told(arm: Arm, masked: str) -> bool:
    """Whether an arm says something, and nothing around it has been left out."""
    return arm.span.start != arm.span.end and masked[arm.span.start : arm.span.end].strip(f" {GAP}{MARK}") != ""


def _chosen(parts: tuple[Arm, ...], nth: int) -> Arm | None:
    """The arm that is there in the nth way: in the first, what is asked for holds."""
    if len({arm.test for arm in parts}) == 1:
        return next((arm for arm in parts if arm.negated == bool(nth)), None)
    return parts[nth] if nth < len(parts) else parts[-1] if parts[0].closed else None


def _is_in_value(element: Element, whole: Span) -> bool:
    values = (attribute.value_span for attribute in element.attributes)
    return any(value is not None and whole in value for value in values)
