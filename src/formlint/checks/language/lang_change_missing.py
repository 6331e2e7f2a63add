r"""Passage in another language without `lang`

Screen readers read a passage with the voice of the page's language, so that one in another language is hard to understand;
letters that the voice does not know they spell out or skip. `lang` names the language of the passage.

Bad:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p>Пожалуйста, заполните все поля формы</p></body></html>
    ^^^ contains Cyrillic letters but has no `lang`; the page is declared as "en"

Bad:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p>Bitte füllen Sie alle Felder aus, damit wir Ihnen bald antworten können.</p></body></html>
    ^^^ is in German but has no `lang`; the page is declared as "en"

Good:

    <html lang="en"><body><p>Dear visitors, please fill in this form.</p>
    <p lang="ru">Пожалуйста, заполните все поля формы</p>
    <p lang="de">Bitte füllen Sie alle Felder aus, damit wir Ihnen bald antworten können.</p></body></html>

Texts of fewer than ten words, names, code, and addresses are left alone, and so is what may be in the language of the page.

Sources: WCAG 2.2, 3.1.2 Language of Parts, technique H58; `rules/tongues.toml`, `rules/inference/profiles.toml`.
"""

from collections.abc import Iterator

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Message,
    Page,
    predicate,
    rule,
    say,
    verbatim,
)

_MOST = 5  # passages reported per page


@rule(level="info", category="language", since="0.1", wcag=["3.1.2"], unless={"lang-of-text-wrong"}, every_page=True)
def check(page: Page) -> Hits:
    """Find longer texts in letters or words of another language."""
    declared = page.tables.language_tag(page.language or "")
    body = page.document.find("body")
    if body and declared.primary:
        hits = [*_in_other_letters(page, body, declared.primary), *_in_other_words(page, body, declared.primary)]
        yield from hits[:_MOST]


def _in_other_letters(page: Page, body: Element, declared: str) -> Iterator[Hit]:
    for element, script in page.foreign_passages(body, declared):
        message = predicate(
            'contains {script} letters but has no `lang`; the page is declared as "{language}"',
            script=verbatim(script.capitalize()),
            language=declared,
        )
        yield Hit(element.span, message, help=_remedy())


def _in_other_words(page: Page, body: Element, declared: str) -> Iterator[Hit]:
    passages = page.passages_in_other_languages(body, declared)
    if passages and page.other_tongue(body, page.language or ""):  # then the page's own `lang` is what is wrong
        return
    for element, found in passages:
        message = predicate(
            'is in {found} but has no `lang`; the page is declared as "{language}"', found=found, language=declared
        )
        yield Hit(element.span, message, help=_remedy())


def _remedy() -> Message:
    return say("Add `lang` with the language of the passage")
