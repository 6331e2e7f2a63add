"""Elements of HTML by what they are for.

source: https://html.spec.whatwg.org/multipage/forms.html#categories
"""

from typing import Final

CONTROL_TAGS: Final = frozenset(("input", "select", "textarea"))
"""Elements that people fill in."""

LABELABLE: Final = CONTROL_TAGS | {"button", "meter", "output", "progress"}
"""Elements that a `label` can name, but for an `input` of type hidden."""

LISTED: Final = CONTROL_TAGS | {"button", "fieldset", "object", "output"}
"""Elements that belong to a form, and can say to which."""

HEADING_TAGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Headings of a page and its parts."""

TITLE_TAGS: Final = HEADING_TAGS | {"legend"}
"""What introduces a group of controls."""

VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements that have no contents."""
