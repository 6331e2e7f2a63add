r"""`lang` and `xml:lang` differ

Both attributes name the same language, but they differ in the country, script, or variant. HTML requires the same
value, as programs may read either one. Without `lang`, `xml:lang` has no effect in HTML.

Bad:

    <html lang="en-GB" xml:lang="en-US"><title>Sign up</title></html>
                       ^^^^^^^^^^^^^^^^ differs from `lang="en-GB"` on the same element

Bad:

    <html lang="en"><title>Words</title><p>They say <span xml:lang="fr">bon appétit</span> before they eat.</p></html>
                                                          ^^^^^^^^^^^^^ has no effect in HTML without `lang`

Good:

    <html lang="en-GB" xml:lang="en-GB"><title>Sign up</title></html>

Sources: HTML Standard, 3.2.6.2: xml:lang must have the value of lang, compared without regard to case.
"""

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)

_PICTURES = ("math", "svg")


@rule(level="info", category="language", since="0.1", wcag=["3.1.1"], every_page=True, attributes={"xml:lang"})
def check(page: Page) -> Hits:
    """Compare both attributes where they name the same language."""
    for element in page.tagged:
        tag, other = element.value("lang"), element.value("xml:lang")
        attribute = element.attribute("xml:lang")
        if not other or not attribute or (tag or "").lower() == other.lower():
            continue
        if not element.has("lang") and _is_lost(page, element):
            yield Hit(
                attribute.span,
                predicate("has no effect in HTML without `lang`"),
                help=say("Give both attributes the same value, or remove `xml:lang`"),
            )
        elif tag and page.tables.language_tag(tag).primary == page.tables.language_tag(other).primary:
            yield Hit(
                attribute.span,
                predicate('differs from `lang="{tag}"` on the same element', tag=tag),
                help=say("Give both attributes the same value, or remove `xml:lang`"),
            )


def _is_lost(page: Page, element: Element) -> bool:
    """Whether nothing reads `xml:lang` alone: elements of pictures and XHTML do; the root is for `lang-missing`."""
    document = page.document
    in_picture = element.tag in _PICTURES or element.closest(*_PICTURES) is not None
    return not (document.has_code or document.is_xhtml or element is document.root or in_picture)
