"""The properties that a component declares, and what its code reads of them: JSX, Vue, Svelte, Astro, and Blade.

source: https://react.dev/learn/passing-props-to-a-component, https://vuejs.org/guide/components/props.html,
https://vuejs.org/guide/components/attrs.html, https://svelte.dev/docs/svelte/$props,
https://svelte.dev/docs/svelte/legacy-export-let, https://docs.astro.build/en/basics/astro-components/,
https://laravel.com/docs/12.x/blade#component-attributes
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from formlint.html.component import Given, squeezed
from formlint.system.patterns import compiled_when_used

_MOST = 6000  # characters of a list of properties
_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_NO: Final = frozenset(("false", "null", "None", "undefined", "''", '""', "void 0"))

_LITERAL = compiled_when_used(r"(?P<quote>[\"'`])(?P<text>[^\"'`\\${}\r\n]*)(?P=quote)|(?P<number>\d+(?:\.\d+)?)")
_REFERENCE = compiled_when_used(
    r"(?:(?P<of>(?:this\.)?[A-Za-z_$][\w$]*)\??\.)?\$?(?P<name>[A-Za-z_$][\w$]*)(?:\s*(?:\?\?|\|\|)\s*(?P<default>.+))?"
)
_NOTE = compiled_when_used(r"(?<![:\"'])//[^\r\n]*")
_SET_ELSEWHERE = compiled_when_used(r"\bdefaultProps\b|\bprops\s*=\s*\{")
_TAKEN = compiled_when_used(
    r"(?:(?P<rest>\.\.\.)\s*)?[\"']?(?P<prop>[\w$-]+)[\"']?\s*(?::\s*(?P<local>[\w$]+))?\s*(?:=\s*(?P<default>[\s\S]+))?"
)
_HEAD = compiled_when_used(
    r"\(\s*(?:(?=\{)|(?P<whole>[a-z][\w$]*)\s*(?::[^()=]{0,300})?(?:,\s*\w+\s*)?\)\s*(?::[^={]{0,300})?(?:=>|\{))"
)
_FROM_PROPS = compiled_when_used(r"\b(?:const|let|var)\s*(?=\{)")
_OF_PROPS = compiled_when_used(r"\s*(?::[^=;]*)?=\s*(?P<from>\$props\(\)|Astro\.props|defineProps|(?:this\.)?props\b)")
_DEFINED = compiled_when_used(r"\bdefineProps\s*(?:<\s*(?:(?=\{)|(?P<type>\w+)\s*>)|\(\s*(?=[{\[]))")
_WITH_DEFAULTS = compiled_when_used(r"\bwithDefaults\s*\(\s*defineProps\b[\s\S]{0,6000}?\(\s*\)\s*,\s*(?=\{)")
_OPTIONS = compiled_when_used(r"\bprops\s*:\s*(?=[{\[])")
_DEFAULT = compiled_when_used(r"\bdefault\s*(?::\s*(?P<default>[^,}\r\n]+)|(?P<called>\())")
_ENTRY = compiled_when_used(r"[\"']?(?P<prop>[\w$-]+)[\"']?\s*(?:\??\s*(?::|=>)\s*(?P<value>[\s\S]+))?")
_EXPORTED = compiled_when_used(r"\bexport\s+let\s+(?P<prop>[\w$]+)\s*(?::[^=;\r\n]+)?(?:=(?P<default>[^;\r\n]+))?")
_ATTRS = compiled_when_used(r"\b(?P<name>[\w$]+)\s*=\s*useAttrs\(\)")
_UNREADABLE = compiled_when_used(r"\b(?:mixins|extends)\s*:")
_BLADE = compiled_when_used(r"@props\s*\(\s*(?=\[)")


class Properties(NamedTuple):
    """What a component declares.

    Attributes:
        declared: The properties, by the names that code calls them.
        rest: What code calls all that is given besides them.
        whole: What code calls all that is given.
        any: Whether a variable that is not declared may be given, too.
    """

    declared: dict[str, Given]
    rest: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    any: bool = False

    @property
    def taken(self) -> frozenset[str]:
        """The declared ones, as all spellings have them."""
        return frozenset(squeezed(one.prop) for one in self.declared.values())

    def read(self, name: str, code: str) -> Given:
        """The attribute of a name that some code sets."""
        literal = literal_of(code)
        if literal is not None:
            return literal._replace(name=name)
        found = _REFERENCE.fullmatch(code.strip())
        if found is None:
            return Given(name)
        if found["of"]:
            known = found["of"] in self.whole | self.rest | {"this.props"}
            one = self.declared.get(found["name"], Given("", None, found["name"], absent=True)) if known else None
        else:
            one = self.declared.get(found["name"])
            if one is None and self.any:
                one = Given("", None, found["name"])
        if one is None:
            return Given(name)
        default = literal_of(found["default"]) or Given("") if found["default"] else one
        return Given(name, default.value, one.prop, default.absent)


def literal_of(code: str) -> Given | None:
    """What a literal says: a value, or that there is none; None for other code."""
    code = code.strip()
    if code in _NO:
        return Given("", absent=True)
    found = _LITERAL.fullmatch(code)
    return Given("", found["text"] if found["number"] is None else found["number"]) if found else None


def properties(part: str, whole: str, language: str) -> Properties | None:
    """What a component declares; None where that cannot be read.

    Args:
        part: The part of its file that defines it.
        whole: The file.
        language: The language of the file.
    """
    if language != "jsx":
        return _READERS[language](_without_notes(whole))
    if _is_set_elsewhere(whole):
        return None
    part = _without_notes(part)
    head = _HEAD.search(part)
    if head is None:
        return _destructured(part, frozenset({"props", "this.props"}))
    if head["whole"]:
        return _destructured(part, frozenset({head["whole"]}))
    return _taken(_entries(part, head.end()), frozenset())


@lru_cache(maxsize=16)  # a file may define many components
def _is_set_elsewhere(text: str) -> bool:
    """Whether what properties are is not told where they are declared alone."""
    return _SET_ELSEWHERE.search(_without_notes(text)) is not None


def _without_notes(text: str) -> str:
    """A text without the comments in it."""
    parts: list[str] = []
    position = 0
    while (start := text.find("/*", position)) >= 0 and (end := text.find("*/", start + 2)) >= 0:
        parts += [text[position:start], " "]
        position = end + 2
    return _NOTE.sub(" ", "".join([*parts, text[position:]]))


def _destructured(text: str, whole: frozenset[str]) -> Properties:
    """The properties that `const { type = "text", ...rest } = props` takes."""
    for start in _FROM_PROPS.finditer(text):
        end, entries = _bracketed(text, start.end())
        if (of := _OF_PROPS.match(text, end)) and not of["from"].startswith("define"):
            return _taken(entries, whole)
    return Properties({}, whole=whole)


def _taken(entries: list[str], whole: frozenset[str]) -> Properties:
    declared: dict[str, Given] = {}
    rest: set[str] = set()
    for entry in filter(None, map(_TAKEN.fullmatch, entries)):
        if entry["rest"]:
            rest.add(entry["prop"])
        else:
            declared[entry["local"] or entry["prop"]] = _with_default(entry["prop"], entry["default"])
    return Properties(declared, frozenset(rest), whole)


def _with_default(prop: str, default: str | None) -> Given:
    if default is None:
        return Given("", None, prop, absent=True)
    return (literal_of(default) or Given(""))._replace(prop=prop)


def _vue(text: str) -> Properties | None:
    if _UNREADABLE.search(text):
        return None
    declared: dict[str, Given] = {}
    entries = _vue_entries(text)
    if entries is None:
        return None
    for entry in filter(None, map(_ENTRY.fullmatch, entries)):
        default = _DEFAULT.search(entry["value"] or "")
        declared[entry["prop"]] = _with_default(
            entry["prop"], (default["default"] or default["called"]) if default else None
        )
    defaults = _WITH_DEFAULTS.search(text)
    for entry in filter(None, map(_ENTRY.fullmatch, _entries(text, defaults.end()) if defaults else ())):
        declared[entry["prop"]] = _with_default(entry["prop"], entry["value"])
    for start in _FROM_PROPS.finditer(text):
        end, taken = _bracketed(text, start.end())
        if (of := _OF_PROPS.match(text, end)) and of["from"] == "defineProps":
            declared |= _taken(taken, frozenset()).declared
    rest = {"$attrs", *(one["name"] for one in _ATTRS.finditer(text))}
    return Properties(declared, frozenset(rest), frozenset({"$props", "props"}))


def _vue_entries(text: str) -> list[str] | None:
    """The declarations of properties; None where they stand elsewhere."""
    found = _DEFINED.search(text)
    if found is None or not found["type"]:
        found = found or _OPTIONS.search(text)
        if found is not None:
            return _entries(text, found.end())
        return None if "defineProps" in text or "props:" in text else []
    declared = re.search(rf"\b(?:interface|type)\s+{found['type']}\b[^{{;]*(?=\{{)", text)
    return _entries(text, declared.end()) if declared and "extends" not in declared[0] else None


def _svelte(text: str) -> Properties:
    declared = {one["prop"]: _with_default(one["prop"], one["default"]) for one in _EXPORTED.finditer(text)}
    taken = _destructured(text, frozenset())
    return Properties({**declared, **taken.declared}, taken.rest | {"$$restProps"}, frozenset({"$$props"}))


def _blade(text: str) -> Properties:
    found = _BLADE.search(text)
    declared: dict[str, Given] = {}
    for entry in filter(None, map(_ENTRY.fullmatch, _entries(text, found.end()) if found else ())):
        declared[entry["prop"]] = _with_default(entry["prop"], entry["value"])
    return Properties(declared, frozenset({"$attributes"}), any=True)


def _astro(text: str) -> Properties:
    return _destructured(text, frozenset({"Astro.props"}))


_READERS: Final = {"astro": _astro, "blade": _blade, "svelte": _svelte, "vue": _vue}


def _entries(text: str, start: int) -> list[str]:
    return _bracketed(text, start)[1]


def _bracketed(text: str, start: int) -> tuple[int, list[str]]:
    """Where what begins with a bracket ends, and what stands between its commas."""
    found: list[str] = []
    depth, begun = 0, start + 1
    for place, letter in _letters(text, start):
        depth += (letter in _PAIRS) - (letter in _PAIRS.values())
        if not depth or (depth == 1 and letter in ",;\n"):
            found.append(text[begun:place].strip())
            begun = place + 1
        if not depth:
            return place + 1, [one for one in found if one]
    return start, []


def _letters(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The letters of some code that are in no string."""
    quote = ""
    for place in range(start, min(len(text), start + _MOST)):
        letter = text[place]
        if quote:
            quote = "" if letter == quote and text[place - 1] != "\\" else quote
        elif letter in "\"'`":
            quote = letter
        else:
            yield place, letter
