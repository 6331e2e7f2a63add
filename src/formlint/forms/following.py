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

_BY_COUNTRY: Final = re.compile(
    r"(?:postal|postcode|zip)\w{0,30}[\\\"']{1,4}\s{0,4}:\s{0,4}[\\\"']{0,3}\{", re.IGNORECASE
)
"""A key of JSON for postal codes, whose value is an object; quotes may be escaped."""

_FEWEST: Final = 2  # such keys: of two countries, or of two things that differ by country
_LONG: Final = 200  # characters of an attribute that may hold that much
_AROUND: Final = 20  # elements around a control whose attributes are looked at


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
        """Whether a script in it holds what postal codes are like in several countries."""
        return any(_is_by_country(script.text) for script in self._document.each("script"))


def follows_country(control: Control) -> bool:
    """Whether what a control takes is known to be changed with the country."""
    page = control.document.facts(_Page)
    if page.is_of_shop or page.carries_rules:
        return True
    shops = control.knowledge.shops.shops.values()
    name = control.name or control.id or ""
    return any(name.startswith(shop.names) for shop in shops) or any(map(_is_by_country, _around(control)))


def _around(control: Control) -> Iterator[str]:
    """The long attributes of a control and of the elements around it."""
    for element, _ in zip((control.element, *control.element.ancestors()), range(_AROUND), strict=False):
        yield from (one.value for one in element.attributes if one.value and len(one.value) > _LONG)


def _is_by_country(text: str) -> bool:
    return len(_BY_COUNTRY.findall(text)) >= _FEWEST
