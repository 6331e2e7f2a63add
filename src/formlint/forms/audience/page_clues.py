"""What a page as a whole tells of the territories it is for: its language, its addresses, its title."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from formlint.forms.audience import locale_codes
from formlint.forms.audience.lookup import Atlas, atlas, key
from formlint.forms.audience.model import Clue
from formlint.forms.controls import Page
from formlint.forms.text_language import common_words
from formlint.forms.tokens import words
from formlint.html.document import Document, Element
from formlint.html.parser import turbohtml
from formlint.knowledge.message import Message, Tongue, say, verbatim
from formlint.system.patterns import compiled_when_used

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
_OWN = frozenset({"address-own", "address-host", "address-host-alone", "address-path", "address-path-alone"})
_TELLING = _PLACES | _LOCALES | _CURRENCIES | _TITLES | {_ADDRESS}
_DATA = ("country", "locale", "region", "market", "lang")
_LINKS = ("a", "area")
_ADDRESSES = ("base", "link")
_TELLING_STARTS = ("/", "tel:")
_MOST_LINKS = 500
_FEW_LINKS = 400  # beside so few addresses there are hardly as many links without one
_USUAL = compiled_when_used(r"(?:https?:)?//([^/@:?#\s]+)(?:/([^/?\s]+)(?=[/?]|\Z)|/?\Z)")
"""An address of a host (1) and a first segment of a path (2), which most are: it is read in two thirds of the time."""
_MOST = 0.5  # of the words of labels
_FEW = 5  # territories that share a currency
_SHORTEST_NAME = 4  # shorter ones are words as well


class Sign(NamedTuple):
    """An attribute of an element that tells something."""

    element: Element
    attribute: str
    value: str

    def clue(self, known: Atlas, territory: str, signal: str, text: Message) -> Clue:
        """The clue that it is."""
        return Clue(territory, signal, text, known.weight(signal), False, self.element, self.attribute)  # noqa: FBT003


Metas = Sequence[tuple[str, Sign]]
"""The names (or properties) of the metadata of a page that may tell a territory, with their contents."""


class PageFacts:
    """What a page says of itself and where it leads; all of it found in one walk.

    Attributes:
        metas: Its metadata.
        addresses: Its `<link>` and `<base>` elements with an address.
        links: Its `<a>` and `<area>` elements with an address that is not relative, each with that.
    """

    def __init__(self, page: Page) -> None:
        """Walk through the page."""
        document = page.document
        written, handle = document.lookup.select, document.handle
        metas = [_meta(handle(node)) for node in written("[content]") if node.tag == "meta" and _counts(document, node)]
        self.metas: Metas = [*filter(None, metas)]
        self.addresses: list[Element] = []
        self.links: list[tuple[Element, str]] = []
        for node in written("[href]"):
            tag = node.tag
            if tag in _LINKS:
                href = (handle(node).value("href") if document.templated else node.attr("href")) or ""
                # Most links are relative: to make handles for them takes half the time of all this.
                if ("//" in href or href.startswith(_TELLING_STARTS)) and _counts(document, node):
                    self.links.append((handle(node), href))
            elif tag in _ADDRESSES and _counts(document, node):
                self.addresses.append(handle(node))


def _counts(document: Document, node: turbohtml.Element) -> bool:
    """Whether a node is an HTML element, and not in the contents of a template."""
    return node.namespace is turbohtml.Namespace.HTML and not document.in_template(node)


def _meta(element: Element) -> tuple[str, Sign] | None:
    name = (element.value("property") or element.value("name") or element.value("http-equiv") or "").lower()
    content = element.value("content") if name in _TELLING else None
    return (name, Sign(element, "content", content)) if content else None


def clues(page: Page, heard: Callable[[], tuple[str, ...]]) -> Iterator[Clue]:
    """The clues of a page; `heard` tells the languages that its texts are in."""
    known, metas = atlas(page.knowledge), page.facts(PageFacts).metas
    addresses = [*_addresses(known, page, metas)]
    yield from _language(known, page, heard, addresses)
    yield from _locales(known, metas)
    yield from _places(known, metas)
    yield from _data(known, page)
    yield from addresses
    yield from _titles(known, page, metas)


# Language


def _language(
    known: Atlas, page: Page, heard: Callable[[], tuple[str, ...]], addresses: Sequence[Clue]
) -> Iterator[Clue]:
    sign = _declared(page)
    said = locale_codes.locale(known, sign.value) if sign else locale_codes.Locale(None, None)
    text = verbatim(f'<{sign.element.tag} lang="{sign.value}">' if sign else "")
    if sign and said.territory and not _is_habit(known, said, addresses):
        yield sign.clue(known, said.territory, _signal("language-region", said), text)
    elif sign and said.language and not _boilerplate(known, page, said.language, heard):
        for territory, share in known.shares(said.language).items():
            yield Clue(territory, "language-alone", text, share, True, sign.element, "lang")  # noqa: FBT003
    else:
        yield from _heard(known, heard())


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


def _is_habit(known: Atlas, said: locale_codes.Locale, addresses: Sequence[Clue]) -> bool:
    """Whether a region is one that people write from habit: the page's host is of another territory with the language.

    Forms may be sent to the host of somebody else: that counts against English only, which templates come with.
    """
    language = (said.language or "").partition("-")[0]
    own = {clue.territory for clue in addresses if clue.signal in _OWN and clue.attribute != "action"}
    if not own and language == _ENGLISH:
        own = {clue.territory for clue in addresses if clue.signal in _OWN and clue.attribute == "action"}
    return bool(own) and said.territory not in own and any(known.speaks(host, language) for host in own)


def _boilerplate(known: Atlas, page: Page, language: str, heard: Callable[[], tuple[str, ...]]) -> bool:
    """Whether a page names a language that it is not in: English, as templates do, or one whose tag means a place."""
    if language in known.table["codes"]["mistaken"]:
        return _is_foreign(page, language)
    return (language == _ENGLISH or known.is_place_elsewhere(language)) and bool(heard()) and language not in heard()


def _is_foreign(page: Page, language: str) -> bool:
    """Whether most words of the labels are common in other languages than that."""
    said = {word for control in page.controls for label in control.labels for word in words(label.text)}
    common = common_words(page.knowledge)
    return sum(any(one != language for one in common.get(word, ())) for word in said) > _MOST * len(said)


def _heard(known: Atlas, languages: tuple[str, ...]) -> Iterator[Clue]:
    certainty = known.weight("language-heard")
    for language in languages:
        for territory, share in known.shares(language.lower()).items():
            yield Clue(
                territory,
                "language-heard",
                say("its text is in {language}", language=Tongue(language, language)),
                share * certainty,
                shared=True,
            )


# Metadata


def _locales(known: Atlas, metas: Metas) -> Iterator[Clue]:
    for name, sign in metas:
        said = locale_codes.locale(known, sign.value) if name in _LOCALES else None
        if said and said.territory:
            yield sign.clue(
                known,
                said.territory,
                _signal("language-locale", said),
                say("{name} is {value}", name=name, value=sign.value),
            )


def _places(known: Atlas, metas: Metas) -> Iterator[Clue]:
    for name, sign in metas:
        if name in _PLACES:
            territory = _territory(known, sign.value.partition("-")[0])
            if territory:
                yield sign.clue(known, territory, "place-meta", say("{name} is {value}", name=name, value=sign.value))
        elif name in _CURRENCIES:
            yield from money(
                known,
                sign.value.strip().upper(),
                say("{name} is {value}", name=name, value=sign.value),
                sign.element,
                "content",
            )


def _territory(known: Atlas, value: str) -> str | None:
    return known.codes.get(value.strip().upper()) or known.names.get(key(value))


def _data(known: Atlas, page: Page) -> Iterator[Clue]:
    """What scripts are told: `<html data-country="AT">`."""
    for element in (page.document.find("html"), page.document.find("body")):
        for name in (f"data-{what}" for what in _DATA):
            value = element.value(name) if element else None
            if not element or not value:
                continue
            said = locale_codes.locale(known, value)
            place = _territory(known, value) if said.language is None or "country" in name else None
            territory = said.territory or place
            if territory and said != _DEFAULT:
                yield Sign(element, name, value).clue(known, territory, "fixed-locale", verbatim(f'{name}="{value}"'))


def money(
    known: Atlas, sign: str, text: Message, element: Element | None, attribute: str | None = None
) -> Iterator[Clue]:
    """The clues of a currency, by its code or symbol."""
    territories = known.currencies.get(sign, ())
    few = len(territories) <= _FEW
    for place, territory in enumerate(territories):
        signal = "money-shared" if place or not few else "money-few" if len(territories) > 1 else "money-own"
        yield Clue(territory, signal, text, known.weight(signal), len(territories) > 1, element, attribute)


# Addresses


def _addresses(known: Atlas, page: Page, metas: Metas) -> Iterator[Clue]:
    canonical = [sign for name, sign in metas if name == _ADDRESS]
    alternates: list[tuple[Sign, str]] = []
    for element in page.facts(PageFacts).addresses:
        href = element.value("href")
        kinds = (element.value("rel") or "").lower().split()
        if href and (element.tag == "base" or "canonical" in kinds):
            canonical.append(Sign(element, "href", href))
        elif href and "alternate" in kinds and (tag := element.value("hreflang")):
            alternates.append((Sign(element, "hreflang", tag), href))
    spoken = (locale_codes.locale(known, page.language or "").language or "").partition("-")[0]
    actions = [Sign(form.element, "action", form.action) for form in page.forms if form.element and form.action]
    for sign in (*canonical, *actions):
        yield from _address(known, sign, spoken)
    yield from _editions(known, alternates, {sign.value for sign in canonical})
    yield from _links(known, page, spoken)


def _address(known: Atlas, sign: Sign, spoken: str) -> Iterator[Clue]:
    for told in _told(known, sign.value, spoken):
        yield sign.clue(
            known,
            told.territory,
            told.signal,
            _leading(sign),
        )


def _leading(sign: Sign) -> Message:
    if sign.attribute == "action":
        return say("the form is submitted to {address}", address=sign.value)
    return say("its address is {address}", address=sign.value)


@lru_cache(maxsize=2048)
def _told(known: Atlas, address: str, spoken: str) -> tuple[locale_codes.Told, ...]:
    """What the host name and the first two segments of the path tell."""
    if address.startswith("/") and not address.startswith("//"):
        by_path = locale_codes.path(known, address, spoken)
        return (by_path,) if by_path else ()
    usual = _USUAL.match(address)
    if usual and not (usual[2] and locale_codes.may_tell(known, usual[2])):
        by_host = locale_codes.host(known, usual[1], spoken)
        return (by_host,) if by_host else ()
    name, path = _parts(address)
    by_host = locale_codes.host(known, name, spoken) if name else None
    named_language = by_host and known.speaks(by_host.territory, path.lower().split("/")[1])  # `example.ua/uk/`
    by_path = None if named_language else locale_codes.path(known, path, spoken)
    return tuple(filter(None, (by_host, by_path))) if by_host or by_path else ()


def _parts(address: str) -> tuple[str, str]:
    """The host name (empty without one) and the path of an address."""
    scheme, found, rest = address.strip().partition("//")
    if not found or scheme.lower() not in {"", "http:", "https:"}:
        return "", address if address.startswith("/") else ""
    name, _, path = rest.partition("/")
    return name.rpartition("@")[2].partition(":")[0].partition("?")[0].partition("#")[0], "/" + path.partition("?")[0]


def _editions(known: Atlas, alternates: Iterable[tuple[Sign, str]], canonical: set[str]) -> Iterator[Clue]:
    """The edition of a site that this page is: the alternate version with the page's own address."""
    for sign, href in alternates:
        said = locale_codes.locale(known, sign.value)
        if said.territory and href in canonical:
            text = say('this page is the hreflang="{language}" version', language=sign.value)
            yield sign.clue(known, said.territory, "language-hreflang", text)


