"""Sentences for people: said in English, and kept apart from what is put into them, so that they can be translated.

What is put in stays as it is, but for what every language writes in its own way: a `Pack`, `TerritoryFacts` or
`TerritoryName` stands for its territory, a `Tongue` for a language, a `Figure` for a number, and a message for its own
translation.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from gettext import c2py
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Self, TypeVar

from formlint.knowledge import own
from formlint.knowledge.catalog import PLURAL
from formlint.knowledge.pack import WORLD, Pack, TerritoryFacts

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale

ENGLISH = "en"
_A_PAIR = 2
_PLAIN = frozenset({str, int})
_AS_IT_IS: Mapping[str, object] = MappingProxyType({})
_UNITS, _TEN = (("billion", 1_000_000_000), ("million", 1_000_000)), 10
_LEAST_ROUNDED = 1_000_000
_IN_TRADITIONAL = frozenset({"hant", "hk", "mo", "tw"})  # the parts of tags of Chinese that say so


class Message(str):
    """A sentence in English that remembers how it was made.

    Attributes:
        template: The sentence with `{names}` where parts stand; the key by which translations are found.
        parts: What stands there, by name.
        many: The template for another number than one; "" where `template` serves all numbers.
    """

    __slots__ = ("many", "parts", "template")

    template: str
    parts: Mapping[str, object]
    many: str

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """To another process goes how it was made, where its parts are no data of ours; else what is said."""
        parts = self.parts.values()
        if self.parts is _AS_IT_IS or not all(type(part) in _PLAIN or isinstance(part, Message) for part in parts):
            return verbatim, (str(self),)
        return _made, (type(self), str(self), self.template, dict(self.parts), self.many)


class Predicate(Message):
    """What is said of the subject of a finding, which the sentence begins with: "has no accessible name"."""

    __slots__ = ()


class Tongue(str):
    """The English name of a language, which remembers its BCP 47 tag."""

    __slots__ = ("tag",)

    tag: str

    def __new__(cls, name: str, tag: str) -> Self:
        """Call a language by a name."""
        tongue = super().__new__(cls, name)
        tongue.tag = tag
        return tongue

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        """To another process it goes with its tag."""
        return Tongue, (str(self), self.tag)


class TerritoryName(str):
    """The English name of a territory, without an article, which remembers its code."""

    __slots__ = ("code",)

    code: str

    def __new__(cls, name: str, code: str) -> Self:
        """Call a territory by a name."""
        territory = super().__new__(cls, name)
        territory.code = code
        return territory

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        """To another process it goes with its code."""
        return TerritoryName, (str(self), self.code)


class Figure(str):
    """A number as English writes it, which remembers what it is: `1,832`, `4.6` or, as a share, `46%`."""

    __slots__ = ("decimals", "is_share", "value")

    value: "float | Decimal"
    decimals: int
    is_share: bool

    def __new__(cls, value: "float | Decimal", decimals: int = 0, *, is_share: bool = False) -> Self:
        """Write a number with so many decimals; a share of 1 in percent."""
        figure = super().__new__(cls, f"{value:,.{decimals}{'%' if is_share else 'f'}}")
        figure.value, figure.decimals, figure.is_share = value, decimals, is_share
        return figure

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """To another process goes what is written."""
        return str, (str(self),)


class RoundFigure(Figure):
    """A large whole number as people round it: `3.4 million`; in Japanese, `340万`."""

    __slots__ = ()

    def __new__(cls, value: int) -> Self:
        """Write a number by the largest unit that it has, with a decimal below ten of these."""
        name, unit = next(((name, unit) for name, unit in _UNITS if value >= unit), ("", 1))
        decimals = int(bool(name) and value < _TEN * unit)
        figure = str.__new__(cls, f"{value / unit:,.{decimals}f} {name}".rstrip())
        figure.value, figure.decimals, figure.is_share = value, decimals, False
        return figure


M = TypeVar("M", bound=Message)


def _made(kind: type[M], text: str, template: str, parts: Mapping[str, object], many: str = "") -> M:
    message = kind(text)
    message.template, message.parts, message.many = template, parts, many
    return message


def verbatim(text: str) -> Message:
    """A message without parts: a name from the rule data, which the catalogs hold too, or what was said before."""
    return _made(Message, text, text.replace("{", "{{").replace("}", "}}"), _AS_IT_IS)


EMPTY = verbatim("")
"""What says nothing."""


def say(template: str, many: str = "", /, **parts: object) -> Message:
    """The sentence `template` with the parts put in, in the syntax of `str.format`.

    Where a number decides about the words, `template` is for one, and `many` for other numbers; the number is the part
    called `count`, a whole one. A territory gets its article ("the Netherlands") but where it stands in parentheses.
    """
    return _said(Message, template, many, parts)


def predicate(template: str, many: str = "", /, **parts: object) -> Predicate:
    """The same of a sentence without its subject, which `sentence` puts before it; translations are of the whole."""
    return _said(Predicate, template, many, parts)


def _said(kind: type[M], template: str, many: str, parts: Mapping[str, object]) -> M:
    chosen = many if many and parts["count"] != 1 else template
    shown = {name: _in_english(part, name, chosen) for name, part in parts.items()}
    return _made(kind, chosen.format_map(shown), template, parts, many)


def sentence(subject: Message, said: Message) -> Message:
    """The whole sentence: a subject, and what is said of it."""
    many = f"{{subject}} {said.many}" if said.many else ""
    return _made(Message, f"{subject} {said}", f"{{subject}} {said.template}", {"subject": subject, **said.parts}, many)


class Listing(str):
    """Names in a sentence, with a comma before the last of three or more: "A, B, and 3 more"."""

    __slots__ = ("names",)

    names: Sequence[object]


def several(names: Sequence[object], most: int) -> Message:
    """The first `most` of some names, at least one, and how many more there are: "A, B, and 3 more"."""
    more = len(names) - most
    told = [*names[:most], *([say("{count} more", "{count} more", count=more)] if more > 0 else ())]
    shown = [str(_in_english(name, "", "")) for name in told]
    text = f"{', '.join(shown[:-1])}, and {shown[-1]}" if len(shown) > _A_PAIR else " and ".join(shown)
    listing = Listing(text)
    listing.names = told
    return say("{names}", names=listing)


def translate(message: Message, language: str) -> Message:
    """The message in one of `languages()`; what has no translation stays English. The catalogs are formlint's own."""
    if language == ENGLISH or not message.template:  # under "", a catalog keeps its rule of plurals
        return message
    template, parts = _translation(message, language), message.parts
    shown = {name: _translated(_as_figure(part, name), language) for name, part in parts.items()}
    return _made(Message, template.format_map(shown), message.template, parts, message.many)


