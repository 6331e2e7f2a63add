"""Comments, those of template languages too, and the elements that come after a place."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from formlint.html import traversal
from formlint.html.document import Document, Element
from formlint.html.end_tags import EndTags
from formlint.html.parser import turbohtml
from formlint.html.source import Span
from formlint.html.tags import VOID
from formlint.system.patterns import compiled_when_used

# source: https://docs.djangoproject.com/en/5.2/ref/templates/language/#comments, https://handlebarsjs.com/guide/#template-comments,
# https://docs.ruby-lang.org/en/3.4/ERB.html, https://www.php.net/manual/en/language.basic-syntax.comments.php
_TEMPLATE = compiled_when_used(
    r"\{#-?(?P<hash>[^#]*+(?:#(?!\})[^#]*+)*+)#\}"
    r"|\{%-?\s*comment\b[^%{]*+%\}(?P<block>[^{]*+(?:\{(?!%)[^{]*+)*+)\{%-?\s*endcomment\s*-?%\}"
    r"|\{\{~?!(?P<bang>[^}]*+(?:\}(?!\})[^}]*+)*+)\}\}"
    r"|<%(?:#|--)(?P<percent>[^%]*+(?:%(?!>)[^%]*+)*+)%>"
    r"|<\?php\s*(?:/\*|//|\#)(?P<php>[^?]*+(?:\?(?!>)[^?]*+)*+)\?>"
    r"|\{\{--(?P<blade>[^-]*+(?:-(?!-\}\})[^-]*+)*+)--\}\}"
    r"|@\*(?P<razor>[^*]*+(?:\*(?!@)[^*]*+)*+)\*@"
    r"|<#--(?P<free>[^-]*+(?:-(?!->)[^-]*+)*+)-->"
    r"|\{\{-?\s*/\*(?P<go>[^*]*+(?:\*(?!/)[^*]*+)*+)\*/\s*-?\}\}"
    r"|(?<!\{)/\*(?P<js>[^*]*+(?:\*(?!/)[^*]*+)*+)\*/"
    r"|\{/\*(?P<jsx>[^*]*+(?:\*(?!/)[^*]*+)*+)\*/\}"
    r"|\{\*(?P<smarty>[^*]*+(?:\*(?!\})[^*]*+)*+)\*\}"
)


class Comment(NamedTuple):
    """A comment, and the range of what stands in it."""

    span: Span
    inner: Span


def comments(document: Document) -> tuple[Comment, ...]:
    """All comments in the order of the text: of HTML, and of template languages."""
    text, found = document.source.text, list[Comment]()
    for token in turbohtml.tokenize(document.masked):
        if token.type is turbohtml.TokenType.COMMENT and token.data is not None:
            start = document.lines.offset(token.line, token.col + 1)
            end = start + len("<!--") + len(token.data)
            if text.startswith("<!--", start) and text.startswith("-->", end):
                found.append(Comment(Span(start, end + len("-->")), Span(start + len("<!--"), end)))
    if document.masked != text:
        found += [
            Comment(Span(*code.span()), Span(*code.span(code.lastgroup or 0)))
            for code in _TEMPLATE.finditer(text)
            if document.masked[code.start() : code.end()] != code[0]
        ]
    return tuple(sorted(found, key=lambda comment: comment.span))


def written(document: Document, text: str, offset: int) -> str:
    """A comment with a text, as the language of a page writes it at an offset."""
    if document.front.language != "jsx":
        return f"<!-- {text} -->"
    return f"/* {text} */" if any(arm.span.start == offset for arm in document.front.arms) else f"{{/* {text} */}}"


def next_element(document: Document, offset: int) -> Element | None:
    """The first element whose start tag is written at or after an offset."""
    starts, nodes = document.written
    place = bisect_left(starts, offset)
    return document.handle(nodes[place]) if place < len(nodes) else None


def last_element(document: Document, offset: int) -> Element | None:
    """The last element whose start tag is written at or before an offset."""
    starts, nodes = document.written
    place = bisect_right(starts, offset) - 1
    return document.handle(nodes[place]) if place >= 0 else None


def whole(element: Element) -> Span:
    """The range of an element with what is in it: to the end of its end tag, or to where the next element begins."""
    document, start = element.document, element.span
    end = document.facts(EndTags).of(element.node)
    if end is not None:
        close = document.masked.find(">", end)
        return Span(start.start, close + 1 if close >= 0 else len(document.masked))
    following = (document.offset(node) for node in traversal.after(element.node) if isinstance(node, turbohtml.Element))
    after = next((offset for offset in following if offset >= start.end), len(document.masked))
    return start if element.tag in VOID else Span(start.start, after)
