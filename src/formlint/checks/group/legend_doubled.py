r"""Fieldset with several legends

Only the first legend names the fieldset. Browsers show the others as ordinary text, and screen readers do not announce
them with the group.

Bad:

    <fieldset><legend>Delivery</legend> <legend>How soon?</legend> <label>Days <input name="days"></label></fieldset>
                                        ^^^^^^^^ does not name the fieldset, which already has a legend

Good:

    <fieldset><legend>Delivery: how soon?</legend> <label>Days <input name="days"></label></fieldset>

Sources: HTML Standard, 4.10.15, the fieldset element: content model.
"""

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Page,
    is_heard,
    predicate,
    rule,
    say,
)


@rule(level="info", category="markup-invalid", since="0.1", wcag=["1.3.1"])
def check(page: Page) -> Hits:
    """Count the legends that are children of a fieldset."""
    named: dict[Element, list[Element]] = {}
    for legend in page.document.elements:
        around = legend.parent if legend.tag == "legend" else None
        if around and around.tag == "fieldset":
            named.setdefault(around, []).append(legend)
    for legends in named.values():
        for legend in page.document.together(legends)[1:] if len(legends) > 1 else ():
            if is_heard(legend):
                yield Hit(
                    legend.span,
                    predicate("does not name the fieldset, which already has a legend"),
                    help=say("Keep only one `<legend>`"),
                )
