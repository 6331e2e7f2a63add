"""Whether a script may change a page after it is shown; where none can, everything stays as it is written."""

from functools import cached_property
from typing import Final

from formlint.html.branches import Branches
from formlint.html.document import Document, Element
from formlint.html.marks import MARK

_DATA: Final = ("json", "speculationrules")
"""Types of scripts that run nothing, or what they end with."""

_BINDING: Final = (
    "on", "v-", "x-", "ng-", "data-ng-", "hx-", "data-hx-", "wire:", "@", ":", "*ng", "[", "(", "data-bind",
    "data-controller", "data-action", "data-react", "data-v-", "js", "bind:", "use:",
)  # fmt: skip
"""What the names of attributes begin with that call a script, or that a framework answers."""

_COMPONENTS: Final = frozenset(("angular", "astro", "jsx", "svelte", "vue"))
"""Languages in which all that a script changes of an element is written in its start tag, or around it."""


class Scripts:
    """What may change of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _run(self) -> bool:
        """Whether a script is on the page, or attributes that one answers."""
        document = self._document
        if any(not (script.type or "").endswith(_DATA) for script in document.each("script")):
            return True
        return any(name.startswith(_BINDING) for name in document.lookup.written)

    def may_change(self, element: Element, form: Element | None) -> bool:
        """Whether an element of a form may be another one as soon as people have chosen something there."""
        document = self._document
        if document.front.language in _COMPONENTS:
            return element.may_have_more or document.facts(Branches).is_conditional(element, form)
        if self._run or not document.complete:
            return True
        inside = (form.content_span if form else None) or document.root.span
        return document.templated and (form is None or MARK in document.masked[inside.start : inside.end])
