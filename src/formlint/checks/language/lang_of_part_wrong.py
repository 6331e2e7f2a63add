r"""Wrong `lang` on an element

Screen readers read an element with the voice that its `lang` asks for. With the voice of another language, the text is
hard to understand.

Bad:

    <html lang="en"><p>They say: <span lang="fr">Hij ging met de kippen op stok</span>, and mean it.</p></html>
                                       ^^^^^^^^^ does not match the text, which is in Dutch

Good:

    <html lang="en"><p>They say: <span lang="nl">Hij ging met de kippen op stok</span>, and mean it.</p></html>

Sources: WCAG 2.2, 3.1.2 Language of Parts, technique H58; `rules/tongues.toml`, `rules/inference/profiles.toml`.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    predicate,
    rule,
    say,
)

_WHOLE = frozenset({"body", "html"})
_MOST = 40  # parts checked per page


@rule(level="info", category="language", since="0.1", wcag=["3.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Check the parts that have their own `lang`."""
    parts = [element for element in page.tagged if element.tag not in _WHOLE]
    for element in parts[:_MOST]:
        declared, attribute = page.tables.language_tag(element.value("lang") or ""), element.attribute("lang")
        if attribute and declared.is_registered:
            language = page.other_tongue(element, declared.text)
            if language:
                yield Hit(
                    attribute.span,
                    predicate("does not match the text, which is in {language}", language=language),
                    help=say("Set `lang` to the language of the text"),
                )
