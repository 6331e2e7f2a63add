"""The options of lists: what can be chosen from a select, what a data list suggests."""

from typing import NamedTuple

from formlint.html.accessibility.content import squeeze
from formlint.html.document import Document, Element


class Option(NamedTuple):
    """A choice of a select or a suggestion of a datalist; `value` is what is submitted."""

    element: Element
    value: str
    text: str
    disabled: bool
    selected: bool


def options_of(element: Element) -> tuple[Option, ...]:
    """The options of a select, or those of the data list that an input suggests."""
    if element.tag == "input":
        listed = element.value("list") if element.has("list") else None
        source = element.document.by_id(listed) if listed else None
        return element.document.facts(_Suggestions).of(source) if source and source.tag == "datalist" else ()
    return _listed(element) if element.tag == "select" else ()


class _Suggestions:
    """The options of the data lists of a document: a thousand controls may share a list of thousands."""

    def __init__(self, document: Document) -> None:
        del document  # each list is read when it is asked for
        self._known: dict[Element, tuple[Option, ...]] = {}

    def of(self, datalist: Element) -> tuple[Option, ...]:
        if datalist not in self._known:
            self._known[datalist] = _listed(datalist)
        return self._known[datalist]


def _listed(source: Element) -> tuple[Option, ...]:
    return tuple([_option(option) for option in source.descendants("option")])


def _option(element: Element) -> Option:
    text = squeeze(element.value("label") or element.text)
    value = element.value("value")
    return Option(
        element,
        text if value is None and not element.has("value") else value or "",
        text,
        disabled=element.is_set("disabled"),
        selected=element.has("selected"),
    )
