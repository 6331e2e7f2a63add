r"""Page that does not say its language

Screen readers read it with the voice of the listener's own language, translators and hyphenation guess, and browsers
show the messages about fields and dates in a language of their own.

Bad:

    <html>
    ^^^^^^ does not say its language
    <title>Sign up</title></html>

Bad:

    <html lang="">
          ^^^^^^^ is empty, so the page does not say its language
    <title>Sign up</title></html>

Bad:

    <!DOCTYPE html>
    ^^^^^^^^^^^^^^^ is of a page that does not say its language: no html start tag with lang
    <title>Sign up</title>

Good:

    <html lang="en">
    <title>Sign up</title></html>

Good:

    <label>Email <input type="email" name="email"></label>

A part of a page, as a component or a template is, gets its language from the page around.

Sources: WCAG 2.2, 3.1.1 Language of Page, technique H57; HTML Standard, 3.2.6.2, the lang attribute.
"""

import re

from formlint.rule import (
    Hit,
    Hits,
    Level,
    Page,
    Span,
    rule,
    say,
)

_OF_MAIL = "x-apple-disable-message-reformatting"
_DOCTYPE = re.compile(r"\s*(<!doctype\b[^>]*>)", re.IGNORECASE)


@rule(level="error", category="language", since="0.1", wcag=["3.1.1"], every_page=True)
def check(page: Page) -> Hits:
    """Look at the start tag of the page, or the doctype where the tag is left out."""
    html, remedy = page.document.root, say("Say the language of the page in the lang of its html start tag")
    level = _level(page)
    if html.node.position is None:
        doctype = _DOCTYPE.match(page.document.source.text)
        if doctype:
            message = say("is of a page that does not say its language: no html start tag with lang")
            yield Hit(Span(*doctype.span(1)), message, help=remedy, level=level)
    elif not html.has("lang") and not html.may_have_more:
        yield Hit(html.span, say("does not say its language"), help=remedy, level=level)
    elif (tag := html.value("lang")) is not None and not tag.strip() and (attribute := html.attribute("lang")):
        yield Hit(attribute.span, say("is empty, so the page does not say its language"), help=remedy, level=level)


def _level(page: Page) -> Level | None:
    """None for a whole page that asks people for something; what is read or printed only is given its language later."""
    if not page.fields_heard or _is_mail_or_print(page):
        return Level.INFO
    document = page.document
    whole = _DOCTYPE.match(document.source.text) and document.root.node.position is not None
    return None if whole and document.complete else Level.WARNING


def _is_mail_or_print(page: Page) -> bool:
    """Whether only templates of mails have what stands in its head, or a style sheet sets it on sheets of paper."""
    mail = any(name.lower() == _OF_MAIL for _, name in page.written("name", "meta[name]"))
    return mail or any("@page" in style.node.text for style in page.document.find_all("style"))
