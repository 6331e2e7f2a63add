r"""Two languages for one element

Browsers go by `lang`, programs that read the page as XML by `xml:lang`: people hear one language or the other.

Bad:

    <html lang="en" xml:lang="fr"><title>Sign up</title></html>
                    ^^^^^^^^^^^^^ says another language than lang="en" beside it

Good:

    <html lang="en-GB" xml:lang="en-gb"><title>Sign up</title></html>

Sources: HTML Standard, 3.2.6.2: xml:lang must have the value of lang; WCAG 2.2, 3.1.1.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)


@rule(level="warning", category="language", since="0.1", wcag=["3.1.1", "3.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Compare the languages; a difference of country alone is another rule's."""
    for element in page.tagged:
        tag, other = element.value("lang"), element.value("xml:lang")
        attribute = element.attribute("xml:lang")
        if tag and other and attribute and _language(page, tag) != _language(page, other):
            yield Hit(
                attribute.span,
                say('says another language than lang="{tag}" beside it', tag=tag),
                help=say("Give both the same value, or take xml:lang away"),
            )


def _language(page: Page, tag: str) -> str:
    return page.tables.language_tag(tag).primary
