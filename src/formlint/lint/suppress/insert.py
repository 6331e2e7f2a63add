"""Writing comments that hide findings, so that a page is clean from today on."""

import re
from collections.abc import Iterable

from formlint.html.comments import last_element, whole, written
from formlint.html.document import Document, Element
from formlint.html.source import Span
from formlint.lint.report import Finding
from formlint.rule.hit import Edit

_TOP = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype[^>]*>)?", re.IGNORECASE)


def added(document: Document, findings: Iterable[Finding], reason: str = "") -> tuple[Edit, ...]:
    """The comments that hide the findings, each before the innermost element that holds them, in order of the text.

    What lies in no element that is written gets a comment for the whole file.
    """
    rules: dict[Element | None, set[str]] = {}
    for finding in findings:
        rules.setdefault(_around(document, finding.span.start), set()).add(finding.rule)
    edits = [_comment(document, element, sorted(ids), reason) for element, ids in rules.items()]
    return tuple(sorted(edits, key=lambda edit: edit.span))


def _around(document: Document, offset: int) -> Element | None:
    """The innermost element that is written and holds an offset."""
    element = last_element(document, offset)
    while element is not None and not _holds(element, offset):
        element = element.parent
    return element


def _holds(element: Element, offset: int) -> bool:
    if element.node.position is None:
        return False
    span = whole(element)
    return span.start <= offset < span.end


def _comment(document: Document, element: Element | None, rules: list[str], reason: str) -> Edit:
    """A comment before an element: on a line of its own where the element begins one."""
    text = document.source.text
    words = f"[{', '.join(rules)}]{reason and f' {reason}'}"
    if element is None:
        top = _TOP.match(text)
        place = top.end() if top else 0
        whole = f"formlint: ignore-file{words}"
        comment = f"/* {whole} */" if document.front.language == "jsx" else f"<!-- {whole} -->"
        return Edit(Span(place, place), comment)
    start = element.start
    before = text[:start].rpartition("\n")[2]
    line_end = "\r\n" if text[:start].endswith(f"\r\n{before}") else "\n"
    own_line = not before.strip(" \t") and f"{line_end}{before}" in text[:start] and element.closest("pre") is None
    comment = written(document, f"formlint: ignore{words}", start)
    return Edit(Span(start, start), comment + (line_end + before if own_line else ""))
