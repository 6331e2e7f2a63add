"""Several elements with `autofocus`

Only the first element with `autofocus` gets the focus, in the page or in each dialog and popover. The others are
ignored.

Bad:

    <label>User name <input name="user" autofocus autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autofocus></label>
                                                           ^^^^^^^^^ has no effect: another element gets the focus

Good:

    <label>User name <input name="user" autofocus autocapitalize="none"></label>
    <dialog><label>Code <input name="code" autofocus></label></dialog>

Source: WHATWG HTML, 6.6.7 The autofocus attribute.
"""

from formlint.rule import Element, Hit, Hits, Page, place_of, predicate, rule


@rule(level="info", category="markup-invalid", since="0.1")
def check(page: Page) -> Hits:
    """Meet each page, dialog and popover once."""
    seen: dict[Element | None, Element] = {}
    for element, _ in page.written("autofocus"):
        root = next((one for one in element.ancestors() if one.tag == "dialog" or one.has("popover")), None)
        if seen.setdefault(root, element) is not element and not page.document.may_be_apart(seen[root], element):
            yield Hit(place_of(element, "autofocus"), predicate("has no effect: another element gets the focus"))
