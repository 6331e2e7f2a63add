"""Several elements with `autofocus`

In the page, and in each dialog and popover, only the first element with `autofocus` gets the focus. Browsers ignore the
others, so people may start in a field other than the one you meant.

Bad:

    <label>User name <input name="user" autofocus autocapitalize="none"></label>
    <label>Password <input type="password" name="password" autofocus></label>
                                                           ^^^^^^^^^ has no effect: an earlier element gets the focus

Good:

    <label>User name <input name="user" autofocus autocapitalize="none"></label>
    <dialog><label>Code <input name="code" autofocus></label></dialog>

Source: WHATWG HTML, 6.6.7 The autofocus attribute.
"""

from collections.abc import Iterator

from formlint.rule import Element, Hit, Note, Page, Reason, place_of, predicate, rule, say


@rule(level="info", category="markup-invalid", since="0.1", attributes={"autofocus"})
def check(page: Page) -> Iterator[Hit | Note]:
    """Find all but the first in the page and in each dialog and popover."""
    seen: dict[Element | None, Element] = {}
    for element, _ in page.written("autofocus"):
        root = next((one for one in element.ancestors() if one.tag == "dialog" or one.has("popover")), None)
        if seen.setdefault(root, element) is element:
            continue
        if page.document.may_be_apart(seen[root], element):
            yield Note(Reason.CODE, element.span)
        else:
            yield Hit(
                place_of(element, "autofocus"),
                predicate("has no effect: an earlier element gets the focus"),
                help=say("Keep `autofocus` on one element only"),
            )
