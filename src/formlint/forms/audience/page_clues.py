"""What a page as a whole tells of the territories it is for: its language, its addresses, its title."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import turbohtml

from formlint.forms.audience import locale_codes, lookup
from formlint.forms.audience.lookup import named, weight
from formlint.forms.audience.model import Clue
from formlint.forms.controls import Page
from formlint.forms.phrase_match import find_phrases
from formlint.html import Document, Element

_ENGLISH = "en"
_DEFAULT = locale_codes.Locale("en", "US")
_PLACES = frozenset(
    {
        "geo.region",
        "geo.country",
        "geo.position.country",
        "country",
        "og:country-name",
        "business:contact_data:country_name",
    }
)
_LOCALES = frozenset({"og:locale", "content-language", "language", "locale", "dc.language"})
_CURRENCIES = frozenset({"og:price:currency", "product:price:currency", "currency"})
_TITLES = frozenset({"og:site_name", "application-name"})
_ADDRESS = "og:url"
_TELLING = _PLACES | _LOCALES | _CURRENCIES | _TITLES | {_ADDRESS}
_DATA = ("country", "locale", "region", "market", "lang")
_LINKS = ("a", "area")
_ADDRESSES = ("base", "link")
_TELLING_STARTS = ("/", "tel:")
_MOST_LINKS = 500
_FEW_LINKS = 400  # beside so few addresses there are hardly as many links without one
_USUAL = re.compile(r"(?:https?:)?//([^/@:?#\s]+)(?:/([^/?\s]+)(?=[/?]|\Z)|/?\Z)")
"""An address of a host (1) and a first segment of a path (2), which most are: it is read in two thirds of the time."""
_FEW = 5  # territories that share a currency
_SHORTEST_NAME = 4  # shorter ones are words as well


class Sign(NamedTuple):
    """An attribute of an element that tells something."""

    element: Element
    attribute: str
    value: str

    def clue(self, territory: str, signal: str, text: str, *, shared: bool = False, share: float = 1) -> Clue:
        """The clue that it is."""
        return Clue(territory, signal, text, weight(signal) * share, shared, self.element, self.attribute)


Metas = Sequence[tuple[str, Sign]]
"""The names (or properties) of the metadata of a page that may tell a territory, with their contents."""


class Heads(NamedTuple):
    """What a page says of itself and where it leads; all of it found in one walk.

    Attributes:
        metas: Its metadata.
        addresses: Its `<link>` and `<base>` elements with an address.
        links: Its `<a>` and `<area>` elements with an address that is not relative, each with that.
    """

    metas: Metas
    addresses: Sequence[Element]
    links: Sequence[tuple[Element, str]]


def heads(document: Document) -> Heads:
    """The heads of a document, to be asked for by `document.once`."""
    written, handle = document.lookup.select, document.handle
    metas = [_meta(handle(node)) for node in written("[content]") if node.tag == "meta" and _counts(document, node)]
    addresses: list[Element] = []
    links: list[tuple[Element, str]] = []
    for node in written("[href]"):
        tag = node.tag
        if tag in _LINKS:
            href = (handle(node).value("href") if document.templated else node.attr("href")) or ""
            # Most links are relative: to make handles for them takes half the time of all this.
            if ("//" in href or href.startswith(_TELLING_STARTS)) and _counts(document, node):
                links.append((handle(node), href))
        elif tag in _ADDRESSES and _counts(document, node):
            addresses.append(handle(node))
    return Heads([*filter(None, metas)], addresses, links)


def _counts(document: Document, node: turbohtml.Element) -> bool:
    """Whether a node is an HTML element, and not in the contents of a template."""
    return node.namespace is turbohtml.Namespace.HTML and not document.in_template(node)


def _meta(element: Element) -> tuple[str, Sign] | None:
    name = (element.value("property") or element.value("name") or element.value("http-equiv") or "").lower()
    content = element.value("content") if name in _TELLING else None
    return (name, Sign(element, "content", content)) if content else None


def clues(page: Page, heard: Callable[[], tuple[str, ...]]) -> Iterator[Clue]:
    """The clues of a page; `heard` tells the languages that its texts are in."""
    metas = page.document.once(heads).metas
    yield from _language(page, heard)
    yield from _locales(metas)
    yield from _places(metas)
    yield from _data(page)
    yield from _addresses(page, metas)
    yield from _titles(page, metas)


# Language


def _language(page: Page, heard: Callable[[], tuple[str, ...]]) -> Iterator[Clue]:
    sign = _declared(page)
    said = locale_codes.locale(sign.value) if sign else locale_codes.Locale(None, None)
    if sign and said.territory:
        yield sign.clue(said.territory, _signal("language-region", said), f'<{sign.element.tag} lang="{sign.value}">')
    elif sign and said.language and not _boilerplate(said.language, heard):
        text = f'<{sign.element.tag} lang="{sign.value}">'
        for territory, share in lookup.shares(said.language).items():
            yield Clue(territory, "language-alone", text, share, True, sign.element, "lang")  # noqa: FBT003
    else:
        yield from _heard(heard())


def _declared(page: Page) -> Sign | None:
    document = page.document
    for element in (document.find("html"), document.find("body")):
        for attribute in ("lang", "xml:lang"):
            value = element.value(attribute) if element else None
            if element and value:
                return Sign(element, attribute, value)
    return None


def _signal(signal: str, said: locale_codes.Locale) -> str:
    if said == _DEFAULT:
        return "language-default" if signal == "language-region" else f"{signal}-default"
    return f"{signal}-english" if signal == "language-region" and said.language == _ENGLISH else signal


def _boilerplate(language: str, heard: Callable[[], tuple[str, ...]]) -> bool:
    """Whether a page says that it is in English, as templates do, but is not."""
    return language == _ENGLISH and bool(heard()) and _ENGLISH not in heard()


def _heard(languages: tuple[str, ...]) -> Iterator[Clue]:
    certainty = weight("language-heard")
    for language in languages:
        for territory, share in lookup.shares(language.lower()).items():
            yield Clue(
                territory,
                "language-heard",
                f"its texts are in the language {language}",
                share * certainty,
                shared=True,
            )


# Metadata


def _locales(metas: Metas) -> Iterator[Clue]:
    for name, sign in metas:
        said = locale_codes.locale(sign.value) if name in _LOCALES else None
        if said and said.territory:
            yield sign.clue(said.territory, _signal("language-locale", said), f"{name} is {sign.value}")


def _places(metas: Metas) -> Iterator[Clue]:
    for name, sign in metas:
        if name in _PLACES:
            territory = _territory(sign.value.partition("-")[0])
            if territory:
                yield sign.clue(territory, "place-meta", f"{name} is {sign.value}")
        elif name in _CURRENCIES:
            yield from money(sign.value.strip().upper(), f"{name} is {sign.value}", sign.element, "content")


def _territory(value: str) -> str | None:
    return lookup.codes().get(value.strip().upper()) or lookup.names().get(lookup.key(value))


def _data(page: Page) -> Iterator[Clue]:
    """What scripts are told: `<html data-country="AT">`."""
    for element in (page.document.find("html"), page.document.find("body")):
        for name in (f"data-{what}" for what in _DATA):
            value = element.value(name) if element else None
            if not element or not value:
                continue
            said = locale_codes.locale(value)
            territory = said.territory or (_territory(value) if said.language is None or "country" in name else None)
            if territory and said != _DEFAULT:
                yield Sign(element, name, value).clue(territory, "fixed-locale", f'{name}="{value}"')


def money(sign: str, text: str, element: Element | None, attribute: str | None = None) -> Iterator[Clue]:
    """The clues of a currency, by its code or symbol."""
    territories = lookup.currencies().get(sign, ())
    few = len(territories) <= _FEW
    for place, territory in enumerate(territories):
        signal = "money-shared" if place or not few else "money-few" if len(territories) > 1 else "money-own"
        yield Clue(territory, signal, text, weight(signal), len(territories) > 1, element, attribute)


# Addresses


def _addresses(page: Page, metas: Metas) -> Iterator[Clue]:
    canonical = [sign for name, sign in metas if name == _ADDRESS]
    alternates: list[tuple[Sign, str]] = []
    for element in page.document.once(heads).addresses:
        href = element.value("href")
        kinds = (element.value("rel") or "").lower().split()
        if href and (element.tag == "base" or "canonical" in kinds):
            canonical.append(Sign(element, "href", href))
        elif href and "alternate" in kinds and (tag := element.value("hreflang")):
            alternates.append((Sign(element, "hreflang", tag), href))
    actions = [Sign(form.element, "action", form.action) for form in page.forms if form.element and form.action]
    for sign in (*canonical, *actions):
        yield from _address(sign)
    yield from _editions(alternates, {sign.value for sign in canonical})
    yield from _links(page)


def _address(sign: Sign) -> Iterator[Clue]:
    for told in _told(sign.value):
        yield sign.clue(
            told.territory,
            told.signal,
            f"its address is {sign.value}" if sign.attribute != "action" else f"the form is sent to {sign.value}",
        )


@lru_cache(maxsize=2048)
def _told(address: str) -> tuple[locale_codes.Told, ...]:
    """What the host name and the first two segments of the path tell."""
    if address.startswith("/") and not address.startswith("//"):
        by_path = locale_codes.path(address)
        return (by_path,) if by_path else ()
    usual = _USUAL.match(address)
    if usual and not (usual[2] and locale_codes.may_tell(usual[2])):
        by_host = locale_codes.host(usual[1])
        return (by_host,) if by_host else ()
    name, path = _parts(address)
    by_host, by_path = locale_codes.host(name) if name else None, locale_codes.path(path)
    return tuple(filter(None, (by_host, by_path))) if by_host or by_path else ()


def _parts(address: str) -> tuple[str, str]:
    """The host name (empty without one) and the path of an address."""
    scheme, found, rest = address.strip().partition("//")
    if not found or scheme.lower() not in {"", "http:", "https:"}:
        return "", address if address.startswith("/") else ""
    name, _, path = rest.partition("/")
    return name.rpartition("@")[2].partition(":")[0].partition("?")[0].partition("#")[0], "/" + path.partition("?")[0]


def _editions(alternates: Iterable[tuple[Sign, str]], canonical: set[str]) -> Iterator[Clue]:
    """The edition of a site that this page is: the alternate version with the page's own address."""
    for sign, href in alternates:
        said = locale_codes.locale(sign.value)
        if said.territory and href in canonical:
            yield sign.clue(said.territory, "language-hreflang", f'this page is the version hreflang="{sign.value}"')


