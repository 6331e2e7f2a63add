"""V, the valid values: what people truly have to enter into a field, and what the page itself shows as examples."""

from formlint.values.page_examples import Example, shown, without_groups
from formlint.values.recommended import recommended, room
from formlint.values.valid import (
    LISTED_ELSEWHERE,
    is_named_in,
    listed,
    longest_form,
    refused,
    says,
    texts_about,
    valid_values,
    wants_latin_letters,
)

__all__ = [
    "LISTED_ELSEWHERE",
    "Example",
    "is_named_in",
    "listed",
    "longest_form",
    "recommended",
    "refused",
    "room",
    "says",
    "shown",
    "texts_about",
    "valid_values",
    "wants_latin_letters",
    "without_groups",
]
