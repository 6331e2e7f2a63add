"""V, the valid values: what people truly have to enter into a field, and what the page itself shows as examples."""

from formlint.valid.advice import recommended, room
from formlint.valid.real import (
    LISTED_ELSEWHERE,
    is_named_in,
    listed,
    longest_form,
    refused,
    says,
    texts_about,
    valid_values,
    wants_latin_letters,
    words,
)
from formlint.valid.shown import Example, shown, without_groups

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
    "words",
]
