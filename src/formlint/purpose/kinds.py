"""What a form is for: sign-in, checkout, search…

The words of its buttons and headings and the purposes of its fields say so.
"""

from functools import lru_cache

from formlint.forms import Form
from formlint.purpose.vocabulary import kind_names, kind_words
from formlint.purpose.words import parts, words

_LONGEST_NAME = 3


def kinds_said(form: Form, title: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of form that its buttons, its heading, its attributes and the title of its page speak of."""
    element = form.element
    attributes = [element.value(name) or "" for name in ("id", "name", "class", "action")] if element else []
    said = dict.fromkeys(_kinds_in(form.submit_text, languages) + _kinds_in(form.heading, languages))
    named = _kinds_named(" ".join(attributes))
    titled = _kinds_in(title, languages)
    return (*said, *(f"{kind} (named)" for kind in named), *(f"{kind} (titled)" for kind in titled))


@lru_cache(maxsize=1024)
def _kinds_in(text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    known = kind_words(languages)
    said = words(text)
    found: list[str] = []
    at = 0
    while at < len(said):
        for end in range(min(at + known.longest.get(said[at], 0), len(said)), at, -1):
            kinds = known.phrases.get(" ".join(said[at:end]))
            if kinds:
                found.extend(kinds)
                at = end - 1
                break
        at += 1
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def _kinds_named(attributes: str) -> tuple[str, ...]:
    names = kind_names()
    pieces = parts(attributes)
    runs = ("".join(pieces[at:end]) for at in range(len(pieces)) for end in range(at + 1, at + 1 + _LONGEST_NAME))
    return tuple(dict.fromkeys(names[run] for run in runs if run in names))
