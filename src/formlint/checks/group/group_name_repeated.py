r"""Several groups with the same name

Screen readers announce several groups in the same way, so people cannot tell them apart.

Bad:

    <fieldset><legend>Address</legend> <label>Town <input name="a"></label></fieldset>
              ^^^^^^^^ names its group "Address", like another group on this page
    <fieldset aria-label="Address"><label>Town <input name="b"></label></fieldset>
              ^^^^^^^^^^^^^^^^^^^^ names its group "Address", like another group on this page

Good:

    <fieldset><legend>Delivery address</legend> <label>Town <input name="a"></label></fieldset>
    <fieldset><legend>Billing address</legend> <label>Town <input name="b"></label></fieldset>

Sources: WCAG 2.2, 2.4.6 Headings and Labels.
"""

from collections import Counter

from formlint.rule import (
    CONTROL_TAGS,
    Element,
    Hit,
    Hits,
    Page,
    is_heard,
    name_of,
    plain,
    predicate,
    rule,
    say,
)


@rule(level="info", category="label-unclear", since="0.1", wcag=["2.4.6"], every_page=True)
def check(page: Page) -> Hits:
    """Compare the names of the groups that hold fields and are in no other group."""
    fieldsets = [element for element in page.document.elements if element.tag == "fieldset"]
    roled = [one for one in page.with_roles("group", "radiogroup") if one.tag != "fieldset"]
    names = [name_of(element) for element in (*fieldsets, *roled) if _is_asked(element)]
    often = Counter(plain(name.text) for name in names if name.known)
    for name in names:
        if name.known and name.text and often[plain(name.text)] > 1:
            message = predicate('names its group "{text}", like another group on this page', text=name.text)
            attribute = name.element.attribute(name.origin)
            yield Hit(
                attribute.span if attribute else name.element.span,
                message,
                help=say("Give each group its own name"),
            )


def _is_asked(element: Element) -> bool:
    outer = element.closest("fieldset", "section", "article", "table", "li")
    return outer is None and is_heard(element) and bool(element.descendants(*CONTROL_TAGS))
