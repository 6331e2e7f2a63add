r"""`lang` and `xml:lang` differ

Both attributes name the same language, but they differ in the country, script, or variant. HTML requires the same
value, as programs may read either one.

Bad:

    <html lang="en-GB" xml:lang="en-US"><title>Sign up</title></html>
                       ^^^^^^^^^^^^^^^^ differs from `lang="en-GB"` on the same element

Good:

    <html lang="en-GB" xml:lang="en-GB"><title>Sign up</title></html>

Sources: HTML Standard, 3.2.6.2: xml:lang must have the value of lang, compared without regard to case.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(level="info", category="language", since="0.1", wcag=["3.1.1"], every_page=True, attributes={"xml:lang"})
def check(page: Page) -> Hits:
    """Compare both attributes where they name the same language."""
    for element in page.tagged:
        tag, other = element.value("lang"), element.value("xml:lang")
        attribute = element.attribute("xml:lang")
        if not tag or not other or not attribute or tag.lower() == other.lower():
            continue
        if page.tables.language_tag(tag).primary == page.tables.language_tag(other).primary:
            yield Hit(
                attribute.span,
                predicate('differs from `lang="{tag}"` on the same element', tag=tag),
                help=say("Give both attributes the same value, or remove `xml:lang`"),
            )
