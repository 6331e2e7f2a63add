"""Template code inside HTML: blanked to the same length before parsing, so every offset stays true.

`{{ }}`, `{% %}`, `{# #}`, comment blocks, `<% %>`, `<?php ?>`, `<?= ?>`, `${ }`, `#{ }` and `{$ }` become runs of
U+001A, a character that HTML gives no meaning. A value that holds the mark is unknown. Code that only steers
(`{% if %}`, `<% end %>`, `{{#each}}`) also gets a space at each end, so that `{% if a %}checked{% endif %}` yields the
attribute `checked`; whether such an attribute is there is unknown. So are attributes that a framework binds (`:type`).
"""

import re
from functools import cache, lru_cache
from typing import Literal

from formlint.source import Span

MARK = "\x1a"
SPREADS = frozenset(("v-bind", "x-bind", "th:attr"))  # attributes with which a framework sets several others

# Each alternative stops at its own next opener: an opener without an end costs one pass, never a quadratic one.
_BRACES = (
    r"\{(?:%-?\s*comment\b[^%{]*+%\}(?:[^{]|\{(?!%-?\s*(?:end)?comment\b))*+\{%-?\s*endcomment\s*-?%\}"
    r"|\{(?:[^{}]|\}(?!\})|\{(?!\{))*+\}\}\}?"
    r"|%(?:[^%{]|%(?!\})|\{(?!%))*+%\}"
    r"|\#(?:[^#{]|\#(?!\})|\{(?!\#))*+\#\}"
    r"|\$[^{}\n]*+\})"
)
_ANGLES = r"<(?:%(?:[^%<]|%(?!>)|<(?!%))*+%>|\?(?:php|=|(?=[ \t\r\n]))(?:[^?]|\?(?!>))*+(?:\?>|\Z))"
_CURLIES = r"[$#]\{(?!\d+(?:,\d*)?\})[^{}\n]*+\}"  # but `\${0,1}` is a regular expression
_CODE = re.compile(f"{_BRACES}|{_ANGLES}|{_CURLIES}")

# What a text must hold for a pattern to be worth running; a literal first character keeps a search on memchr.
_ANY_BRACE = re.compile(r"\{(?:[{%#$]|(?<=[$#]\{))").search
_BRACE = re.compile(r"\{[{%#$]").search
_CURLY = re.compile(r"\{(?<=[$#]\{)").search
_PERCENT = re.compile(r"%>").search
_QUESTION = re.compile(r"\?(?:>|php)").search

_EXPRESSION = re.compile(
    r"\{\{(?!~?(?:[#/^!]|else\b))|\{\$|[$#]\{|<\?(?:=|php\s+(?:echo|print)\b)|<%=|<%-(?!-|[\s\S]*-%>\Z)"
).match
_SCRIPT = re.compile(r"</?script\b", re.IGNORECASE)
_FIRST_TAG = re.compile(r"<[a-zA-Z!]")
_UNQUOTED = re.compile(r"=[^\s\"'<>=]+\Z")
_SEPARATORS = frozenset(" \t\r\n\"'>}")
_LINE = re.compile(r"[^\r\n]+")
_LONGEST_UNQUOTED = 200

_COMMENT = re.compile(r"\{#|<%#|<%--|\{\{~?!|\{%-?\s*comment\b").match
_HEAD = re.compile(r"(?:\{%[-+~]?|\{\{~?|<%[-=]?|<\?(?:php|=)?)\s*(?P<sign>[#/^}]?)\s*(?P<word>\w*)").match
_MIDDLES = frozenset(("else", "elif", "elsif", "elseif", "when", "empty"))
_OPENERS = frozenset(
    ("if", "unless", "for", "foreach", "each", "while", "with", "ifequal", "ifnotequal", "ifchanged", "switch", "case")
)

_BOUND = re.compile(
    r"(?:(?:v-bind|x-bind|bind|th)?:|(?:data-)?ng-(?:attr-)?|\[(?:attr\.)?)(?P<name>[a-z][a-z0-9-]*)\]?"
).fullmatch


def mask(text: str) -> str:
    """The text with its template code blanked; as long as before, with the same line ends."""
    needed = _needed(text)
    if not needed:
        return text
    first = _FIRST_TAG.search(text)
    start = first.start() if first else len(text)

    def blanked(code: re.Match[str]) -> str:
        body = code[0]
        if body[0] == "{" and _SCRIPT.search(body):  # braces of a script that happen to pair up across markup
            return body
        if _EXPRESSION(body):
            return _blank(body, MARK)
        position = code.start()
        if position < start:
            return _blank(body, " ")
        if _in_unquoted_value(text, position):
            return _blank(body, MARK)
        ending = body[-1] if body[-1] in "\r\n" else " "  # PHP may run to the end of the file
        return f" {_blank(body[1:-1], MARK)}{ending}"

    return _compiled(needed).sub(blanked, text)


def _needed(text: str) -> tuple[str, ...]:
    """The patterns whose code the text may hold."""
    braces: tuple[str, ...] = ()
    if _ANY_BRACE(text):
        braces = tuple(pattern for pattern, hint in ((_BRACES, _BRACE), (_CURLIES, _CURLY)) if hint(text))
    return (*braces, _ANGLES) if _PERCENT(text) or _QUESTION(text) else braces


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


def conditions(text: str, tag: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The ranges of a start tag that stand between `{% if %}` and `{% endif %}` or the like, and all other code in it.

    What is written in such a range may be absent; the other code may write anything.
    """
    conditional: list[Span] = []
    other: list[Span] = []
    ends: list[tuple[str, Span]] = []  # those whose beginning is still to come, going backwards
    for code in reversed([*_CODE.finditer(text, tag.start, tag.end)]):
        place = Span(*code.span())
        kind, word = _steering(code[0])
        if kind == "end":
            ends.append((word, place))
        elif kind == "begin" and ends and ends[-1][0] in ("", word):
            conditional.append(Span(place.start, ends.pop()[1].end))
        elif kind != "middle":
            other.append(place)
    return tuple(conditional), (*other, *(place for _, place in ends))


def _steering(code: str) -> tuple[Literal["begin", "middle", "end", "other"], str]:
    """Whether code begins or ends a condition or a loop, and the word that its other end must have ("": any)."""
    head = _HEAD(code)
    if _COMMENT(code) or (head and head["word"].lower() in _MIDDLES):
        return "middle", ""
    if head is None:
        return "other", ""
    sign, word = head["sign"], head["word"]
    if sign in ("/", "}"):
        return "end", word
    if word.startswith("end"):
        return "end", word.removeprefix("end")
    return ("begin" if sign or word in _OPENERS else "other"), word


@lru_cache(maxsize=1024)
def bound(name: str) -> str | None:
    """The attribute that a framework's binding sets: "type" for `:type`, `v-bind:type`, `[type]`, `th:type`."""
    found = _BOUND(name)
    return found["name"] if found else None
