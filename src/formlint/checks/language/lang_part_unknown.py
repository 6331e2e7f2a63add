r"""Unknown language in the `lang` of an element

Screen readers switch to the right voice for a passage only if its `lang` starts with a registered language.

Bad:

    <html lang="en"><p lang="english">They wandered into a bar.</p></html>
                       ^^^^^^^^^^^^^^ does not name a registered language

Fixed:

    <html lang="en"><p lang="en">They wandered into a bar.</p></html>

Good:

    <html lang="en"><p lang="de">Sie gingen in eine Kneipe.</p></html>

Sources: BCP 47 (RFC 5646), 2.2.1; IANA Language Subtag Registry; WCAG 2.2, 3.1.2.
"""

from formlint.rule import (
    Element,
    Hits,
    Page,
    hides,
    rule,
)


@rule(level="warning", category="language", since="0.1", wcag=["3.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Check the parts that have a `lang` of their own and text that it applies to."""
    for element in page.tagged:
        if element is not page.document.root:
            hits = [*page.unknown_languages(element, part=True)]
            if hits and _has_content(element):
                yield from hits


def _has_content(element: Element) -> bool:
    """Whether visible text, or a picture with a text alternative, takes its language from the element itself."""
    texts = (run.parent for run in element.texts() if run.text.strip())
    pictures = (one for one in element.descendants("img") if (one.value("alt") or "").strip())
    return any(_is_read(place, element) for stream in (texts, pictures) for place in stream)


def _is_read(place: Element, within: Element) -> bool:
    node: Element | None = place
    while node is not None and node is not within:
        if node.has("lang") or hides(node):
            return False
        node = node.parent
    return not hides(within)
