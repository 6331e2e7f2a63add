"""Questions about language tags: whether they are well-formed, and name a language that is registered."""

import re

from formlint import knowledge
from formlint.forms.controls import Page
from formlint.html import Document, Element
from formlint.knowledge.message import say
from formlint.rule.declaration import Hits
from formlint.rule.fixes import replace
from formlint.rule.hit import Hit

_NAMES = ("lang", "xml:lang")
_FIRST = re.compile(r"[A-Za-z]+(?![^_\-])")
_SUBTAGS = re.compile(
    r"""(?P<language> [a-z]{2,3} | [a-z]{4,8} )
    (?: - (?P<extlang> [a-z]{3} ) )?
    (?: - (?P<script> [a-z]{4} ) )?
    (?: - (?P<region> [a-z]{2} | \d{3} ) )?
    (?P<variants> (?: - (?: [a-z\d]{5,8} | \d[a-z\d]{3} ) )* )
    (?P<extensions> (?: - [a-wy-z\d] (?: - [a-z\d]{2,8} )+ )* )
    (?: - x (?: - [a-z\d]{1,8} )+ )?""",
    re.VERBOSE,
)
_PRIVATE = re.compile(r"x(?:-[a-z\d]{1,8})+")


def tagged(page: Page) -> tuple[Element, ...]:
    """The elements that say a language, in document order; contents of templates left out."""
    return page.document.once(_tagged)


def _tagged(document: Document) -> tuple[Element, ...]:
    found = document.select("[lang], [xml\\:lang]" if "xml:lang" in document.source.text else "[lang]")
    return tuple(element for element in found if not element.in_template)


def primary_subtag(tag: str) -> str:
    """The part of a language tag that names the language, in small letters."""
    return tag.strip().lower().partition("-")[0]


def is_registered(subtag: str) -> bool:
    """Whether a primary subtag is one of the registry that BCP 47 refers to."""
    return subtag in _registered("short" if len(subtag) == 2 else "long")  # noqa: PLR2004 (the short ones have two)


def is_well_formed(tag: str) -> bool:
    """Whether a tag keeps to the grammar of BCP 47."""
    text = tag.lower()
    matches = _SUBTAGS.fullmatch(text) or _PRIVATE.fullmatch(text)
    return matches is not None or text in _registered("grandfathered")


def unregistered(tag: str) -> str | None:
    """The first subtag behind the language of a well-formed tag that the registry lacks."""
    parts = _SUBTAGS.fullmatch(tag.lower())
    if parts is None:
        return None
    found = [(kind, parts[kind]) for kind in ("extlang", "script", "region") if parts[kind]]
    found += [("variant", variant) for variant in parts["variants"].split("-") if variant]
    return next((subtag for kind, subtag in found if subtag not in _registered(kind)), None)


def unknown_languages(element: Element, *, part: bool = False) -> Hits:
    """A hit on lang, else on xml:lang, where its value begins with no registered language.

    A `part` may say nothing of its language (""), but not nothing in white space.
    """
    found = [attribute for name in _NAMES if (attribute := element.attribute(name)) and attribute.value is not None]
    wrong = [one for one in found if _is_unknown(one.value or "", part=part)]
    fixes = [replace(one, meant, safe=True) for one in wrong if (meant := tag_meant(one.value or ""))]
    if wrong:
        subtag = primary_subtag(wrong[0].value or "")
        edits = tuple(edit for fix in fixes for edit in fix.edits)
        yield Hit(
            wrong[0].span,
            say('is no language: "{subtag}" is not in the registry of language tags', subtag=subtag),
            fix=fixes[0]._replace(edits=edits) if len(fixes) == len(wrong) else None,
            help=say("Begin with a language subtag of the IANA registry, as en, de or pt"),
        )


def _is_unknown(tag: str, *, part: bool) -> bool:
    return not _begins_well(tag) and bool(tag.strip() or (part and tag))


def _begins_well(tag: str) -> bool:
    """Whether a tag begins with a registered subtag, be the rest of it malformed."""
    first = _FIRST.match(tag.strip())
    return first is not None and is_registered(first[0].lower())


def tag_meant(tag: str) -> str | None:
    """The tag that somebody meant who wrote a country's code, or a language's name, in its place."""
    mistaken = knowledge.table("tongues")["mistaken"]
    wanted = tag.strip().lower().replace("_", "-")
    return mistaken.get(wanted) or mistaken.get(primary_subtag(wanted))


@knowledge.remembered
def _registered(kind: str) -> frozenset[str]:
    return frozenset(str(knowledge.table("subtags")[kind]).split())