def told_in(language: str, said: str) -> str:
    """A message in a language, "" for English; what is no message stays as it is."""
    return translate(said, language or ENGLISH) if isinstance(said, Message) else said


def _translation(message: Message, language: str) -> str:
    """The template in a language, in the form that its number asks for; the English one where there is none."""
    catalog, number = own().messages(language), message.parts.get("count")
    found = catalog.get(message.template)
    if isinstance(found, str):
        return found
    if found and isinstance(number, int):
        return found[_plural_form(language)(number)]
    return message.many if message.many and number != 1 else message.template


@cache
def _plural_form(language: str) -> Callable[[int], int]:
    """Which form of a message a number asks for in a language, after the header of its catalog."""
    return c2py(str(own().messages(language)[PLURAL]))


def title(text: str, language: str) -> str:
    """A title, which has no parts, in one of `languages()`."""
    return text if language == ENGLISH else str(own().messages(language).get(text, text))


def is_left_english(message: Message, language: str) -> bool:
    """Whether one of `languages()` lacks a message of ours; of what is verbatim nobody knows the language."""
    return language != ENGLISH and message.parts is not _AS_IT_IS and message.template not in own().messages(language)


def languages() -> tuple[str, ...]:
    """The languages that messages can be said in, by BCP 47 tag."""
    return (ENGLISH, *own().languages())


