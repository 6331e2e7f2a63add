"""Questions that rules ask of the tables of the standards: what attributes HTML and ARIA know, what they may hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from formlint.forms.controls import Page
from formlint.html.document import Element
from formlint.html.scripts import Scripts
from formlint.html.source import Span
from formlint.knowledge.store import Knowledge

_NONE: frozenset[str] = frozenset()


def html(knowledge: Knowledge, table: str) -> Mapping[str, Any]:
    """A table of `rules/standards/html.toml`."""
    return knowledge.table("standards/html")[table]


def aria(knowledge: Knowledge, table: str) -> Mapping[str, Any]:
    """A table of `rules/standards/aria.toml`."""
    return knowledge.table("standards/aria")[table]


@lru_cache(maxsize=256)
def group_of(knowledge: Knowledge, name: str) -> frozenset[str]:
    """The types of `input` that suit an autofill field name; empty for a word that is none."""
    groups: Mapping[str, Mapping[str, list[str]]] = html(knowledge, "autofill")["groups"]
    return next((frozenset(group["types"]) for group in groups.values() if name in group["names"]), _NONE)


def is_autofill(knowledge: Knowledge, words: Sequence[str], tag: str) -> bool:
    """Whether words in small letters are autofill detail tokens, as the standard wants them on an element."""
    facts = html(knowledge, "autofill")
    if len(words) == 1 and words[0] in facts["switches"]:
        return True
    rest = list(words)
    if rest and rest[0].startswith("section-"):
        del rest[0]
    if rest and rest[0] in facts["addresses"]:
        del rest[0]
    contact = bool(rest) and rest[0] in facts["contacts"]
    rest = rest[contact:]
    if not rest or not group_of(knowledge, rest[0]) or (contact and rest[0] not in facts["contact-names"]):
        return False
    return not rest[1:] or (rest[1:] == [facts["passkeys"]] and tag in facts["passkey-elements"])


def matching(page: Page, css: str) -> Sequence[Element]:
    """The elements of a page that a CSS selector matches, contents of templates left out."""
    found = page.document.select(css)
    return [element for element in found if not element.in_template] if page.document.has_template else found


def present(page: Page, names: Iterable[str]) -> list[str]:
    """The attributes in a table, besides its `source`, that stand in some start tag of a page: most stand in none."""
    written = page.document.lookup.written
    return [name for name in names if name in written and name != "source"]


def written(page: Page, name: str, css: str = "") -> Iterator[tuple[Element, str]]:
    """The elements of a page that have an attribute, if its value is known ("" where it has none), with the value.

    `css` says which: a selector in place of all that have it.
    """
    for element in matching(page, css or f"[{name}]") if name in page.document.lookup.written else ():
        value = element.value(name)
        if value is not None:
            yield element, value


def place_of(element: Element, name: str) -> Span:
    """Where an attribute is written, the start tag where it is not."""
    attribute = element.attribute(name)
    return attribute.span if attribute else element.span


def stays_as_written(page: Page) -> bool:
    """Whether nothing can show what a page hides or add what it lacks: it is whole, and calls no script."""
    document = page.document
    return document.complete and not document.templated and not document.facts(Scripts).may_run
