r"""Unknown language in `lang`

`lang` must start with a registered language, such as `en`, `de`, or `pt`. If it holds a country code or the name of a
language, screen readers keep the user's default voice.

Bad:

    <html lang="jp"><title>登録</title></html>
          ^^^^^^^^^ does not name a registered language

Fixed:

    <html lang="ja"><title>登録</title></html>

Bad:

    <html lang="klingon"><title>Qapla'</title></html>
          ^^^^^^^^^^^^^^ does not name a registered language

Good:

    <html lang="pt-BR"><title>Cadastro</title></html>

Sources: BCP 47 (RFC 5646), 2.2.1; IANA Language Subtag Registry; WCAG 2.2, 3.1.1.
"""

from formlint.rule import (
    Hits,
    Page,
    rule,
)


@rule(level="warning", category="language", since="0.1", wcag=["3.1.1"], every_page=True)
def check(page: Page) -> Hits:
    """Check `lang` and `xml:lang` of the page."""
    yield from page.unknown_languages(page.document.root)