def negotiated(wanted: str) -> str | None:
    """The one of `languages()` that suits whoever asks for a language, as `fr_CA`, `zh-CN` or `de_DE.UTF-8`."""
    parts = re.split("[-_]", re.split("[.@]", wanted)[0].strip().lower())
    there = {tag.lower(): tag for tag in languages()}
    for end in range(len(parts), 0, -1):
        if (tag := "-".join(parts[:end])) in there:
            return there[tag]
    script = "hant" if _IN_TRADITIONAL.intersection(parts) else "hans"
    return there.get(f"{parts[0]}-{script}")


def _as_figure(part: object, place: str) -> object:
    """A number of things is written as numbers are."""
    return Figure(part) if place == "count" and isinstance(part, int) else part


def _in_english(part: object, place: str, template: str) -> object:
    if not isinstance(part, Pack | TerritoryFacts):
        return _as_figure(part, place)
    name = part.name if isinstance(part, Pack) else part.names[0]
    return name if f"({{{place}}})" in template else part.in_sentence


def _translated(part: object, language: str) -> object:
    if isinstance(part, Pack):
        return _territories(language).get(part.territory, part.name) if part.territory != WORLD else part.name
    if isinstance(part, TerritoryFacts | TerritoryName):
        name = part if isinstance(part, TerritoryName) else part.names[0]
        return _territories(language).get(part.code, name)
    if isinstance(part, Figure):
        return _number(part, language)
    if isinstance(part, Listing):
        return _listed([str(_translated(name, language)) for name in part.names], language)
    if isinstance(part, Tongue):
        return _tongues(language).get(part.tag.replace("-", "_"), part)
    return translate(part, language) if isinstance(part, Message) else part


def _listed(names: Sequence[str], language: str) -> str:
    """Names as a language lists them, after CLDR."""
    lists, _ = _cldr()
    return lists.format_list(names, locale=_locale(language))


@cache
def _territories(language: str) -> Mapping[str, str]:
    """The names of the territories in a language, after CLDR."""
    return _locale(language).territories


@cache
def _tongues(language: str) -> Mapping[str, str]:
    """The names of the languages in a language, after CLDR."""
    return _locale(language).languages


def _number(figure: Figure, language: str) -> str:
    """A number as a language writes it, after CLDR."""
    (_, numbers), locale = _cldr(), _locale(language)
    if isinstance(figure, RoundFigure) and figure.value >= _LEAST_ROUNDED:
        return _rounded(int(figure.value), language)
    if figure.is_share:
        pattern = locale.percent_formats[None].pattern
        return numbers.format_percent(figure.value, _with_decimals(pattern, figure.decimals), locale)
    pattern = locale.decimal_formats[None].pattern.partition(".")[0]
    return numbers.format_decimal(figure.value, _with_decimals(pattern, figure.decimals), locale)


def _rounded(value: int, language: str) -> str:
    """A large number by a unit of a language, after CLDR, with a decimal below ten of these.

    It is the short form, as the long one asks for more words: "3,4 millions de personnes".
    """
    (_, numbers), locale = _cldr(), _locale(language)
    whole = numbers.format_compact_decimal(value, format_type="short", locale=locale)
    is_short = sum(map(str.isdigit, whole)) == 1
    return numbers.format_compact_decimal(value, format_type="short", locale=locale, fraction_digits=int(is_short))


def _with_decimals(pattern: str, decimals: int) -> str:
    return pattern.replace("#,##0", f"#,##0.{'0' * decimals}") if decimals else pattern


def _locale(language: str) -> "Locale":
    return _cldr()[0].Locale.parse(language, sep="-")


def _cldr() -> tuple[ModuleType, ModuleType]:
    """What writes lists and numbers."""
    from babel import lists, numbers  # noqa: PLC0415  # slow to import, needed for translations only

    return lists, numbers
