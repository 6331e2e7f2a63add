r"""Page in another language than it says

Screen readers read the page with the voice of the wrong language, which nobody understands; browsers offer to translate
what needs no translation. Often the `lang` is that of the template the page was made from.

Bad:

    <html lang="en"><body><p>Bitte füllen Sie das Formular aus. Die Angaben sind für die Bearbeitung nötig, und wir geben sie nicht weiter.</p></body></html>
          ^^^^^^^^^ is not the language of the text, which is in German

Good:

    <html lang="de"><body><p>Bitte füllen Sie das Formular aus. Die Angaben sind für die Bearbeitung nötig, und wir geben sie nicht weiter.</p></body></html>

Sources: WCAG 2.2, 3.1.1 Language of Page; `rules/tongues.toml`, `rules/languages/`.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    rule,
    say,
)


@rule(level="warning", category="language", since="0.1", wcag=["3.1.1"], every_page=True)
def check(page: Page) -> Hits:
    """Look at the letters and the little words of the page; only what is beyond doubt is told."""
    html = page.document.root
    declared, attribute = page.tables.language_tag(html.value("lang") or ""), html.attribute("lang")
    body = page.document.find("body")
    if attribute and body and declared.is_registered:
        language = page.other_tongue(body, declared.primary)
        if language:
            yield Hit(
                attribute.span,
                say("is not the language of the text, which is in {language}", language=language),
                help=say("Give the page the lang of its text"),
            )
