"""Words of many languages that are not in the files of their languages."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import REST, SMALL, Texts
from formlint.knowledge.tables.common import Lists, Named

Small = Annotated[Texts, SMALL]


class Phrases(NamedTuple):
    """The schema of ``phrases.toml``: what texts about a field say, in small letters."""

    source: Texts
    latin_letters: Small
    optional: Small
    characters: Small
    at_most: Small
    at_least: Small
    again: Small
    date_order: Small
    units: Small
    currencies: Small
    code_origins: Small
    house_number_additions: Small
    name_positions: Small

    for_packs = True


class Labels(NamedTuple):
    """The schema of ``labels.toml``: what labels say of themselves."""

    source: Texts
    saying_nothing: Texts
    required_signs: Texts
    required_words: Texts
    hint_classes: Texts
    error_classes: Texts


class Friction(NamedTuple):
    """The schema of ``friction.toml``: what a form does not need, and words that take the edge off."""

    source: Texts
    of: Annotated[Mapping[str, Texts], REST]


class Tongues(NamedTuple):
    """The schema of ``tongues.toml``: what tells languages apart, and what is written in place of their tags."""

    source: Texts
    mistaken: Named
    scripts: Lists
    written: Lists
    words: Named
