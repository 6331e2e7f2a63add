"""Accessible names and descriptions: what people who listen to a page hear of its fields, buttons and groups.

They follow the Accessible Name and Description Computation and the HTML Accessibility API Mappings as far as markup
decides: references, aria-label, the native labels, legends and texts for pictures, contents, title and placeholder.
What only style sheets or scripts can tell is left alone; what template code writes makes a name unknown.

source: https://www.w3.org/TR/accname-1.2/ and https://www.w3.org/TR/html-aam-1.0/
"""

from formlint.html.accessibility.content import Said, has_unknown_id, spoken
from formlint.html.accessibility.hidden import (
    Hidden,
    hidden,
    hides,
    is_kept_for_scripts,
    is_only_heard,
    is_out_of_reach,
    is_out_of_sight,
    is_silenced,
)
from formlint.html.accessibility.names import (
    Name,
    description_of,
    is_named_by_code,
    is_worded_by_code,
    name_of,
    naming_texts,
)
from formlint.html.accessibility.texts import Text, squeeze, visible_text

__all__ = [
    "Hidden",
    "Name",
    "Said",
    "Text",
    "description_of",
    "has_unknown_id",
    "hidden",
    "hides",
    "is_kept_for_scripts",
    "is_named_by_code",
    "is_only_heard",
    "is_out_of_reach",
    "is_out_of_sight",
    "is_silenced",
    "is_worded_by_code",
    "name_of",
    "naming_texts",
    "spoken",
    "squeeze",
    "visible_text",
]
