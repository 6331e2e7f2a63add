"""Whether edits do to a page what they mean to do: the changed text is read again, and compared.

An edit means to write, change or remove attributes of one start tag, or to change a comment. Anything else that it
brings about (an attribute swallowed by a quote, a tag that ends too early) is not meant.
"""

from collections.abc import Iterator, Sequence

from formlint.html.compare import element_at, same_but_for
from formlint.html.document import Document, Element, parse
from formlint.html.source import Source, Span
from formlint.html.start_tags import Attribute
from formlint.knowledge import own
from formlint.rule.hit import Edit

_Written = tuple[int, str, str | None]  # offset, name and decoded value (None: unknown) of an attribute


def as_meant(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether the edits, applied to a document all at once, gave what they mean and changed nothing else."""
    tags: dict[Element, list[Edit]] = {}
    comments = False
    for edit in edits:
        element = element_at(before, edit.span)
        if _touches_code(before, element, edit.span):
            return False
        if element is not None:
            tags.setdefault(element, []).append(edit)
        elif _is_in_comment(before.masked, edit.span):
            comments = True
        else:
            return False
    found = same_but_for(before, after, tags, comments=comments)
    return found is not None and all(
        _meant(element, tags[element]) == _known(changed) for element, changed in zip(tags, found, strict=True)
    )


def _touches_code(document: Document, element: Element | None, span: Span) -> bool:
    """Whether a range holds template code, or lies in a part of a tag that template code may leave out."""
    text = document.source.text
    if not document.templated:
        return False
    if document.masked[span.start : span.end] != text[span.start : span.end]:
        return True
    return element is not None and any(span in place for place in document.code_in(element.span)[0])


def _is_in_comment(text: str, span: Span) -> bool:
    return text.rfind("<!--", 0, span.end) > text.rfind("-->", 0, span.start)


def _meant(element: Element, edits: Sequence[Edit]) -> dict[str, str | None] | None:
    """What a start tag is to have after edits; None where one cuts through an attribute, or template code decides."""
    written: list[_Written] = []
    for attribute in element.attributes:
        near = [edit for edit in edits if _changes(edit, attribute)]
        if not near:
            written.append((attribute.span.start, attribute.name, attribute.value))
        elif attribute.unknown:
            return None
        elif len(near) == 1 and _is_in_value(near[0], attribute):
            written.append((attribute.span.start, attribute.name, _value(element, attribute, near[0])))
        elif any(attribute.span not in edit.span for edit in near):
            return None
    for edit in edits:
        if not any(_is_in_value(edit, attribute) for attribute in element.attributes):
            written += [(edit.span.start, name, value) for name, value in _read(edit.text)]
    first: dict[str, str | None] = {}
    for _, name, value in sorted(written, key=lambda one: one[0]):
        first.setdefault(name, value)
    return first


def _changes(edit: Edit, attribute: Attribute) -> bool:
    overlaps = edit.span.start < attribute.span.end and attribute.span.start < edit.span.end
    return overlaps or _is_in_value(edit, attribute)


def _is_in_value(edit: Edit, attribute: Attribute) -> bool:
    if attribute.value_span is None:
        return edit.span == Span(attribute.span.end, attribute.span.end) and edit.text.startswith("=")
    if not attribute.quote and edit.text[:1].isspace() and edit.span.start == attribute.value_span.end:
        return False  # `maxlength=5` ends at white space: what follows is an attribute of its own
    return edit.span in attribute.value_span


def _value(element: Element, attribute: Attribute, edit: Edit) -> str | None:
    """The decoded value that an edit in the value of an attribute means."""
    place = attribute.value_span
    if place is None:
        raw = edit.text.removeprefix("=")
    else:
        text = element.document.source.text
        raw = text[place.start : edit.span.start] + edit.text + text[edit.span.end : place.end]
    if not attribute.quote and raw[:1] in {'"', "'"}:
        return next((value for _, value in _read(f"x={raw}")), None)
    quote = attribute.quote or '"'
    return next((value for _, value in _read(f"x={quote}{raw}{quote}")), None)


def _read(text: str) -> Iterator[tuple[str, str | None]]:
    """The attributes that a text in a start tag gives."""
    element = parse(Source("", f"<p {text}>", "utf-8"), own()).find("p")
    for attribute in element.attributes if element else ():
        yield attribute.name, attribute.value


def _known(element: Element) -> dict[str, str | None]:
    return {attribute.name: attribute.value for attribute in element.attributes if not attribute.duplicate}
