"""What is known of languages and of forms in general, beside the words of each language."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import REST, SMALL, Texts
from formlint.knowledge.tables.common import Lists, Named

Small = Annotated[Texts, SMALL]


class Friction(NamedTuple):
    """The schema of ``friction.toml``: what a form does not need."""

    source: Texts
    of: Annotated[Mapping[str, Texts], REST]


class Tongues(NamedTuple):
    """The schema of ``tongues.toml``: how languages are written, and what is written in place of their tags."""

    source: Texts
    mistaken: Named
    scripts: Lists
    written: Lists
    characters: Named
    """Characters that only one of several ways to write a language has."""
    alike: Lists
    """Languages that are hardly told apart: a text in one of them may be in another."""
    names: Named
    """English names of languages that there are no words for."""
