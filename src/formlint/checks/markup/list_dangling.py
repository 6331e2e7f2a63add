"""List of suggestions that is not there

`list` takes the id of a `datalist`. Where no such element is on the page, the field offers nothing.

Bad:

    <label>Airport <input name="airport" list="airports"></label>
                                         ^^^^^^^^^^^^^^^ is the id of no datalist on this page: nothing is suggested

Good:

    <label>Airport <input name="airport" list="airports"></label>
    <datalist id="airports"><option>Bergen</option><option>Oslo</option></datalist>

Source: WHATWG HTML, 4.10.5.3.9 The list attribute.
"""

from formlint.rule import (
    Hit,
    Hits,
    Page,
    place_of,
    rule,
    say,
)


@rule(level="warning", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Follow the ids; a template may write the list elsewhere."""
    if not page.document.complete:
        return
    for element, value in page.written("list", "input[list]"):
        target = page.document.by_id(value)
        if value and (target is None or target.tag != "datalist"):
            yield Hit(place_of(element, "list"), say("is the id of no datalist on this page: nothing is suggested"))