def _links(known: Atlas, page: Page, spoken: str) -> Iterator[Clue]:
    """Where the links of the page lead, when enough of them agree."""
    addresses = [(link, href) for link, href in _first_links(page) if href.startswith("/") or "//" in href]
    found: Counter[locale_codes.Told] = Counter()
    shown: dict[locale_codes.Told, Element] = {}
    for link, href in addresses:
        for told in _told(known, href, spoken):
            found[told] += 1
            shown.setdefault(told, link)
    for told, count in found.items():
        share = count / len(addresses)
        if share >= known.limit("links") and (count > 1 or len(addresses) == 1):
            signal = "address-links" if told.signal == "address-own" else told.signal
            place = known.named(told.territory)
            confidence = min(known.weight(signal), known.weight("address-links")) * min(1.0, share + 0.5)
            yield Clue(
                told.territory,
                signal,
                say("{number} of {all} links lead to {territory}", number=count, all=len(addresses), territory=place),
                confidence,
                element=shown[told],
                attribute="href",
            )


def _first_links(page: Page) -> Sequence[tuple[Element, str]]:
    """Those of the links that are among the first of the page, relative ones and those without an address counted."""
    document, links = page.document, page.facts(PageFacts).links
    if len(document.lookup.select("[href]")) <= _FEW_LINKS:
        return links
    written = document.nodes.iter_elements(_LINKS)
    counted = (node for node in written if _counts(document, node)) if document.has_template else written
    first = {*islice(counted, _MOST_LINKS)}
    return [(link, href) for link, href in links if link.node in first]


# Title


def _titles(known: Atlas, page: Page, metas: Metas) -> Iterator[Clue]:
    title = page.document.find("title")
    for territory in _named(known, page.title):
        said = say('the title is "{title}"', title=page.title)
        yield Clue(territory, "title-name", said, known.weight("title-name"), element=title)
    for name, sign in metas:
        if name in _TITLES:
            for territory in _named(known, sign.value):
                said = say('{name} is "{value}"', name=name, value=sign.value)
                yield sign.clue(known, territory, "title-name", said)


def _named(known: Atlas, text: str) -> list[str]:
    """The territories that a text names beyond doubt."""
    matches = known.named_in_texts.find(key(text).split())
    sure = [match for match in matches if len(match.phrase) >= _SHORTEST_NAME or not match.phrase.isascii()]
    return [match.meaning for match in sure if match.phrase not in known.doubtful_names]
