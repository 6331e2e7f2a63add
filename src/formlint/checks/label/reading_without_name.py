r"""Meter or progress bar without an accessible name

Screen readers announce "40 percent", but not of what.

Bad:

    <p>Disk</p> <meter value="0.4"></meter>
                ^^^^^^^^^^^^^^^^^^^ has no accessible name: screen readers announce its value but not what it measures

Good:

    <label for="disk">Disk</label> <meter id="disk" value="0.4"></meter>

Sources: WCAG 2.2, 1.1.1 and 4.1.2; WAI-ARIA 1.2, meter and progressbar: a name is required.
"""

from formlint.rule import (
    Hit,
    Hits,
    Level,
    Page,
    is_heard,
    is_nameless,
    predicate,
    rule,
    say,
)

_TAGS = frozenset({"meter", "output", "progress"})


@rule(level="warning", category="label-missing", since="0.1", wcag=["1.1.1", "4.1.2"], every_page=True)
def check(page: Page) -> Hits:
    """Look at readings; the result of a calculation may do without a name."""
    own = [element for element in page.document.elements if element.tag in _TAGS]
    roled = [one for one in page.with_roles("meter", "progressbar") if one.tag not in _TAGS]
    for element in (*own, *roled):
        if is_nameless(element) and is_heard(element):
            yield Hit(
                element.span,
                predicate("has no accessible name: screen readers announce its value but not what it measures"),
                help=say("Add a `<label>` or an `aria-label`"),
                level=Level.INFO if element.tag == "output" else None,
            )
