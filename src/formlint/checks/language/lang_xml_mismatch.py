r"""`lang` and `xml:lang` name different languages

Browsers use `lang` in HTML and `xml:lang` in XHTML. Where the two disagree, screen readers may read the page with the
voice of the wrong language.

Bad:

    <html lang="en" xml:lang="fr"><title>Sign up</title></html>
                    ^^^^^^^^^^^^^ names a different language than `lang="en"` on the same element

Good:

    <html lang="en-GB" xml:lang="en-gb"><title>Sign up</title></html>

Sources: HTML Standard, 3.2.6.2: xml:lang must have the value of lang; WCAG 2.2, 3.1.1.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(
    level="warning", category="language", since="0.1", wcag=["3.1.1", "3.1.2"], every_page=True, attributes={"xml:lang"}
)
def check(page: Page) -> Hits:
    """Compare the languages only; `lang-xml-differs` compares the rest of the tags."""
    for element in page.tagged:
        tag, other = element.value("lang"), element.value("xml:lang")
        attribute = element.attribute("xml:lang")
        if tag and other and attribute and _language(page, tag) != _language(page, other):
            yield Hit(
                attribute.span,
                predicate('names a different language than `lang="{tag}"` on the same element', tag=tag),
                help=say("Give both attributes the same value, or remove `xml:lang`"),
            )


def _language(page: Page, tag: str) -> str:
    return page.tables.language_tag(tag).primary
