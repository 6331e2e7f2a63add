"""Fixes are proposed in the spelling of HTML; here they get that of the language a page is written in.

What would change template code, or cannot be written there, is left out.
"""

from formlint.html.document import Document
from formlint.html.marks import BLANK
from formlint.html.source import Span
from formlint.html.start_tags import extent
from formlint.rule.hit import Edit, Fix
from formlint.system.patterns import compiled_when_used

# source: https://react.dev/reference/react-dom/components/common, /components/input
_CAMEL = {
    name.lower(): name
    for name in (
        *("acceptCharset", "autoCapitalize", "autoComplete", "autoCorrect", "autoFocus", "dirName", "encType"),
        *("enterKeyHint", "formNoValidate", "inputMode", "maxLength", "minLength", "noValidate", "readOnly"),
        *("spellCheck", "tabIndex"),
    )
} | {"for": "htmlFor", "class": "className"}
_WRITTEN = compiled_when_used(r"(?:\s+[a-z][\w-]*(?:=\"[^\"{}]*\")?)+")
_NAME = compiled_when_used(r"(?<=\s)[a-z][\w-]*")


def respelt(document: Document, fix: Fix) -> Fix | None:
    """A fix in the language of a page; None where it cannot be written there."""
    edits = [_respelt(document, edit) for edit in fix.edits]
    return fix._replace(edits=tuple(edit for edit in edits if edit)) if all(edits) else None


def _respelt(document: Document, edit: Edit) -> Edit | None:
    start, end = edit.span.start, edit.span.end
    text, masked = document.source.text, document.masked
    if any(_touches(edit.span, tag.span) for tag in document.front.tags.values()):
        return None
    if document.front.components and not _is_handed_on(document, edit):
        return None
    if start == end and masked[start : start + 1] == BLANK:
        return None
    touched = zip(text[start:end], masked[start:end], strict=True)
    if any(new not in {old, old.lower(), BLANK} for old, new in touched):
        return None
    return _in_language(document, edit)


def _touches(span: Span, call: Span) -> bool:
    """Whether an edit changes the call of a helper, or writes right behind it what was meant for its start tag."""
    if span.start == span.end:
        return call.start < span.start <= call.end
    return span.start < call.end and call.start < span.end


def _is_handed_on(document: Document, edit: Edit) -> bool:
    """Whether an edit does on the page what it is meant to do: the tag of a component gives what the element gets."""
    for start, component in document.front.components.items():
        tag = extent(document.masked, start)
        if tag.start < edit.span.start < tag.end:
            if any(_touches(edit.span, one.span) for one in document.front.given[start]):
                return False
            names = [name[0] for name in _NAME.finditer(edit.text)] if edit.span.start == edit.span.end else []
            return all(map(component.hands_on, names))
    return True


def _in_language(document: Document, edit: Edit) -> Edit | None:
    """An edit in the spelling of JSX, or of a value in braces; others stay as they are."""
    front, text = document.front, document.source.text
    before = text[edit.span.start - 1 : edit.span.start]
    if before == "{" and edit.text:
        words = edit.text if edit.text.isdecimal() else edit.text if edit.text[:1] == '"' else f'"{edit.text}"'
        return edit._replace(text=words)
    if front.language != "jsx" or not edit.text or not edit.text[:1].isspace():
        return edit
    if not _WRITTEN.fullmatch(edit.text):
        return None
    return edit._replace(text=_NAME.sub(lambda name: _CAMEL.get(name[0], name[0]), edit.text))
