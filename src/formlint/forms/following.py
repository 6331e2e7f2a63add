"""Whether a script changes the fields of an address with the country, as far as a page shows that.

Shop systems are known for it, and pages carry what their scripts write into the fields: labels, lengths and patterns of
postal codes by country.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from formlint.forms.controls import Control
from formlint.html.document import Document
from formlint.system.patterns import compiled_when_used

_BY_COUNTRY: Final = compiled_when_used(
    r"(?:postal|postcode|zip)\w{0,30}[\\\"']{1,4}\s{0,4}:\s{0,4}[\\\"']{0,3}\{", re.IGNORECASE
)
"""A key of JSON for postal codes, whose value is an object; quotes may be escaped."""

_OF_COUNTRY: Final = compiled_when_used(
    r"[\\\"'][A-Z]{2}[\\\"']{1,4}\s{0,4}:\s{0,4}\{(?:[^{}]|\{[\d,]{1,6}\}){0,500}?"
    r"(?i:postal|postcode|zip)\w{0,20}(?i:regex|pattern|format|mask|length)"
)
"""A key of JSON for a country, whose value is an object that says what its postal codes are like."""

_POSTAL: Final = compiled_when_used(r"postal|postcode|zip", re.IGNORECASE)
_FEWEST: Final = 2  # such keys: of two countries, or of two things that differ by country


class _Page:
    """What a document tells once."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def is_of_shop(self) -> bool:
        """Whether its scripts or style sheets are those of a shop system that is known for it."""
        signs = [part for shop in self._document.knowledge.shops.shops.values() for part in shop.addresses]
        loaded = (one.value("src") or one.value("href") or "" for one in self._document.each("script", "link"))
        return any(sign in address for address in loaded for sign in signs)

    @cached_property
    def carries_rules(self) -> bool:
        """Whether an attribute or a script in it holds what postal codes are like in several countries."""
        return any(map(_is_by_country, self._data()))

    def _data(self) -> Iterator[str]:
        document = self._document
        yield from (script.text for script in document.each("script"))
        for name in document.lookup.written:
            if name.startswith("data-"):
                yield from (element.value(name) or "" for element in document.stating(name, _POSTAL))


def follows_country(control: Control) -> bool:
    """Whether what a control takes is known to be changed with the country."""
    page, name = control.document.facts(_Page), control.name or control.id or ""
    named = any(name.startswith(shop.names) for shop in control.knowledge.shops.shops.values())
    return named or page.is_of_shop or page.carries_rules


def _is_by_country(text: str) -> bool:
    return len(_BY_COUNTRY.findall(text)) >= _FEWEST or len(_OF_COUNTRY.findall(text)) >= _FEWEST
