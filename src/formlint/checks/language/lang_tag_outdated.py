r"""Outdated or needless part of a language tag

The IANA registry has replaced some codes: Hebrew is `he`, not `iw`. And a script that a language is nearly always written
in does not belong in its tag. Programs that compare tags may not find the voice, the fonts, or the translation for the page.

Bad:

    <html lang="iw" dir="rtl"><title>הרשמה</title></html>
          ^^^^^^^^^ contains "iw", which is deprecated

Fixed:

    <html lang="he" dir="rtl"><title>הרשמה</title></html>

Bad:

    <html lang="en-Latn-GB"><title>Sign up</title></html>
          ^^^^^^^^^^^^^^^^^ contains "Latn", the script in which the language is written anyway

Fixed:

    <html lang="en-GB"><title>Sign up</title></html>

Bad:

    <html lang="sr-YU"><title>Prijava</title></html>
          ^^^^^^^^^^^^ contains "yu", which is deprecated

Good:

    <html lang="sr-Latn-RS"><title>Prijava</title></html>

Good:

    <html lang="zh-Hant"><title>註冊</title></html>

Sources: BCP 47 (RFC 5646), 4.1 Choice of Language Tag, and 3.1.9 Suppress-Script; IANA Language Subtag Registry.
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


@rule(level="info", category="language", since="0.2", wcag=["3.1.1", "3.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look up the parts of valid tags."""
    for element in page.tagged:
        attribute, tag = element.attribute("lang"), page.tables.language_tag((element.value("lang") or "").strip())
        wrong, needless = tag.deprecated, tag.default_script
        if attribute is None or tag.unregistered or not (wrong or needless):
            continue
        message = predicate('contains "{subtag}", which is deprecated', subtag=wrong)
        if wrong is None:
            message = predicate(
                'contains "{script}", the script in which the language is written anyway', script=needless
            )
        yield Hit(
            attribute.span,
            message,
            fix=replace(attribute, tag.current, safe=True) if tag.current else None,
            help=say("Use subtags from the IANA registry, or the language alone"),
        )
