"""Whether a script may change a page after it is shown; where none can, everything stays as it is written."""

import re
from functools import cached_property
from typing import Final

from formlint.html.branches import Branches
from formlint.html.document import Document, Element
from formlint.system.patterns import compiled_when_used

_DATA: Final = ("json", "speculationrules")
"""Types of scripts that run nothing, or what they end with."""

_CALLING: Final = ("on", "data-", "v-", "x-", "ng-", "hx-", "wire:", "@", ":", "*ng", "[", "(", "js", "bind:", "use:")
"""What the names of attributes begin with that call a script."""

_ANSWERED: Final = ("hidden", "aria-controls", "aria-expanded", "aria-haspopup", "aria-live")
"""What the names of attributes begin with of which only a script makes use."""

_IDLE: Final = {
    "href": compiled_when_used(r"\s*(?:#\s*\Z|javascript:)", re.IGNORECASE),
    "style": compiled_when_used(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE),
    "class": compiled_when_used(r"(?:\A|\s)(?:no-)?js(?:-|\s|\Z)"),
}
"""Links that lead nowhere, and what nobody sees: without a script they would be there for nothing."""

_COMPONENTS: Final = frozenset(("angular", "astro", "jsx", "svelte", "vue"))
"""Languages in which all that a script changes of an element is written in its start tag, or around it."""


class Scripts:
    """What may change of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _run(self) -> bool:
        """Whether a script is on the page, or something that waits for one: pages are saved without their scripts."""
        document = self._document
        if self.may_run or any(name.startswith(_ANSWERED) for name in document.lookup.written):
            return True
        if any(button.type == "button" for button in document.each("button", "input")):
            return True
        return any(next(document.stating(*idle), None) for idle in _IDLE.items())

    @cached_property
    def may_run(self) -> bool:
        """Whether a script is called anywhere; that something is hidden is no sign of one here."""
        document = self._document
        if document.front.language in _COMPONENTS:
            return True
        if any(not (script.type or "").endswith(_DATA) for script in document.each("script")):
            return True
        if any(name.startswith(_CALLING) for name in document.lookup.written) or document.find("noscript"):
            return True
        return any("-" in node.tag for node in document.nodes.iter_elements())

    def may_change(self, element: Element, form: Element | None) -> bool:
        """Whether an element of a form may be another one as soon as people have chosen something there."""
        document = self._document
        if document.front.language in _COMPONENTS:
            return element.may_have_more or document.facts(Branches).is_conditional(element, form)
        if self._run or form is None or not _is_sent(form) or not document.complete:
            return True
        return document.templated and document.facts(Branches).is_conditional(element, form)


def _is_sent(form: Element) -> bool:
    """Whether a form says where, or how, it is sent; without that an address would stand in the page's own address."""
    return form.has("action") or form.has("method")
