"""Where a page names a language that there is not."""

from formlint.html.document import Element
from formlint.knowledge.message import predicate, say
from formlint.rule.fixes import replace
from formlint.rule.hit import Hit, Hits
from formlint.rule.language_tags import LanguageTag

_NAMES = ("lang", "xml:lang")


def unknown_languages(element: Element, *, part: bool = False) -> Hits:
    """A hit on lang, else on xml:lang, where its value begins with no registered language.

    A `part` may say nothing of its language (""), but not nothing in white space.
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
            predicate('does not name a known language: "{subtag}" is not in the IANA registry', subtag=tag.primary),
            fix=fixes[0]._replace(edits=edits) if len(fixes) == len(wrong) else None,
            help=say("Start with a language subtag from the IANA registry, such as `en`, `de`, or `pt`"),
        )


def _is_unknown(tag: LanguageTag, *, part: bool) -> bool:
    return not tag.begins_well() and bool(tag.text.strip() or (part and tag.text))
