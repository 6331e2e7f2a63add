"""Language tags of a page whose language is not registered."""

from formlint.html.document import Element
from formlint.knowledge.message import Message, predicate, say
from formlint.rule.fixes import replace
from formlint.rule.hit import Hit, Hits
from formlint.rule.language_tags import LanguageTag

_NAMES = ("lang", "xml:lang")


def unknown_languages(element: Element, *, part: bool = False) -> Hits:
    """Report `lang`, or else `xml:lang`, where its value does not start with a registered language.

    A `part` may declare an unknown language by an empty value, but not by white space.
    """
    known = element.document.knowledge
    found = [attribute for name in _NAMES if (attribute := element.attribute(name)) and attribute.value is not None]
    tags = [(one, LanguageTag(one.value or "", known)) for one in found]
    wrong = [(one, tag) for one, tag in tags if _is_unknown(tag, part=part)]
    fixes = [replace(one, tag.meant, safe=True) for one, tag in wrong if tag.meant]
    if wrong:
        first, tag = wrong[0]
        edits = tuple(edit for fix in fixes for edit in fix.edits)
        yield Hit(
            first.span,
            _told(tag),
            fix=fixes[0]._replace(edits=edits) if len(fixes) == len(wrong) else None,
            help=say("Use a registered language, such as `en`, `de`, or `pt`"),
        )


def _told(tag: LanguageTag) -> Message:
    if not tag.primary:
        return predicate("contains only white space, so it does not name a language")
    if tag.primary == tag.text.strip().lower():
        return predicate("does not name a registered language")
    return predicate('starts with "{subtag}", which is not a registered language', subtag=tag.primary)


def _is_unknown(tag: LanguageTag, *, part: bool) -> bool:
    if tag.text.lower().startswith("x-"):  # of private use
        return False
    return not tag.begins_well() and bool(tag.text.strip() or (part and tag.text))
