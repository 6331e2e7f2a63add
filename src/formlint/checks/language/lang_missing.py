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
    Level,
    Page,
    Span,
    predicate,
    rule,
    say,
)

_OF_MAIL = "x-apple-disable-message-reformatting"
_DOCTYPE = re.compile(r"\s*(<!doctype\b[^>]*>)", re.IGNORECASE)


@rule(level="error", category="language", since="0.1", wcag=["3.1.1"], every_page=True)
def check(page: Page) -> Hits:
    """Check the `<html>` start tag, or the doctype where that tag is left out."""
    html, remedy = page.document.root, say("Add `lang` with the language of the page to the `<html>` start tag")
    level = _level(page)
    if html.node.position is None:
        doctype = _DOCTYPE.match(page.document.source.text)
        if doctype:
            message = predicate("is not followed by an `<html>` start tag, so the page declares no language")
            yield Hit(Span(*doctype.span(1)), message, help=remedy, level=level)
    elif not html.has("lang") and not html.may_have_more:
        message = predicate("has no `lang`, so the page declares no language")
        yield Hit(html.span, message, help=remedy, level=level)
    elif (tag := html.value("lang")) is not None and not tag.strip() and (attribute := html.attribute("lang")):
        message = predicate("is empty, so the page declares no language")
        yield Hit(attribute.span, message, help=remedy, level=level)


def _level(page: Page) -> Level | None:
    """None for a whole page that asks people for something; mail and print get their language elsewhere."""
    if not page.fields_heard or _is_mail_or_print(page):
        return Level.INFO
    document = page.document
    whole = _DOCTYPE.match(document.source.text) and document.root.node.position is not None
    return None if whole and document.complete else Level.WARNING


def _is_mail_or_print(page: Page) -> bool:
    """Whether its head has what only templates of mails have, or a style sheet is for sheets of paper."""
    mail = any(name.lower() == _OF_MAIL for _, name in page.written("name", "meta[name]"))
    return mail or any("@page" in style.node.text for style in page.document.find_all("style"))
