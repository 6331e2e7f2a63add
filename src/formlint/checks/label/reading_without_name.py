r"""Meter or progress bar without an accessible name

Screen readers announce "40 percent", for example, but not of what.

Bad:

    <p>Disk</p> <meter value="0.4"></meter>
                ^^^^^^^^^^^^^^^^^^^ has no accessible name: screen readers do not announce what it shows

Bad:

    <h3>Upload</h3> <div role="progressbar" aria-valuenow="40"></div>
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no accessible name: screen readers do not announce what it shows

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
    """Look at meters, progress bars, and outputs; an output may do without a name."""
    own = [element for element in page.document.elements if element.tag in _TAGS]
    roled = [one for one in page.with_roles("meter", "progressbar") if one.tag not in _TAGS]
    for element in (*own, *roled):
        if is_nameless(element) and is_heard(element):
            yield Hit(
                element.span,
                predicate("has no accessible name: screen readers do not announce what it shows"),
                help=say("Add a `<label>` or an `aria-label`")
                if element.tag in _TAGS
                else say("Add an `aria-label`, or an `aria-labelledby` with the id of its heading"),
                level=Level.INFO if element.tag == "output" else None,
            )
