"""Error message hidden from screen readers

`aria-hidden="true"` hides the text from screen reader users, who learn neither that something is wrong nor how to fix
it. Everyone else can read it.

Bad:

    <form><label>Age <input type="number" name="age" value="0"></label>
    <span class="error-text" aria-hidden="true">Enter an age of 1 or more</span></form>
                             ^^^^^^^^^^^^^^^^^^ hides an error message from screen readers

Good:

    <form><label>Age <input type="number" name="age" value="0" aria-describedby="e"></label>
    <span class="error-icon" aria-hidden="true">!</span> <span class="error-text" id="e">Enter an age of 1 or more</span></form>

Good:

    <form><label>Age <input type="number" name="age"></label>
    <span class="error-text hide" aria-hidden="true">Enter an age of 1 or more</span>
    <p class="note" aria-hidden="true">Ages are those of today</p></form>

Sources: WCAG 2.2, 3.3.1; W3C ACT rule 36b590.
"""

import re
from collections.abc import Set as AbstractSet

from formlint.rule import Element, Hit, Hits, Page, place_of, predicate, rule, say

_LEAST_WORDS = 3
_TAGS = frozenset({"div", "em", "label", "li", "p", "small", "span", "strong"})
_HIDING = ("hide", "hidden", "none", "invisible")
_WORD = re.compile(r"[a-z]+")


@rule(level="warning", category="label-missing", since="0.1", wcag={"3.3.1"}, attributes={"aria-hidden"})
def check(page: Page) -> Hits:
    """Look for texts of several words whose class or id calls them an error message."""
    words = frozenset(page.tables.aria("errors")["words"])
    for element, value in page.written("aria-hidden") if page.controls else ():
        if value == "true" and element.tag in _TAGS and _is_error(element, words):
            yield Hit(
                place_of(element, "aria-hidden"),
                predicate("hides an error message from screen readers"),
                help=say("Remove `{attribute}`", attribute="aria-hidden"),
            )


def _is_error(element: Element, words: AbstractSet[str]) -> bool:
    said = f"{element.value('class') or ''} {element.value('id') or ''}".lower()
    if words.isdisjoint(_WORD.findall(said)) or any(map(said.__contains__, _HIDING)):
        return False
    shown = not (element.has("hidden") or element.has("style"))
    return shown and len(element.text.split()) >= _LEAST_WORDS and element.closest("form") is not None
