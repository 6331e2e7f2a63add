"""The tables under ``rules/`` beside the territories, as types: the words of a language, and groups of territories."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, tuple[str, ...]]
"""Texts by what they speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A label and what it asks for; a test runs each."""

    label: str
    """As written on a page."""
    purpose: str
    """An id of ``purposes.toml``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The schema of ``rules/languages/xx.toml``: the words that tell what a field asks for."""

    language: str
    """BCP 47 tag, as the file is called."""
    name: str
    """English name of the language."""
    also: tuple[str, ...] = ()
    """Tags of languages that are read with these words: old codes of it, and what is close to it."""
    common: tuple[str, ...]
    """Words that tell the language from others."""
    filler: tuple[str, ...] = ()
    """Words on labels that say nothing about the purpose."""
    noise: tuple[str, ...] = ()
    """Parts of names in code that say nothing about the purpose."""
    prefixes: tuple[str, ...] = ()
    """What is written in one word with the next one; after a space, what is left of it when it is taken off."""
    suffixes: tuple[str, ...] = ()
    """The same of what is written in one word with the one before."""
    modifiers: tuple[str, ...] = ()
    """What makes a technical thing of a personal one where it stands beside its name: "IP" of an address."""
    joints: tuple[str, ...] = ()
    """What may stand between the two: "of" and "the" in "name of the file"."""
    words: Words
    """What labels say, by purpose."""
    technical: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What names and ids in code say, by purpose."""
    vague: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What labels of other purposes say too, by purpose."""
    options: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What the options of a list are, by purpose."""
    kinds: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What headings and buttons say, by kind of form."""
    kind_names: Words = field(default_factory=dict[str, tuple[str, ...]])
    """What names and ids of forms say, by kind of form."""
    example: tuple[Example, ...] = ()
    """Labels with their purposes."""
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The schema of ``rules/groups/XX.toml``: territories that people name together."""

    group: str
    """Its code, as the file is called."""
    name: str
    territories: tuple[str, ...]
    """Codes of the members."""
    note: str = ""
    source: tuple[str, ...]
    checked: str
