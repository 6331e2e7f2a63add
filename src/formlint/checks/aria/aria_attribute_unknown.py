"""Unknown ARIA attribute

A misspelled ARIA attribute is silently ignored: `aria-labeledby` leaves a field without its accessible name.

Bad:

    <h2 id="title">Town</h2> <input name="town" aria-labeledby="title">
                                                ^^^^^^^^^^^^^^^^^^^^^^
    = is not an ARIA attribute; did you mean `aria-labelledby`?

Bad:

    <label>Town <input name="town" aria-mandatory="true"></label>
                                   ^^^^^^^^^^^^^^^^^^^^^ is not an ARIA attribute

Good:

    <h2 id="title">Town</h2> <input name="town" aria-labelledby="title" aria-required="true">

Sources: WAI-ARIA 1.2, 6.6; WCAG 2.2, 4.1.2.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from formlint.rule import Hit, Hits, Page, predicate, rule


@rule(level="warning", category="markup-invalid", since="0.1", wcag={"4.1.2"}, every_page=True)
def check(page: Page) -> Hits:
    """Look for the usual mistakes everywhere, for all others on the fields."""
    names, meant, document = page.tables.aria("attributes"), page.tables.aria("misspelt"), page.document
    if document.plain and not (page.present(meant) or _unknown(document.lookup.written, names)):
        return
    wrong = {control.element for control in page.controls if _unknown(control.element.names, names)}
    wrong.update(element for name in meant if name != "source" for element in page.select(f"[{name}]"))
    for element in wrong:
        for attribute in element.attributes:
            if attribute.name in meant:
                yield Hit(
                    attribute.span,
                    predicate("is not an ARIA attribute; did you mean `{name}`?", name=meant[attribute.name]),
                )
            elif attribute.name.startswith("aria-") and attribute.name not in names:
                yield Hit(attribute.span, predicate("is not an ARIA attribute"))


def _unknown(written: AbstractSet[str], names: Mapping[str, object]) -> list[str]:
    return [name for name in written if name.startswith("aria-") and name not in names]
