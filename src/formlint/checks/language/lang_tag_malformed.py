r"""Invalid language tag in `lang`

The tag starts with a valid language, but its rest is malformed or unknown: often it has an underscore for the hyphen,
or a country code that does not exist. Programs that parse tags strictly ignore the whole tag.

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

Good:

    <html lang="zh-Hant-TW"><title>註冊</title></html>

Good:

    <html lang="en-GB-oxendict"><title>Sign up</title></html>

Sources: BCP 47 (RFC 5646), 2.1 Syntax and 2.2.9 Classes of conformance; HTML Standard, 3.2.6.2: a valid BCP 47 tag.
"""

from formlint.rule import (
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
    for element in page.tagged:
        tag = page.tables.language_tag((element.value("lang") or "").strip())
        attribute = element.attribute("lang")
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
