"""What a form is for: sign-in, checkout, search…

The words of its buttons and headings and the purposes of its fields say so.
"""

from functools import lru_cache

from formlint.forms import Form
from formlint.purpose.vocabulary import kind_words
from formlint.purpose.words import find_phrases, words


def kinds_said(form: Form, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of form that its buttons and its heading speak of."""
    return _kinds_in(form.submit_text, form.heading, languages)


@lru_cache(maxsize=1024)
def _kinds_in(submit_text: str, heading: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    known = kind_words(languages)
    found = [
        kind
        for text in (submit_text, heading)
        for match in find_phrases(words(text), known.phrases, known.longest)
        for kind in known.phrases[match.phrase]
    ]
    return tuple(dict.fromkeys(found))
