"""What a page holds back till a script shows it: `<template x-if>` of Alpine, `<script type="text/x-template">` of Vue.

Their tags are blanked, so that what they hold is read where it stands, under a condition.

source: https://alpinejs.dev/directives/if, https://alpinejs.dev/directives/for,
https://vuejs.org/api/options-rendering.html#template, https://angularjs.org (ng-template)
"""

import re

from formlint.html.source import Span
from formlint.html.templates.conditions import Arm
from formlint.html.templates.literals import absent
from formlint.system.patterns import compiled_when_used

_TEMPLATE = compiled_when_used(r"<(?P<end>/?)template\b(?P<rest>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)
_SHOWN = compiled_when_used(r"\sx-(?:if|for|teleport)\s*=", re.IGNORECASE)
_SCRIPT = compiled_when_used(
    r"(?P<start><script\b(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*?\stype\s*=\s*(?P<quote>[\"']?)text/(?:x|ng)-template(?P=quote)(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>)"
    r"(?P<inside>[^<]*+(?:<(?!/script\b)[^<]*+)*+)(?P<end></script\s*+>)",
    re.IGNORECASE,
)
_END_OF_HEAD = compiled_when_used(r"</head\b", re.IGNORECASE)


def shown(masked: str) -> tuple[str, tuple[Arm, ...]]:
    """The text with the tags blanked around what is shown later, as long as before, and where that stands."""
    found: list[Arm] = []
    tags: list[Span] = []
    head = _END_OF_HEAD.search(masked)
    for script in _SCRIPT.finditer(masked, head.start() if head else 0):
        tags += [Span(*script.span("start")), Span(*script.span("end"))]
        found.append(_arm(Span(*script.span("inside"))))
    open_: list[re.Match[str] | None] = []
    for tag in _TEMPLATE.finditer(masked):
        if not tag["end"]:
            open_.append(tag if _SHOWN.search(tag["rest"]) else None)
        elif open_ and (start := open_.pop()):
            tags += [Span(*start.span()), Span(*tag.span())]
            found.append(_arm(Span(start.end(), tag.start()), loops="x-for" in start["rest"]))
    return _blanked(masked, tags), tuple(sorted(found))


def _arm(place: Span, *, loops: bool = False) -> Arm:
    return Arm(place, place, 0, "", negated=False, closed=False, loops=loops)


def _blanked(text: str, places: list[Span]) -> str:
    parts: list[str] = []
    position = 0
    for place in sorted(places):
        parts += [text[position : place.start], absent(text[place.start : place.end])]
        position = place.end
    return "".join([*parts, text[position:]])
