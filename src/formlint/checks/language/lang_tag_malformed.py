r"""Language tag that is not well-formed

The language is known, the rest of the tag is not written as tags are: subtags of up to eight letters and digits, with
one hyphen between. Programs that compare tags strictly see no language.

Bad:

    <html lang="en_US"><title>Sign up</title></html>
          ^^^^^^^^^^^^ is not a well-formed language tag

Fixed:

    <html lang="en-US"><title>Sign up</title></html>

Bad:

    <html lang="en-"><title>Sign up</title></html>
          ^^^^^^^^^^ is not a well-formed language tag

Good:

    <html lang="zh-Hant-TW"><title>註冊</title></html>

Sources: BCP 47 (RFC 5646), 2.1 Syntax; HTML Standard, 3.2.6.2: a valid BCP 47 language tag.
"""

import re

from formlint.rule import (
    Hit,
    Hits,
    Page,
    is_registered,
    replace,
    rule,
    say,
)

_WELL_FORMED = re.compile(r"[a-z]{2,8}(?:-[a-z\d]{1,8})*", re.IGNORECASE)
_FIRST = re.compile(r"[a-z]+", re.IGNORECASE)


@rule(level="info", category="language", since="0.1", wcag=["3.1.1", "3.1.2"], everywhere=True)
def check(page: Page) -> Hits:
    """Look at tags that begin with a known language."""
    for element in page.document.select("[lang]"):
        tag = (element.value("lang") or "").strip()
        first = _FIRST.match(tag)
        if element.in_template or first is None or _WELL_FORMED.fullmatch(tag) or not is_registered(first[0].lower()):
            continue
        attribute, mended = element.attribute("lang"), tag.replace("_", "-")
        if attribute:
            mends = _WELL_FORMED.fullmatch(mended) is not None
            yield Hit(
                attribute.span,
                say("is not a well-formed language tag"),
                fix=replace(attribute, mended, safe=True) if mends else None,
                help=say("Write the language, and the country if it matters, with a hyphen between"),
            )
