"""Questions about language tags: whether they are well-formed, and name a language that is registered."""

import re
from collections.abc import Mapping
from functools import lru_cache

from formlint.forms.controls import Page
from formlint.html.document import Element
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

_FIRST = compiled_when_used(r"[A-Za-z]+(?![^_\-])")
_SUBTAGS = compiled_when_used(
    r"""(?P<language> [a-z]{2,3} | [a-z]{4,8} )
    (?: - (?P<extlang> [a-z]{3} ) )?
    (?: - (?P<script> [a-z]{4} ) )?
    (?: - (?P<region> [a-z]{2} | \d{3} ) )?
    (?P<variants> (?: - (?: [a-z\d]{5,8} | \d[a-z\d]{3} ) )* )
    (?P<extensions> (?: - [a-wy-z\d] (?: - [a-z\d]{2,8} )+ )* )
    (?: - x (?: - [a-z\d]{1,8} )+ )?""",
    re.VERBOSE,
)
_PRIVATE = compiled_when_used(r"x(?:-[a-z\d]{1,8})+")


def tagged(page: Page) -> tuple[Element, ...]:
    """The elements that say a language, in document order; contents of templates left out."""
    return page.facts(_tagged)


def _tagged(page: Page) -> tuple[Element, ...]:
    document = page.document
    found = document.select("[lang], [xml\\:lang]" if "xml:lang" in document.source.text else "[lang]")
    return tuple(element for element in found if not element.in_template)


class LanguageTag:
    """A language tag as somebody has written it, and what BCP 47 and its registry say of it."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        """Nothing is looked up before it is asked for."""
        self.text = text
        self._knowledge = knowledge

    @property
    def primary(self) -> str:
        """The part that names the language, in small letters."""
        return primary_subtag(self.text)

    @property
    def is_registered(self) -> bool:
        """Whether the registry that BCP 47 refers to has its primary subtag."""
        return _is_registered(self._knowledge, self.primary)

    @property
    def is_well_formed(self) -> bool:
        """Whether it keeps to the grammar of BCP 47."""
        text = self.text.lower()
        matches = _SUBTAGS.fullmatch(text) or _PRIVATE.fullmatch(text)
        return matches is not None or text in _registered(self._knowledge, "grandfathered")

    @property
    def unregistered(self) -> str | None:
        """The first subtag behind the language that the registry lacks, if the tag is well-formed."""
        parts = _SUBTAGS.fullmatch(self.text.lower())
        if parts is None:
            return None
        found = [(kind, parts[kind]) for kind in ("extlang", "script", "region") if parts[kind]]
        found += [("variant", variant) for variant in parts["variants"].split("-") if variant]
        return next((subtag for kind, subtag in found if subtag not in _registered(self._knowledge, kind)), None)

    @property
    def deprecated(self) -> str | None:
        """What of it the registry says not to write any more: all of it, its language or its region."""
        text = self.text.lower()
        if text in self._table("deprecated-tags"):
            return text
        if self.primary in self._table("deprecated-languages"):
            return self.primary
        parts = _SUBTAGS.fullmatch(text) if "-" in text else None
        return parts["region"] if parts and parts["region"] in self._table("deprecated-regions") else None

    @property
    def default_script(self) -> str | None:
        """The script that it names needlessly, as nearly all texts in the language are written in it."""
        parts = _SUBTAGS.fullmatch(self.text.lower()) if "-" in self.text else None
        if parts is None or parts["script"] is None:
            return None
        languages = self._table("default-scripts").get(parts["script"], "")
        return parts["script"].capitalize() if parts["language"] in languages.split() else None

    @property
    def repeated(self) -> str | None:
        """The variant that it names twice."""
        parts = _SUBTAGS.fullmatch(self.text.lower())
        variants = parts["variants"].split("-")[1:] if parts else []
        return next((one for place, one in enumerate(variants) if one in variants[:place]), None)

    @property
    def current(self) -> str | None:
        """The tag without what is deprecated or needless in it; None where nothing takes its place."""
        wrong = self.deprecated
        if wrong is None:
            return "-".join(one for one in self.text.split("-") if one.capitalize() != self.default_script)
        names = ("deprecated-tags", "deprecated-languages", "deprecated-regions")
        instead = next(filter(None, (self._table(name).get(wrong) for name in names)), None)
        return instead and re.sub(rf"\b{wrong}\b", instead, self.text, count=1, flags=re.IGNORECASE)

    def _table(self, name: str) -> Mapping[str, str]:
        found: Mapping[str, str] = self._knowledge.table("standards/subtags")[name]
        return found

    @property
    def meant(self) -> str | None:
        """The tag that somebody meant who wrote a country's code, or a language's name, in its place."""
        mistaken = self._knowledge.tongues.mistaken.of
        wanted = self.text.strip().lower().replace("_", "-")
        return mistaken.get(wanted) or mistaken.get(primary_subtag(wanted))

    def begins_well(self) -> bool:
        """Whether it begins with a registered subtag, be the rest of it malformed."""
        first = _FIRST.match(self.text.strip())
        return first is not None and _is_registered(self._knowledge, first[0].lower())


def primary_subtag(tag: str) -> str:
    """The part of a language tag that names the language, in small letters."""
    return tag.strip().lower().partition("-")[0]


def _is_registered(knowledge: Knowledge, subtag: str) -> bool:
    return subtag in _registered(knowledge, "short" if len(subtag) == 2 else "long")  # noqa: PLR2004 (these have two)


@lru_cache(maxsize=32)
def _registered(knowledge: Knowledge, kind: str) -> frozenset[str]:
    return frozenset(str(knowledge.table("standards/subtags")[kind]).split())