def _links(page: Page) -> Iterator[Clue]:
    """Where the links of the page lead, when enough of them agree."""
    addresses = [(link, href) for link, href in _first_links(page.document) if href.startswith("/") or "//" in href]
    found: Counter[locale_codes.Told] = Counter()
    shown: dict[locale_codes.Told, Element] = {}
    for link, href in addresses:
        for told in _told(href):
            found[told] += 1
            shown.setdefault(told, link)
    for told, count in found.items():
        share = count / len(addresses)
        if share >= lookup.limit("links") and (count > 1 or len(addresses) == 1):
            signal = "address-links" if told.signal == "address-own" else told.signal
            confidence = min(weight(signal), weight("address-links")) * min(1.0, share + 0.5)
            yield Clue(
                told.territory,
                signal,
                f"{count} of {len(addresses)} links lead to {named(told.territory)}",
                confidence,
                element=shown[told],
                attribute="href",
            )


def _first_links(document: Document) -> Sequence[tuple[Element, str]]:
    """Those of the links that are among the first of the page, relative ones and those without an address counted."""
    links = document.once(heads).links
    if len(document.lookup.select("[href]")) <= _FEW_LINKS:
        return links
    written = document.nodes.iter_elements(_LINKS)
    counted = (node for node in written if _counts(document, node)) if document.has_template else written
    first = {*islice(counted, _MOST_LINKS)}
    return [(link, href) for link, href in links if link.node in first]


# Title


def _titles(page: Page, metas: Metas) -> Iterator[Clue]:
    title = page.document.find("title")
    for territory in _named(page.title):
        yield Clue(territory, "title-name", f'the title is "{page.title}"', weight("title-name"), element=title)
    for name, sign in metas:
        if name in _TITLES:
            for territory in _named(sign.value):
                yield sign.clue(territory, "title-name", f'{name} is "{sign.value}"')


def _named(text: str) -> list[str]:
    """The territories that a text names beyond doubt."""
    matches = find_phrases(tuple(lookup.key(text).split()), lookup.names(), lookup.longest_names())
    sure = (match.phrase for match in matches if len(match.phrase) >= _SHORTEST_NAME or not match.phrase.isascii())
    return [lookup.names()[phrase] for phrase in sure if phrase not in lookup.doubtful_names()]
