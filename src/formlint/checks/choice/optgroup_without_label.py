"""Option group without a label

An `optgroup` shows its label above its options, and screen readers announce it. Without a label, the options are
indented below a blank line, and people cannot tell what they have in common.

Bad:

    <label>Car <select name="car"><optgroup><option>Volvo</option></optgroup></select></label>
                                  ^^^^^^^^^^ has no label, so its options appear below a blank line

Good:

    <label>Car <select name="car"><optgroup label="Sweden"><option>Volvo</option></optgroup></select></label>

Sources: WHATWG HTML, 4.10.9 The optgroup element; WCAG 2.2, 1.3.1.
"""

from collections.abc import Iterator

from formlint.rule import Hit, Note, Page, Reason, predicate, rule, say


@rule(level="warning", category="label-missing", since="0.1", wcag={"1.3.1"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Look for a label, or for the legend that a customizable list may have instead."""
    for group in page.document.find_all("optgroup"):
        if (group.value("label") or "").strip() or any(child.tag == "legend" for child in group.children):
            continue
        if group.unknown("label") or group.may_have_more:
            yield Note(Reason.CODE, (group.closest("select") or group).span)
        else:
            message = predicate("has no label, so its options appear below a blank line")
            yield Hit(group.span, message, help=say("Add a `label` that says what the options have in common"))
