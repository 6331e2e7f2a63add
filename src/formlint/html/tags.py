"""Elements of HTML by what they are for.

source: https://html.spec.whatwg.org/multipage/forms.html#categories
"""

from typing import Final

CONTROLS: Final = frozenset(("input", "select", "textarea"))
"""Elements that people fill in."""

LABELABLE: Final = CONTROLS | {"button", "meter", "output", "progress"}
"""Elements that a `label` can name, but for an `input` of type hidden."""

LISTED: Final = CONTROLS | {"button", "fieldset", "object", "output"}
"""Elements that belong to a form, and can say to which."""

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Headings of a page and its parts."""

TITLES: Final = HEADINGS | {"legend"}
"""What introduces a group of controls."""

VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements that have no contents."""
