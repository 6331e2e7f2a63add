r"""Passage in another script without `lang`

Screen readers spell out or skip a passage whose script does not belong to the language of the page, unless `lang` names
the language of the passage.

Bad:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p>Пожалуйста, заполните все поля формы</p></body></html>
    ^^^ contains Cyrillic letters but has no `lang`; the page is declared as "en"

Good:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p lang="ru">Пожалуйста, заполните все поля формы</p></body></html>

Sources: WCAG 2.2, 3.1.2 Language of Parts, technique H58; `rules/tongues.toml`, `rules/languages/`.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
    verbatim,
)

_MOST = 5  # passages reported per page


@rule(level="info", category="language", since="0.1", wcag=["3.1.2"], unless={"lang-of-text-wrong"}, every_page=True)
def check(page: Page) -> Hits:
    """Find longer texts in letters that the language of the page is never written in."""
    declared = page.tables.language_tag(page.language or "").primary
    body = page.document.find("body")
    if body and declared:
        for element, script in page.foreign_passages(body, declared)[:_MOST]:
            yield Hit(
                element.span,
                predicate(
                    'contains {script} letters but has no `lang`; the page is declared as "{language}"',
                    script=verbatim(script.capitalize()),
                    language=declared,
                ),
                help=say("Add `lang` with the language of the passage"),
            )
