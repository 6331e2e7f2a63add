"""Fixes as tools apply them: one stretch of text replaced by another."""

import re

from formlint.html.source import Source, Span
from formlint.rule.hit import Edit, Fix

_FARTHEST = 2000  # characters between two edits that are still made one
_NO_TEXT = re.compile("[\ud800-\udfff]")  # UTF-8 has no way to write it


def replaceable(fix: Fix) -> bool:
    """Whether the new texts can be written into a report as they are."""
    return bool(fix.edits) and not any(_NO_TEXT.search(edit.text) for edit in fix.edits)


def merged(source: Source, fix: Fix) -> Edit | None:
    """All edits of a fix as one, with what stands between them; None where they lie far apart."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    if not replaceable(fix) or edits[-1].span.end - edits[0].span.start > _FARTHEST:
        return None
    text, offset = "", edits[0].span.start
    for edit in edits:
        text += source.text[offset : edit.span.start] + edit.text
        offset = edit.span.end
    return None if _NO_TEXT.search(text) else Edit(Span(edits[0].span.start, offset), text)
