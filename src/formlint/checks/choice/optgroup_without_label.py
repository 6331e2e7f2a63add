"""Option group without a label

An `optgroup` shows its label above its options, and screen readers announce it. Without a label, the options are
indented under a blank line.

Bad:

    <label>Car <select name="car"><optgroup><option>Volvo</option></optgroup></select></label>
                                  ^^^^^^^^^^ has no `label`, so its options appear under a blank line

Good:

    <label>Car <select name="car"><optgroup label="Sweden"><option>Volvo</option></optgroup></select></label>

Sources: WHATWG HTML, 4.10.9 The optgroup element; WCAG 2.2, 1.3.1.
"""

from formlint.rule import Hit, Hits, Page, predicate, rule


@rule(level="warning", category="label-missing", since="0.1", wcag={"1.3.1"})
def check(page: Page) -> Hits:
    """Look for the label, or for a legend, which customizable lists have."""
    for group in page.document.find_all("optgroup"):
        nameless = not (group.value("label") or "").strip() and not group.unknown("label") and not group.may_have_more
        if nameless and not any(child.tag == "legend" for child in group.children):
            yield Hit(group.span, predicate("has no `label`, so its options appear under a blank line"))
