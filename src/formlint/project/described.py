"""The element of a component as its definition writes it: its attributes, what sets them, and what names it."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from formlint.html.accessibility.hidden import is_out_of_reach
from formlint.html.bindings import bound
from formlint.html.component import Definition, Given, applied
from formlint.html.document import Document, Element
from formlint.html.start_tags import Attribute
from formlint.html.templates.form_state import NAME, adds_name_only
from formlint.project.properties import Properties, literal_of, properties
from formlint.system.patterns import compiled_when_used

_TOLD: Final = frozenset((
    *("accept", "autocapitalize", "autocomplete", "autocorrect", "dir", "disabled", "enterkeyhint", "form", "id"),
    *("inputmode", "lang", "list", "max", "maxlength", "min", "minlength", "multiple", "name", "pattern"),
    *("placeholder", "readonly", "required", "role", "size", "spellcheck", "step", "title", "type"),
))  # fmt: skip
_SPREAD = compiled_when_used(
    r"\{\s*\.\.\.\s*(?P<what>(?:[^{}]|\{[^{}]*\})*)\}|(?<![=\w])\{\s*(?P<short>[A-Za-z_$][\w$]*)\s*\}"
)
_BLADE = compiled_when_used(
    r"\{(?:\{|!!)\s*\$attributes(?P<chain>(?:[^{}]|\{[^{}]*\})*?)(?:\}|!!)\}"
    r"|\{\{\s*\$\w+\s*\?\s*'(?P<chosen>[a-z]+)'\s*:\s*''\s*\}\}|@(?P<switched>disabled|required|readonly|checked)\s*\([^()]*\)"
    r"|(?P<other>\{\{|\{!!|(?<![\w@])@[a-z]+)"
)
_MERGED = compiled_when_used(r"(?:\s*->\s*(?:class|style|merge)\s*\(\s*\[(?P<list>[^\[\]]*)\]\s*\))*\s*")
_PAIR = compiled_when_used(r"'(?P<name>[\w-]+)'\s*=>\s*(?P<code>'[^']*'|[^,'\]]+)")
_SETTLED = compiled_when_used(r"\binheritAttrs\s*:\s*false")
_LABEL = compiled_when_used(
    r"<(?P<tag>label|[A-Za-z][\w.:-]*[lL]abel)\b(?:[^<>\"'{}]|\"[^\"]*\"|'[^']*'|\{[^{}]*\})*>"
    r"(?P<inside>[\s\S]{0,2000}?)</(?P=tag)\s*>"
)
_CODE = compiled_when_used(r"\{\{?!*\s*(?P<code>[^{}]*?)\s*!*\}?\}")
_TAG = compiled_when_used(r"<[^<>]*>")
_SHOWN = compiled_when_used(r"<slot\b|\bchildren\b|\$slot\b|\{@render\b")


class _Spread(NamedTuple):
    """Where a tag takes over what is given to the component."""

    start: int
    is_rest: bool
    is_whole: bool = False


def described(elements: Iterable[Element], part: str, whole: str, inner: Mapping[str, Definition]) -> Definition | None:
    """What a component writes, by the elements of which it writes one; None where that cannot be read.

    Args:
        elements: The alternatives.
        part: The part of the file that defines the component, which the elements are from.
        whole: The file.
        inner: What the components in it write.
    """
    found: list[Definition] = []
    for element in elements:
        own = properties(part, whole, element.document.front.language)
        if own is None or is_out_of_reach(element):
            return None
        tag = _Tag(element, own).read()
        if component := inner.get(element.component):
            tag = applied(component, tag)
        elif element.is_component:  # of a kit, which writes more
            tag = tag._replace(more=True)
        tag = tag._replace(attributes=tuple(one for one in tag.attributes if _is_told(one.name)))
        found.append(_named(tag, element.document, own))
    return _shared(found)


def _shared(found: list[Definition]) -> Definition:
    """What is true of all alternatives."""
    first = found[0]
    names = dict.fromkeys(one.name for other in found for one in other.attributes)
    own = [{one.name: one for one in other.attributes} for other in found]
    attributes = [own[0].get(name) if len({each.get(name) for each in own}) == 1 else Given(name) for name in names]
    return Definition(
        first.element,
        tuple(one for one in attributes if one),
        rest=all(other.rest for other in found),
        taken=frozenset().union(*(other.taken for other in found)),
        more=any(other.more for other in found) or len({other.rest for other in found}) > 1,
    )


class _Tag:
    """Reads the start tag of an element in a definition."""

    def __init__(self, element: Element, own: Properties) -> None:
        self.element = element
        self.own = own
        self.language = element.document.front.language
        self.text = element.document.source.text
        self.found: dict[str, Given] = {}
        self.spreads: list[_Spread] = []
        self.more = False
        self.unknown = -1  # where the last object is spread that may set anything

    def read(self) -> Definition:
        """What the tag says, in terms of the properties of the component."""
        places: dict[str, int] = {}
        for attribute in self.element.attributes:
            self._attribute(attribute)
            places.setdefault(bound(attribute.name) or attribute.name, attribute.span.start)
        self._spread_in(self.element.span.start, self.element.span.end)
        if self.language == "vue" and self._falls_through():
            self.spreads.append(_Spread(self.element.span.end, is_rest=True))
        last = max((one.start for one in self.spreads), default=-1)
        for name, one in [*self.found.items()]:
            before = places.get(name, last) < last
            if not one.prop and self.spreads and before != (self.language == "blade"):
                self.found[name] = one._replace(prop=name)  # what is given prevails
            if places.get(name, self.unknown) < self.unknown:
                self.found[name] = Given(name)
        taken = frozenset[str]() if any(one.is_whole for one in self.spreads) else self.own.taken
        return Definition(self.element.tag, tuple(self.found.values()), bool(self.spreads), taken, self.more)

    def _attribute(self, attribute: Attribute) -> None:
        if attribute.name == "v-bind":
            self._spread(attribute.value or "", attribute.span.start)
            return
        name = bound(attribute.name) or attribute.name
        if not (_is_told(name) or self.element.is_component):
            return
        if name != attribute.name:
            self.found[name] = self.own.read(name, attribute.value or "")
        elif attribute.value is not None:
            self.found[name] = Given(name, attribute.value)
        else:
            place = attribute.value_span
            code = self.text[place.start : place.end] if place else ""
            code = code.strip()
            self.found[name] = self.own.read(name, code[2:-2] if code.startswith("{{") else code)

    def _spread(self, what: str, start: int) -> None:
        what = what.strip()
        if what in self.own.rest or what in self.own.whole:
            self.spreads.append(_Spread(start, is_rest=True, is_whole=what in self.own.whole))
        elif adds_name_only(what, self.text):
            self.found[NAME] = Given(NAME)
        else:
            self.more, self.unknown = True, max(self.unknown, start)

    def _spread_in(self, start: int, end: int) -> None:
        if self.language == "blade":
            self._blade(start, end)
        elif self.language != "vue":
            for one in _SPREAD.finditer(self.text, start, end):
                if one["short"]:
                    name = one["short"].lower()
                    self.found.setdefault(name, self.own.read(name, one["short"]))
                else:
                    self._spread(one["what"], one.start())

    def _blade(self, start: int, end: int) -> None:
        tag = _outside_values(self.text[start:end])
        for one in _BLADE.finditer(tag):
            word = one["chosen"] or one["switched"]
            if word:
                self.found[word] = Given(word)
            elif one["other"]:
                self.more |= one["other"] not in {"@class", "@style"}
            elif not _MERGED.fullmatch(one["chain"]):
                self.more = True
            else:
                self.spreads.append(_Spread(start + one.start(), is_rest=True))
                for pair in _PAIR.finditer(one["chain"]):
                    if pair["name"] in _TOLD:
                        default = literal_of(pair["code"]) or Given("")
                        self.found[pair["name"]] = default._replace(name=pair["name"], prop=pair["name"])

    def _falls_through(self) -> bool:
        """Whether Vue gives the element, which is all that the component writes, what is given to the component."""
        parent = self.element.parent
        alone = parent is not None and parent.tag in {"template", "body"} and len(parent.children) == 1
        return alone and not _SETTLED.search(self.text) and not self.spreads


def _is_told(name: str) -> bool:
    """Whether an attribute is one that people notice, or that names an element."""
    return name in _TOLD or name == "label" or name.startswith("aria-")


def _outside_values(tag: str) -> str:
    """A tag of Blade with the values of its attributes blanked."""
    return re.sub(r"=\s*(?:\"[^\"]*\"|'[^']*')", lambda value: " " * len(value[0]), tag)


# What names it


def _named(tag: Definition, document: Document, own: Properties) -> Definition:
    """The definition with what names its element as an attribute `label`."""
    said = next((one for one in tag.attributes if one.name == "label"), None)
    if said is not None and (said.prop or not said.absent):
        return tag
    others = (one for one in tag.attributes if one is not said)
    return tag._replace(attributes=(*others, _label(document, own)))


def _label(document: Document, own: Properties) -> Given:
    text = document.source.text
    labels = [*_LABEL.finditer(text)]
    if labels:
        texts = {_worded(label["inside"], own) for label in labels}
        return texts.pop() if len(texts) == 1 else Given("label")
    if _SHOWN.search(text) or document.root.unknown_text:
        return Given("label", None, "label")
    return Given("label", absent=True)


def _worded(inside: str, own: Properties) -> Given:
    """What a label says: its words, or the property that holds them."""
    if _SHOWN.search(inside):  # what is put into it may be its words
        return Given("label")
    codes = [one["code"] for one in _CODE.finditer(inside)]
    if not codes:
        words = " ".join(_TAG.sub(" ", inside).split())
        return Given("label", words) if words and "@" not in words else Given("label")
    first = own.read("label", codes[0])
    return first if first.prop else Given("label")
