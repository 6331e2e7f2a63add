r"""Unknown language in `lang`

The value must start with a registered language, such as `en`, `de`, or `pt`. With a country code or a language name,
screen readers do not change their voice.

Bad:

    <html lang="jp"><title>登録</title></html>
          ^^^^^^^^^ is no language: "jp" is not in the registry of language tags

Fixed:

    <html lang="ja"><title>登録</title></html>

Bad:

    <html lang="klingon"><title>Qapla'</title></html>
          ^^^^^^^^^^^^^^ is no language: "klingon" is not in the registry of language tags

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
    """Look at lang and xml:lang of the page."""
    yield from page.unknown_languages(page.document.root)
