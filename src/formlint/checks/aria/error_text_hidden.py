"""Error message that is kept from screen readers

`aria-hidden="true"` takes the text away from people who listen. They learn neither that something is wrong nor what to
do, while it stands there for all others.

Bad:

    <form><label>Age <input type="number" name="age" value="0"></label>
    <span class="error-text" aria-hidden="true">Enter an age of 1 or more</span></form>
                             ^^^^^^^^^^^^^^^^^^ keeps an error message from people who use a screen reader

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

from formlint.rule import Element, Hit, Hits, Page, place_of, rule, say

_LEAST_WORDS = 3
_TAGS = frozenset({"div", "em", "label", "li", "p", "small", "span", "strong"})
_HIDING = ("hide", "hidden", "none", "invisible")
_WORD = re.compile(r"[a-z]+")


@rule(level="warning", category="label-missing", since="0.1", wcag={"3.3.1"})
def check(page: Page) -> Hits:
    """Look for texts of several words whose class or id tells that they are error messages."""
    words = frozenset(page.tables.aria("errors")["words"])
    for element, value in page.written("aria-hidden") if page.controls else ():
        if value == "true" and element.tag in _TAGS and _is_error(element, words):
            yield Hit(
                place_of(element, "aria-hidden"), say("keeps an error message from people who use a screen reader")
            )


def _is_error(element: Element, words: AbstractSet[str]) -> bool:
    said = f"{element.value('class') or ''} {element.value('id') or ''}".lower()
    if words.isdisjoint(_WORD.findall(said)) or any(map(said.__contains__, _HIDING)):
        return False
    shown = not (element.has("hidden") or element.has("style"))
    return shown and len(element.text.split()) >= _LEAST_WORDS and element.closest("form") is not None
