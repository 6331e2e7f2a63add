r"""Page without a language

Screen readers read the page with the user's default voice, which may be a voice for another language. Translation and
hyphenation have to guess.

Bad:

    <html>
    ^^^^^^ has no `lang`, so the page declares no language
    <title>Sign up</title></html>

Bad:

    <html lang="">
          ^^^^^^^ is empty, so the page declares no language
    <title>Sign up</title></html>

Bad:

    <!DOCTYPE html>
    ^^^^^^^^^^^^^^^ is not followed by an `<html>` start tag, so the page declares no language
    <title>Sign up</title>

Good:

    <html lang="en">
    <title>Sign up</title></html>

Good:

    <label>Email <input type="email" name="email"></label>

A component or template that is only part of a page gets its language from that page.

Sources: WCAG 2.2, 3.1.1 Language of Page, technique H57; HTML Standard, 3.2.6.2, the lang attribute.
"""

import re

from formlint.rule import (
    Hit,
    Hits,
    Page,
    Span,
    predicate,
    rule,
    say,
)

_DOCTYPE = re.compile(r"\s*(<!doctype\b[^>]*>)", re.IGNORECASE)


@rule(level="warning", category="language", since="0.1", wcag=["3.1.1"], every_page=True)
def check(page: Page) -> Hits:
    """Check the `<html>` start tag, or the doctype where that tag is left out."""
    html, remedy = page.document.root, say("Add `lang` with the language of the page to the `<html>` start tag")
    if html.node.position is None:
        doctype = _DOCTYPE.match(page.document.source.text)
        if doctype:
            message = predicate("is not followed by an `<html>` start tag, so the page declares no language")
            yield Hit(Span(*doctype.span(1)), message, help=remedy)
    elif not html.has("lang") and not html.may_have_more:
        yield Hit(html.span, predicate("has no `lang`, so the page declares no language"), help=remedy)
    elif (tag := html.value("lang")) is not None and not tag.strip() and (attribute := html.attribute("lang")):
        yield Hit(attribute.span, predicate("is empty, so the page declares no language"), help=remedy)
