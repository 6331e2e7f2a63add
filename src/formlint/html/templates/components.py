"""Vue, Svelte, Astro and Angular: their tags in the spelling of HTML, as long as before.

Bound attributes are known where they are literals (`:maxlength="5"`, `maxlength={5}`, `[type]="'tel'"`). A component is
no element of HTML, whatever its name, unless it is known to stand for one; what it writes is unknown.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from formlint.html.component import Definition, Given
from formlint.html.marks import BLANK, MARK
from formlint.html.source import Span
from formlint.html.tags import VOID
from formlint.html.templates import BRACED, Front
from formlint.html.templates.conditions import Arm
from formlint.html.templates.handed_on import hand_on
from formlint.html.templates.languages import CODE
from formlint.html.templates.literals import absent, bound_value, is_known, unknown
from formlint.html.templates.masking import mask
from formlint.knowledge.store import Knowledge

# What has no end reaches to the end of the file, as in HTML: to look for the end from each beginning would take time
# that grows with the square of the size. For the same reason a run of letters is looked at from its beginning only.
_BRACES = r"\{(?:[^{}\"'`]|\"[^\"\r\n]*+\"|'[^'\r\n]*+'|`[^`]*+`|" * 4 + r"\{[^{}]*+\}" + r"|[\"'`])*+\}" * 4
_QUOTES = r"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)"
_TAGS = (
    r"<!--.*?(?:-->|\Z)|(?P<raw><(?P<opaque>script|style)\b[^>]*+(?:>.*?(?:</(?P=opaque)\s*+>|\Z)|\Z))"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*+)(?P<rest>(?:[^\"'<>{{}}]|=>|{values})*+)(?P<close>>|\Z)"
)
_HTML_TAGS = re.compile(_TAGS.format(values=rf"{_QUOTES}|[{{}}<]"), re.DOTALL)
_BRACE_TAGS = _TAGS.format(values=rf"{_QUOTES}|{_BRACES}")
_SVELTE_TAGS = re.compile(rf"{_BRACE_TAGS}|(?P<code>{_BRACES})", re.DOTALL)
_ASTRO_TAGS = re.compile(
    rf"(?P<note>\{{\s*+/\*(?:[^*{{]|\*(?!/)|\{{(?!\s*+/\*))*+\*/\s*+\}})|{_BRACE_TAGS}"
    rf"|(?P<opens>\{{(?:[^<{{}}]|<(?![A-Za-z>])|{_BRACES})*+(?=<[A-Za-z>]))|(?P<code>{_BRACES})"
    r"|(?P<parts>(?<=>)\s*+(?P<bracket>\)\s*+)?:\s*+(?:\(\s*+)?(?=<))|(?P<closes>(?<![^<>{}])[^<>{}]*+\})",
    re.DOTALL,
)
_BOUND = re.compile(
    r"(?<=[\s\"'])(?P<before>v-bind:|:|\[(?:attr\.)?|bind-)(?P<name>[A-Za-z][\w-]*)(?P<after>\]?)\s*="
    r"(?P<open>[\"'])(?P<value>[^\"']*(?:(?!(?P=open))[\"'][^\"']*)*)(?P=open)"
)
_BRACED = re.compile(
    rf"(?<![\w:|.-])(?P<name>[\w:|.-]++)=(?P<value>{_BRACES})|(?P<quoted>{_QUOTES})|(?P<alone>{_BRACES})"
    r"|`(?P<tick>[^`]*+)`"
)
_PATH = re.compile(r"(?<=\s)path(?=\s*=)")
_INNER = re.compile(_BRACES)
_FRONT_MATTER = re.compile(r"\A\s*---\r?\n.*?\n---[ \t]*(?=\r?\n)", re.DOTALL)
_PUG = re.compile(r"<template\b[^<>]*\blang=[\"']?pug[\s\S]*?(?:</template>|\Z)")
_CONDITION = re.compile(r"\s(?:v-if|v-else-if|v-else)\b|(?P<loops>\sv-for\b|\s\*ngFor\b)|\s\*[a-zA-Z]")
_LOOP = re.compile(r"\.(?:map|flatMap)\(")
_GROUPING: Final = {"vue": "template", "angular": "ng-container", "astro": "Fragment"}
"""What groups elements, and writes none itself."""


def components(knowledge: Knowledge, own: Iterable[tuple[str, str | Definition]] = ()) -> Mapping[str, Definition]:
    """What components write, by their names: those of well-known kits, and a project's `own`.

    Of a component of which only the element is known, code is taken to write more.
    """
    told = {name: Definition(one, rest=True, more=True) if isinstance(one, str) else one for name, one in own}
    return {**_known(knowledge), **told}


@lru_cache(maxsize=4)
def _known(knowledge: Knowledge) -> Mapping[str, Definition]:
    return {
        name: Definition(element, _typed(kit.types.get(name)), rest=True, more=True)
        for kit in knowledge.components.kits.values()
        for name, element in kit.names.items()
    }


def _typed(kind: str | None) -> tuple[Given, ...]:
    return (Given("type", kind),) if kind else ()


def read_component(text: str, language: str, known: Mapping[str, Definition]) -> Front:
    """What is parsed in place of a file; `known` is what components write, by their names."""
    reader = _Reader(text, language, known)
    return hand_on(reader.read(), reader.followed)


class _Begun(NamedTuple):
    """Where something begins that code may leave out (-1: it does not), asks about, or writes several times."""

    start: int
    asks: bool = False
    loops: bool = False


class _Reader:
    """Reads the tags of a file, one after the other."""

    def __init__(self, text: str, language: str, known: Mapping[str, Definition]) -> None:
        self.text = text
        self.language = language
        self.known = known
        self.inserts: list[tuple[int, str]] = []
        self.more: set[int] = set()
        self.followed: dict[int, tuple[Definition, bool]] = {}
        self.arms: list[Arm] = []
        self.templates: list[_Begun] = []

    def read(self) -> Front:
        """What is parsed in place of the file."""
        text = self.text
        if self.language == "astro":
            text = _FRONT_MATTER.sub(lambda found: absent(found[0]), text)
        elif self.language == "vue":
            text = _PUG.sub(lambda found: absent(found[0]), text)
        masked = mask(text, self.language) if self.language in CODE or self.language == "vue" else text
        tags = {"svelte": _SVELTE_TAGS, "astro": _ASTRO_TAGS}.get(self.language, _HTML_TAGS)
        masked = tags.sub(self._tag, masked)
        return Front(
            self.language, masked, tuple(self.inserts), arms=tuple(sorted(self.arms)), more=frozenset(self.more)
        )

    def _tag(self, tag: re.Match[str]) -> str:
        if tag["name"] is None:
            return self._code(tag)
        if not tag["close"]:
            return tag[0]
        name, rest, start = tag["name"], tag["rest"], tag.start()
        if name == _GROUPING.get(self.language):
            self._template(tag)
            return absent(tag[0])
        component = self.known.get(name)
        element = component.element if component else ""
        written = self._named(name, element, end=bool(tag["end"]), start=start)
        if component and component.attributes and start in self.more:
            self.followed[start] = component, False
        if tag["end"]:
            return absent(tag[0]) if element in VOID else f"</{written}{rest}>"
        if written.lower().strip(BLANK) not in VOID and rest.endswith("/"):
            self.inserts.append((tag.end(), f"{MARK if '-' in written else ''}</{written.strip(BLANK)}>"))
        elif "-" in written:
            self.inserts.append((tag.end(), MARK))
        return f"<{written}{self._attributes(rest)}>"

    def _named(self, name: str, element: str, *, end: bool, start: int) -> str:
        """The name of a tag in HTML, as long as before."""
        if element and len(element) <= len(name):
            if not end:
                self.more.add(start)
            return element + BLANK * (len(name) - len(element))
        if (name[0].isupper() and self.language in BRACED) or "." in name:  # elsewhere `<INPUT>` is an element
            return "c-" + name[2:].replace(".", "-") if len(name) > 1 else "x"
        return name

    def _template(self, tag: re.Match[str]) -> None:
        """Note what a `<template v-if>` of Vue or an `<ng-container *ngIf>` may leave out; neither is an element."""
        if not tag["end"]:
            if not tag["rest"].endswith("/"):
                condition = _CONDITION.search(tag["rest"])
                self.templates.append(
                    _Begun(tag.start() if condition else -1, loops=bool(condition and condition["loops"]))
                )
        elif self.templates and (begun := self.templates.pop()).start >= 0:
            self._arm(begun, tag.end())

    def _arm(self, begun: _Begun, end: int) -> None:
        whole = Span(begun.start, end)
        self.arms.append(Arm(whole, whole, 0, "", negated=False, closed=False, loops=begun.loops))

    def _code(self, tag: re.Match[str]) -> str:
        """What stands for code between tags, and for what no page shows."""
        kind = tag.lastgroup
        if kind == "parts" and not (tag["bracket"] or (self.templates and self.templates[-1].asks)):  # only text
            return tag[0]
        if kind in {"closes", "parts"} and self.templates:
            self._arm(self.templates.pop(), tag.start())
        if kind in {"opens", "parts"}:
            opens = kind == "opens"
            self.templates.append(
                _Begun(tag.end(), opens and "?" in tag[0], opens and _LOOP.search(tag[0]) is not None)
            )
        if kind == "note" or tag["raw"]:
            return absent(tag[0])
        return unknown(tag[0]) if kind in {"closes", "code", "opens", "parts"} else tag[0]

    def _attributes(self, rest: str) -> str:
        if self.language in {"svelte", "astro"}:
            return _BRACED.sub(_braced, rest)
        if self.language == "jsp":
            return _PATH.sub("name", rest, count=1)
        return _BOUND.sub(_bound, rest)


def _bound(attribute: re.Match[str]) -> str:
    """`:maxlength="5"` and `[type]="'tel'"`, where the value is a literal."""
    value = bound_value(attribute["value"])
    if value is None:
        return absent(attribute[0])
    if not is_known(value):
        return attribute[0]
    between = attribute.string[attribute.end("after") : attribute.start("value")]
    name = BLANK * len(attribute["before"]) + attribute["name"] + BLANK * len(attribute["after"])
    if value.strip(BLANK)[:1] in {'"', "'"}:
        return f"{name}{between[:-1]}{BLANK}{value}{BLANK}"
    return f"{name}{between}{attribute['value']}{attribute['open']}"


def _braced(attribute: re.Match[str]) -> str:
    """`maxlength={5}`, `{...rest}` and `class="a {b}"`."""
    if attribute["quoted"]:
        return _INNER.sub(lambda code: unknown(code[0]), attribute[0])
    if attribute["name"] is None:
        return unknown(attribute[0])
    value = bound_value(attribute["value"][1:-1])
    if value is None:
        return absent(attribute[0])
    if not is_known(value):
        return f'{attribute["name"]}="{value}"'
    return f"{attribute['name']}={BLANK}{value}{BLANK}"
