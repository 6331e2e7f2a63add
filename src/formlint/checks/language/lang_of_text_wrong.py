r"""Wrong `lang` on the page

Screen readers read the page with a voice for the wrong language, which makes it hard to understand, and browsers offer
needless translations. Often, the `lang` was left over from a template.

Bad:

    <html lang="en"><body><p>Bitte füllen Sie das Formular aus. Die Angaben sind für die Bearbeitung nötig, und wir geben sie nicht weiter.</p></body></html>
          ^^^^^^^^^ does not match the text, which is in German

Good:

    <html lang="de"><body><p>Bitte füllen Sie das Formular aus. Die Angaben sind für die Bearbeitung nötig, und wir geben sie nicht weiter.</p></body></html>

Sources: WCAG 2.2, 3.1.1 Language of Page; `rules/tongues.toml`, `rules/inference/profiles.toml`.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)


@rule(level="warning", category="language", since="0.1", wcag=["3.1.1"], every_page=True)
def check(page: Page) -> Hits:
    """Compare the letters and the function words of the page with its `lang`; report clear cases only."""
    html = page.document.root
    declared, attribute = page.tables.language_tag(html.value("lang") or ""), html.attribute("lang")
    body = page.document.find("body")
    if attribute and body and declared.is_registered:
        language = page.other_tongue(body, declared.text)
        if language:
            yield Hit(
                attribute.span,
                predicate("does not match the text, which is in {language}", language=language),
                help=say("Set `lang` to the language of the text"),
            )
