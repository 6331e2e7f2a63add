"""Questions that rules ask of the tables of the standards: what attributes HTML and ARIA know, what they may hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from formlint import knowledge
from formlint.forms.controls import Control, Page
from formlint.html import Element
from formlint.html.source import Span

_DATED = frozenset({"date", "datetime-local", "month", "week"})
_USUAL_YEAR = 4  # digits; the calendar of Python ends with the year 9999
_NONE: frozenset[str] = frozenset()


def html(table: str) -> Mapping[str, Any]:
    """A table of `rules/standards/html.toml`."""
    return knowledge.table("html")[table]


def aria(table: str) -> Mapping[str, Any]:
    """A table of `rules/standards/aria.toml`."""
    return knowledge.table("aria")[table]


@knowledge.remembered
def group_of(name: str) -> frozenset[str]:
    """The types of `input` that suit an autofill field name; empty for a word that is none."""
    groups: Mapping[str, Mapping[str, list[str]]] = html("autofill")["groups"]
    return next((frozenset(group["types"]) for group in groups.values() if name in group["names"]), _NONE)


def is_autofill(words: Sequence[str], tag: str) -> bool:
    """Whether words in small letters are autofill detail tokens, as the standard wants them on an element."""
    facts = html("autofill")
    if len(words) == 1 and words[0] in facts["switches"]:
        return True
    rest = list(words)
    if rest and rest[0].startswith("section-"):
        del rest[0]
    if rest and rest[0] in facts["addresses"]:
        del rest[0]
    contact = bool(rest) and rest[0] in facts["contacts"]
    rest = rest[contact:]
    if not rest or not group_of(rest[0]) or (contact and rest[0] not in facts["contact-names"]):
        return False
    return not rest[1:] or (rest[1:] == [facts["passkeys"]] and tag in facts["passkey-elements"])


def is_out_of_use(control: Control) -> bool:
    """Whether ARIA says that people cannot change it."""
    return control.value("aria-disabled") == "true" or control.value("aria-readonly") == "true"


def fits(value: str, form: str) -> bool:
    """Whether a value has one of the formats that `html.toml` lists; a date has to be in the calendar, too."""
    if _matcher(form)(value) is None:
        return False
    return form not in _DATED or value.find("-") != _USUAL_YEAR or _is_in_calendar(value, form)


def _is_in_calendar(value: str, form: str) -> bool:
    from datetime import date  # noqa: PLC0415 (few need it)

    year, rest = value[:_USUAL_YEAR], value[_USUAL_YEAR + 1 :]
    try:
        if form == "week":
            date.fromisocalendar(int(year), int(rest[1:]), 1)
        else:
            date(int(year), int(rest[:2]), int(rest[3:5] or 1))
    except ValueError:
        return False
    return True


@knowledge.remembered
def _matcher(form: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(html("formats")[form], re.ASCII).fullmatch


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


@knowledge.remembered
def idle_on(kind: str) -> frozenset[str]:
    """The attributes of `input` that a type of it does not take."""
    return frozenset(name for name, kinds in html("types").items() if name != "source" and kind not in kinds)


@knowledge.remembered
def formats_of(tag: str, kind: str) -> Mapping[str, str]:
    """The formats of the attributes of an element, by name; `kind` is the type that an `input` has."""
    values = html("values")
    found = {name: form for name, form in values.get(tag, {}).items() if name != "source"}
    own = values["types"].get(kind) if tag == "input" else None
    if own is None:
        return found
    if kind == "file":
        return found | {"accept": own}
    return found | {"value": own} | ({} if kind == "color" else {"max": own, "min": own, "step": "step"})
