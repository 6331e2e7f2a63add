r"""Passage in other letters without a lang

A passage in a language that is written in other letters than the page's is spelled out or left out by screen readers,
unless it says its language.

Bad:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p>Пожалуйста, заполните все поля формы</p></body></html>
    ^^^ holds Cyrillic letters in a page that says it is in "en", and no lang

Good:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p lang="ru">Пожалуйста, заполните все поля формы</p></body></html>

Sources: WCAG 2.2, 3.1.2 Language of Parts, technique H58; `rules/tongues.toml`, `rules/languages/`.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
    verbatim,
)

_MOST = 5  # passages of one page that are told


@rule(level="info", category="language", since="0.1", wcag=["3.1.2"], unless={"lang-of-text-wrong"}, every_page=True)
def check(page: Page) -> Hits:
    """Look for texts of some length in letters that the language of the page is never written in."""
    declared = page.tables.language_tag(page.language or "").primary
    body = page.document.find("body")
    if body and declared:
        for element, script in page.foreign_passages(body, declared)[:_MOST]:
            yield Hit(
                element.span,
                say(
                    'holds {script} letters in a page that says it is in "{language}", and no lang',
                    script=verbatim(script.capitalize()),
                    language=declared,
                ),
                help=say("Say the language of the passage in a lang"),
            )
