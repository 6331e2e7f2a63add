r"""Invalid language tag

The tag in `lang` or `hreflang` starts with a valid language, but its rest is malformed or unknown: often it has an
underscore for the hyphen, or a country code that does not exist. Programs that parse tags strictly ignore the whole tag.

Bad:

    <html lang="en_US"><title>Sign up</title></html>
          ^^^^^^^^^^^^ is not a well-formed language tag

Fixed:

    <html lang="en-US"><title>Sign up</title></html>

Bad:

    <html lang="en-"><title>Sign up</title></html>
          ^^^^^^^^^^ is not a well-formed language tag

Bad:

    <html lang="en-UK"><title>Sign up</title></html>
          ^^^^^^^^^^^^ contains "uk", which is not a registered region

Bad:

    <html lang="de-fonipb"><title>Sign up</title></html>
          ^^^^^^^^^^^^^^^^ contains "fonipb", which is not a registered subtag

Bad:

    <html lang="de-1996-1996"><title>Anmelden</title></html>
          ^^^^^^^^^^^^^^^^^^^ contains "1996" twice

Bad:

    <p><a href="/us" hreflang="en_US">Site for the United States</a></p>
                     ^^^^^^^^^^^^^^^^ is not a well-formed language tag

Good:

    <html lang="zh-Hant-TW"><title>註冊</title></html>

Good:

    <html lang="en-GB-oxendict"><title>Sign up</title></html>

Sources: BCP 47 (RFC 5646), 2.1 Syntax and 2.2.9 Classes of conformance; HTML Standard, 3.2.6.2: a valid BCP 47 tag.
"""

from collections.abc import Iterator

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Page,
    predicate,
    replace,
    rule,
    say,
)

_REGION = 2  # letters


@rule(level="info", category="language", since="0.1", wcag=["3.1.1", "3.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Check tags that start with a registered language."""
    for element, name in _tagged(page):
        tag = page.tables.language_tag((element.value(name) or "").strip())
        attribute = element.attribute(name)
        repaired = page.tables.language_tag(tag.text.replace("_", "-"))
        if attribute is None or not repaired.is_registered:
            continue
        if not tag.is_well_formed:
            yield Hit(
                attribute.span,
                predicate("is not a well-formed language tag"),
                fix=replace(attribute, repaired.text, safe=True) if repaired.is_well_formed else None,
                help=say("Write the language and, if it matters, the country, with a hyphen between them: `en-US`"),
            )
        elif subtag := tag.unregistered:
            message = predicate('contains "{subtag}", which is not a registered subtag', subtag=subtag)
            if len(subtag) == _REGION or subtag.isdigit():
                message = predicate('contains "{subtag}", which is not a registered region', subtag=subtag)
            yield Hit(attribute.span, message, help=say("Use subtags from the IANA registry, or the language alone"))
        elif subtag := tag.repeated:
            yield Hit(attribute.span, predicate('contains "{subtag}" twice', subtag=subtag))


def _tagged(page: Page) -> Iterator[tuple[Element, str]]:
    """The elements that say a language, their own or that of what they link to, with the attribute that does."""
    yield from ((element, "lang") for element in page.tagged)
    yield from ((element, "hreflang") for element, _ in page.written("hreflang"))
