"""Calls of form helpers in template code, which write a control: what the call says of its attributes is read.

`<%= f.text_field :zip, inputmode: "numeric" %>` is an `input` with a name and an inputmode. What a call does not say
is unknown, and so is everything but the name where a template only says `{{ form.zip }}`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

from formlint.html.control_names import control_call
from formlint.html.marks import MARK
from formlint.html.source import Span
from formlint.html.start_tags import Attribute, Quote, StartTag
from formlint.html.templates import Front, code_of
from formlint.html.templates.literals import unknown
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

_KNOWN: Final = frozenset(
    (
        *("autocapitalize", "autocomplete", "autocorrect", "disabled", "enterkeyhint", "inputmode", "max", "maxlength"),
        *("min", "minlength", "multiple", "pattern", "placeholder", "readonly", "required", "size", "spellcheck"),
        *("step", "type"),
    )
)
_LITERAL: Final = (
    r"""(?:(?P<quote>["'])(?P<text>(?:(?!(?P=quote))[^\\\r\n])*)(?P=quote)"""
    r"""|(?P<plain>-?\d+(?:\.\d+)?|true|false|True|False)(?![\w.]))"""
    r"""(?!\s*(?:[+*/.~|&]|[-%?](?![-%?]*[}>])))"""  # `"a" + b` is not "a", but `%>` ends a call
)
_PUT_IN = compiled_when_used(r"#\{|\{\$|\$\{|\$[A-Za-z_]|#@")  # where Ruby and PHP put a value into double quotes
_PAIR = compiled_when_used(
    rf"""(?<![\w$.>-])[:"']?(?P<key>[a-z]+(?:[-_][a-z]+)*)["']?\s*(?:=>|:|=(?!=))\s*(?:{_LITERAL}|(?P<other>[^\s,]))"""
)
_NAME = compiled_when_used(
    r"""[\s(]*(?:\w+\s*=>\s*)?(?::(?P<symbol>\w+)|(?P<quote>["'])(?P<text>[^"'\\\r\n]+)(?P=quote)|(?:[\w$]+(?:->|\.))+(?P<path>\w+))"""
)
_WORDS = compiled_when_used(
    rf"""(?<![\w$.>-])[:"']?label["']?\s*(?:=>|:|=(?!=))\s*(?:[{{\[(]\s*[:"']?text["']?\s*(?:=>|:)\s*)?{_LITERAL}"""
)
_PARTS = compiled_when_used(
    r"""[:"']?(?:caption|error_?[mM]essage|form_?[gG]roup|hint|input_?[wW]rapper|label|legend|prefix|suffix|wrapper(?:_html)?)["']?\s*(?:=>|:)\s*(?:\{[^{}]*\}|\[[^\[\]]*\])"""
)
_BY_KEY = (
    r"""(?<![\w$.-])["']?{key}["']?\s*(?:=>|:|=)\s*"""
    r"""(?:(?P<quote>["'])(?P<text>[^"'\\\r\n#${{}}]+)(?P=quote)|\{{[^{{}}]*\[:(?P<symbol>\w+)\]\}})"""
)
_PHOENIX = compiled_when_used(r"<\.input\b(?:[^<>\"'{}]|\"[^\"\r\n]*\"|'[^'\r\n]*'|\{[^{}\r\n]*\}){0,2000}>")
_FIELD = compiled_when_used(
    r"\{\{[-~]?\s*(?:[a-z]\w*_)?form(?:_[a-z]+)?\.(?P<name>[a-z_]\w*)\s*(?P<args>[(|][^{}]*)?[-~]?\}\}"
)
_MORE = compiled_when_used(r"\*\*|\.merge|\.\.\.|\b(?:options|attrs|attributes|html_options)\b(?!\s*(?:=>|[:=]))")
_WRITING = compiled_when_used(r"\{\{|\{!!|<%-?=|<\?=|<\?php\s+(?:echo\b|\w+_form_field\b)|\{%-?\s*\w|@|<\.")
_SIGNS: Final = (
    *("form", "field", "input", "text", "html.", "select", "check", "radio", "area", "box", "picker", "association"),
)
_UNSHOWN = compiled_when_used(r"<!--|<script\b", re.IGNORECASE)
_TAG = compiled_when_used(r"<[a-zA-Z]").match
_LONGEST_TAG = 2000
_ELEMENTS: Final = frozenset(("select", "textarea"))
_TYPES: Final = frozenset((
    *("checkbox", "color", "date", "datetime-local", "email", "file", "month", "number", "password", "radio", "range"),
    *("search", "tel", "text", "time", "url", "week"),
))  # fmt: skip


class _Helper(NamedTuple):
    """What a helper writes."""

    element: str
    type: str
    exact: bool
    key: str = ""
    retypes: bool = False
    labels: bool = False


class _Helpers(NamedTuple):
    """All helpers: a pattern of a call, what each writes, and what is no field of a form."""

    call: re.Pattern[str]
    known: Mapping[str, _Helper]
    others: frozenset[str]


@lru_cache(maxsize=4)
def _helpers(knowledge: Knowledge) -> _Helpers:
    others = frozenset(knowledge.helpers.fields.others)
    known = {
        name: _Helper(*helper) for calls in knowledge.helpers.frameworks.values() for name, helper in calls.of.items()
    }
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return _Helpers(re.compile(rf"(?<![\w$])(?:\w+\.|\$this->|\$)?(?P<call>{names})(?=[\s(,])"), known, others)


def with_helpers(front: Front, text: str, knowledge: Knowledge) -> Front:
    """The front with the controls that helpers write, and what other calls look as if they wrote some."""
    if not _may_write(text):
        return front
    tags: dict[int, tuple[StartTag, str]] = {}
    calls: list[tuple[int, str]] = []
    helpers = _helpers(knowledge)
    codes = code_of(front, text)
    phoenix = [*_phoenix(text)] if front.language == "erb" else []
    if phoenix:
        front = front._replace(masked=_marked(front.masked, [place for place, _ in phoenix]))
    for place, code in (*codes, *phoenix):
        if not _may_write(code) or _is_in_tag(front.masked, place.start):
            continue
        written = _written(text, place, code, helpers)
        if written:
            tags[place.start] = written
        elif called := control_call(text, place, front.language, knowledge, helpers.known):
            calls.append((place.start, called))
    inserts = sorted((*front.inserts, *((start, html) for start, (_, html) in tags.items())))
    return front._replace(
        inserts=tuple(inserts),
        tags={start: tag for start, (tag, _) in tags.items()},
        codes=codes,
        unread=tuple(_shown(front.masked, calls)),
    )


def _may_write(code: str) -> bool:
    lowered = code.lower()
    return any(sign in lowered for sign in _SIGNS)


def _written(text: str, place: Span, code: str, helpers: _Helpers) -> tuple[StartTag, str] | None:
    """The start tag that a call of a known helper stands for, and the tag in HTML."""
    field = _FIELD.fullmatch(code)
    if field and field["name"] not in helpers.others:
        name = Span(place.start + field.start("name"), place.start + field.end("name"))
        return _tag(text, place, _Helper("input", "", exact=False), name, Span(name.end, place.end))
    call = helpers.call.search(code) if _WRITING.match(code) else None
    if call is None:
        return None
    end = place.start + len(code.rstrip("/>")) if code.startswith("<.") else place.end
    args, helper = Span(place.start + call.end(), end), helpers.known[call["call"]]
    if helper.key:
        keyed = re.compile(_BY_KEY.format(key=helper.key)).search(text, args.start, args.end)
        name = keyed and Span(*keyed.span("text" if keyed["text"] else "symbol"))
        return _tag(text, place, helper, name, args)
    name = _NAME.match(text, args.start, args.end)
    if name is None or not name.lastgroup:
        return None
    group = next(group for group in ("symbol", "text", "path") if name[group] is not None)
    return _tag(text, place, helper, Span(*name.span(group)), Span(name.end(), args.end))


def _phoenix(text: str) -> Iterator[tuple[Span, str]]:
    """The tags `<.input>` of Phoenix, which call the function `input`."""
    yield from ((Span(*tag.span()), tag[0]) for tag in _PHOENIX.finditer(text))


def _marked(masked: str, places: Iterable[Span]) -> str:
    """The text with some places in it marked as code."""
    parts: list[str] = []
    position = 0
    for place in places:
        parts += [masked[position : place.start], unknown(masked[place.start : place.end])]
        position = place.end
    return "".join([*parts, masked[position:]])


def _shown(masked: str, calls: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Those of some calls, in the order of their offsets, that stand in no comment and in no script."""
    end = 0
    opener = _UNSHOWN.search(masked)
    for offset, called in calls:
        while opener and opener.start() < offset:
            end = masked.find("-->" if opener[0] == "<!--" else "</script", opener.end())
            end = len(masked) if end < 0 else end
            opener = _UNSHOWN.search(masked, end)
        if offset >= end:
            yield called


def _is_in_tag(masked: str, offset: int) -> bool:
    start = masked.rfind("<", max(0, offset - _LONGEST_TAG), offset)
    return start >= 0 and masked.find(">", start, offset) < 0 and _TAG(masked, start, offset) is not None


def _tag(text: str, place: Span, helper: _Helper, name: Span | None, args: Span) -> tuple[StartTag, str] | None:
    """The start tag that a call stands for, with the places of what it says, and the tag in HTML."""
    said: dict[str, Attribute | None] = {}
    if name is not None:
        said["name"] = _attribute("name", name, name, text[name.start : name.end])
    if helper.labels:
        words = _WORDS.search(text, args.start, args.end)
        said["label"] = _read(words, "label") if words else _attribute("label", place, None, None)
    parts = [part.span() for part in _PARTS.finditer(text, args.start, args.end)] if helper.labels else []
    for pair in _PAIR.finditer(text, args.start, args.end):
        key = pair["key"]
        if key in _KNOWN and not any(start <= pair.start() < end for start, end in parts):
            said.setdefault(key, _read(pair, key))
    found = {key: attribute for key, attribute in said.items() if attribute is not None}
    kind = found["type"].value if "type" in found else None
    if helper.element == "input" and kind in _ELEMENTS:
        helper = helper._replace(element=kind)
        del found["type"]
    elif kind and kind not in _TYPES:
        return None
    elif kind and helper.retypes:
        found["type"] = _attribute("type", place, None, None)
    more = not helper.exact or _MORE.search(text, args.start, args.end) is not None
    if helper.element == "input" and "type" not in found:
        found["type"] = _attribute("type", place, None, helper.type or None)
    found["id"] = _attribute("id", place, None, None)
    written = "".join(
        f' {attribute.name}="{MARK if attribute.value is None else escape(attribute.value)}"'
        for attribute in found.values()
    )
    close = {"input": "", "select": f"<option>{MARK}</select>"}.get(helper.element, f"</{helper.element}>")
    spread = f" {MARK}" if more else ""
    html = f"<{helper.element}{written}{spread}>{close}"
    return StartTag(place, tuple(found.values()), more), html


def _read(pair: re.Match[str], key: str) -> Attribute | None:
    """An attribute that a call gives; None for one that it switches off."""
    whole = Span(*pair.span("key" if "key" in pair.groupdict() else 0))
    if pair["plain"] in {"false", "False"}:
        return None
    if pair.groupdict().get("other") is not None or (pair["quote"] == '"' and _PUT_IN.search(pair["text"])):
        return Attribute(key, Span(whole.start, pair.end()), whole, None, None, "", duplicate=False, unknown=True)
    group = "text" if pair["text"] is not None else "plain"
    value = "" if pair["plain"] in {"true", "True"} else pair[group]
    quote: Quote = '"' if pair["quote"] == '"' else "'" if pair["quote"] else ""
    spans = Span(whole.start, pair.end()), whole, Span(*pair.span(group))
    return Attribute(key, *spans, value, quote, duplicate=False, unknown=False)


def _attribute(name: str, span: Span, value_span: Span | None, value: str | None) -> Attribute:
    return Attribute(name, span, span, value_span, value, "", duplicate=False, unknown=value is None)
