"""Template code inside HTML: blanked to the same length before parsing, so every offset stays true.

`{{ }}`, `{% %}`, `{# #}`, comment blocks, `<% %>`, `<?php ?>`, `<?= ?>`, `${ }`, `#{ }` and `{$ }` become runs of
U+001A, a character that HTML gives no meaning. A value that holds the mark is unknown. Code that only steers
(`{% if %}`, `<% end %>`, `{{#each}}`) also gets a space at each end, so that `{% if a %}checked{% endif %}` yields the
attribute `checked`; whether such an attribute is there is unknown. So are attributes that a framework binds (`:type`).
What only one language writes, as `@if` or `<#if>`, is looked for in files of that language.
"""

import re
from collections.abc import Iterator
from functools import cache

from formlint.html.marks import MARK
from formlint.html.source import Span
from formlint.html.templates.choices import literal_choice
from formlint.html.templates.languages import CODE
from formlint.system.patterns import compiled_when_used

Code = tuple[Span, str]
"""A piece of template code, and where it stands."""

# Each alternative stops at its own next opener: an opener without an end costs one pass, never a quadratic one.
_BRACES = (
    r"\{(?:%-?\s*comment\b[^%{]*+%\}(?:[^{]|\{(?!%-?\s*(?:end)?comment\b))*+\{%-?\s*endcomment\s*-?%\}"
    r"|\{(?:[^{}]|\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}|\}(?!\})|\{(?!\{))*+\}\}\}?"
    r"|%(?:[^%{]|%(?!\})|\{(?!%))*+%\}"
    r"|\#(?:[^#{]|\#(?!\})|\{(?!\#))*+\#\}"
    r"|\$[^{}\n]*+\})"
)
_ANGLES = r"<(?:%(?:[^%<]|%(?!>)|<(?!%))*+%>|\?(?:php|=|(?=[ \t\r\n]))(?:[^?]|\?(?!>))*+(?:\?>|\Z))"
_CURLIES = r"[$#]\{(?!\d+(?:,\d*)?\})[^{}\n]*+\}"  # but `\${0,1}` is a regular expression

# What a text must hold for a pattern to be worth running; a literal first character keeps a search on memchr.
_ANY_BRACE = re.compile(r"\{(?:[{%#$]|(?<=[$#]\{))").search
_BRACE = re.compile(r"\{[{%#$]").search
_CURLY = re.compile(r"\{(?<=[$#]\{)").search
_PERCENT = re.compile(r"%(?=>)").search
_QUESTION = re.compile(r"\?(?:>|php)").search

_EXPRESSION = compiled_when_used(
    r"\{\{(?!~?-?\s*(?:[#/^!]|else\b|(?:if|range|with)\s+[^\s}|]|(?:block|define|template)\s+[\"`]|end\s*-?\}\}))"
    r"|\{\$|[$#]\{|<\?(?:=|php\s+(?:echo|print)\b)|<%=|<%-(?!-|[\s\S]*-%>\Z)"
)
_SCRIPT = compiled_when_used(r"</?script\b", re.IGNORECASE)
_FIRST_TAG = compiled_when_used(r"<[a-zA-Z!]")
_UNQUOTED = compiled_when_used(r"=[^\s\"'<>=]+\Z")
_SEPARATORS = frozenset(" \t\r\n\"'>}")
_BEFORE_CHOICE = frozenset(" \t\r\n}>")
_BEHIND_CHOICE = frozenset(" \t\r\n/>{<")
_LINE = compiled_when_used(r"[^\r\n]+")
_LONGEST_UNQUOTED = 200


def mask(text: str, language: str = "html") -> str:
    """The text with its template code blanked; as long as before, with the same line ends."""
    return masked_code(text, language)[0]


def masked_code(text: str, language: str = "html") -> tuple[str, tuple[Code, ...]]:
    """The same, and the pieces of code."""
    needed = _needed(text, language)
    if not needed:
        return text, ()
    codes: list[Code] = []
    first = _FIRST_TAG.search(text)
    start = first.start() if first else len(text)

    def blanked(code: re.Match[str]) -> str:
        body = code[0]
        codes.append((Span(*code.span()), body))
        if body[0] == "{" and _SCRIPT.search(body):  # braces of a script that happen to pair up across markup
            return body
        chosen = choice_in(text, Span(*code.span()), body)
        if chosen:
            return f"{_apart(body[: chosen.start])}{body[chosen.start : chosen.end]}{_apart(body[chosen.end :])}"
        if _writes(body):
            return _blank(body, MARK)
        position = code.start()
        if position < start or len(body) == 1:
            return _blank(body, " ")
        if _in_unquoted_value(text, position):
            return _blank(body, MARK)
        ending = body[-1] if body[-1] in "\r\n" else " "  # PHP may run to the end of the file
        return f" {_blank(body[1:-1], MARK)}{ending}"

    return _compiled(needed).sub(blanked, text), tuple(codes)


def choice_in(text: str, place: Span, code: str) -> Span | None:
    """The range in a piece of code, where attributes stand, of the boolean attribute that is all that it may write."""
    around = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    return literal_choice(code) if around[0] in _BEFORE_CHOICE and around[1] in _BEHIND_CHOICE else None


def _apart(code: str) -> str:
    """The code blanked, apart from what stands beside it."""
    return f" {_blank(code[1:-1], MARK)} "


def _writes(code: str) -> bool:
    """Whether code writes a value where it stands."""
    if code[0] in "@[":
        from formlint.html.templates.conditions import steer  # noqa: PLC0415  # HTML does not need it

        return steer(code).kind == "other"
    return _EXPRESSION.match(code) is not None or code.startswith("{!!")


def _needed(text: str, language: str = "html") -> tuple[str, ...]:
    """The patterns whose code the text may hold."""
    own = (CODE[language],) if language in CODE else ()
    braces: tuple[str, ...] = ()
    if _ANY_BRACE(text):
        braces = tuple(pattern for pattern, hint in ((_BRACES, _BRACE), (_CURLIES, _CURLY)) if hint(text))
    angles = (_ANGLES,) if _PERCENT(text) or _QUESTION(text) else ()
    return (*own, *braces, *angles)


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _in_unquoted_value(text: str, position: int) -> bool:
    if not position or text[position - 1] in _SEPARATORS:
        return False
    return _UNQUOTED.search(text, max(0, position - _LONGEST_UNQUOTED), position) is not None


def _blank(body: str, fill: str) -> str:
    if "\n" in body or "\r" in body:
        return _LINE.sub(lambda line: fill * len(line[0]), body)
    return fill * len(body)


def conditions(
    text: str, tag: Span, language: str = "html", seen: str = ""
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The ranges of a start tag that stand between `{% if %}` and `{% endif %}` or the like, and all other code in it.

    What is written in such a range may be absent; the other code may write anything. Code that is no longer to be seen
    in what is `seen` of the text does not count.
    """
    from formlint.html.templates.conditions import arms  # noqa: PLC0415  # HTML does not need it

    codes = [code for code in code_in(text, tag, language) if not seen or MARK in seen[code[0].start : code[0].end]]
    chosen = [place for place, code in codes if choice_in(text, place, code)]
    found, other = arms(code for code in codes if code[0] not in chosen)
    return tuple(dict.fromkeys([*(arm.whole for arm in found), *chosen])), tuple(other)


def code_in(text: str, place: Span, language: str) -> Iterator[Code]:
    """The pieces of template code in a part of a text."""
    needed = _needed(text[place.start : place.end], language)
    if needed:
        for code in _compiled(needed).finditer(text, place.start, place.end):
            yield Span(*code.span()), code[0]
