"""What a form is for: sign-in, checkout, search…

The words of its buttons and headings and the purposes of its fields say so.
"""

from functools import lru_cache

from formlint.forms import Form
from formlint.purpose.vocabulary import kind_names, kind_words
from formlint.purpose.words import find_names, find_phrases, parts, words


def kinds_said(form: Form, title: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of form that its buttons, its heading, its attributes and the title of its page speak of."""
    element = form.element
    attributes = [element.value(name) or "" for name in ("id", "name", "class", "action")] if element else []
    said = _kinds_in(form.submit_text, form.heading, languages)
    named = _kinds_named(" ".join(attributes))
    titled = _kinds_in(title, "", languages)
    return (*said, *(f"{kind} (named)" for kind in named), *(f"{kind} (titled)" for kind in titled))


@lru_cache(maxsize=1024)
def _kinds_named(attributes: str) -> tuple[str, ...]:
    names = kind_names()
    found = find_names(parts(attributes), names)
    return tuple(dict.fromkeys(names[match.phrase] for match in found))


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
