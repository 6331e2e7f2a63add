"""What the purposes of fields, the kinds of forms and whom they serve are told from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import REST, Texts, Whole
from formlint.knowledge.tables.common import Amounts, Lists

Weighed = Mapping[str, Mapping[str, float]]
"""Log-odds by sign and by purpose."""


class Purpose(NamedTuple):
    """What a control may ask for."""

    says: str
    """What it is, for messages."""
    types: Whole
    """The control types that suit it, the best first."""
    parent: str = ""
    """The purpose or family it is a part of."""
    html: bool = False
    """Is it an autofill field name of HTML?"""
    group: str = ""
    """What it keeps company with."""
    kin: Texts = ()
    """Purposes that are at times called by its words."""
    like: Texts = ()
    """Purposes that are hardly told apart from it and for which it is as good an answer."""
    at_once: Texts = ()
    """Purposes that a control may have besides it: the username may be an email address."""


@dataclass(frozen=True, kw_only=True)
class Purposes:
    """The schema of ``purposes.toml``: what a control may ask for."""

    source: Texts
    groups: Mapping[str, str]
    """What the members of a group ask for, in words that fit after "asks for"."""
    purposes: Mapping[str, Purpose]

    def describe(self, purpose: str) -> str:
        """A purpose in words that fit into a sentence: "postal code" for `postal-code`."""
        known = self.purposes.get(purpose)
        return known.says if known else purpose.replace("-", " ")

    @cached_property
    def field_names(self) -> frozenset[str]:
        """The purposes that are autofill field names of HTML."""
        return frozenset(name for name, purpose in self.purposes.items() if purpose.html)

    @cached_property
    def kin(self) -> Mapping[str, Texts]:
        """The purposes that are at times called by the words of a purpose ("name" for a given name), for each."""
        return {name: purpose.kin for name, purpose in self.purposes.items()}

    @cached_property
    def like(self) -> Mapping[str, Texts]:
        """The purposes that are hardly told apart from a purpose, for those that have such."""
        return {name: purpose.like for name, purpose in self.purposes.items() if purpose.like}

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """The group that a purpose belongs to, for those that belong to one."""
        return {name: purpose.group for name, purpose in self.purposes.items() if purpose.group}

    @cached_property
    def native_types(self) -> Mapping[str, Texts]:
        """The purposes that a control type was made for."""
        found: dict[str, list[str]] = {}
        for name, purpose in self.purposes.items():
            if purpose.types[0] not in {"text", "select-one", "number", "radio"}:
                found.setdefault(purpose.types[0], []).append(name)
        return {kind: tuple(names) for kind, names in found.items()}


class Verdicts(NamedTuple):
    """What people found who read errors and warnings of a rule in the source of real pages."""

    true: int
    """How many are true, be they dull."""
    false: int


class Precision(NamedTuple):
    """The schema of ``precision.toml``: how many errors and warnings are true, of those that people have read."""

    source: Texts
    measured: str
    """The day, as ``2026-11-30``."""
    rules: Mapping[str, Verdicts]
    """By rule."""


class PasswordLimits(NamedTuple):
    """When a form surely asks for the password that people have, and when for a new one."""

    sign_in: float
    """What all that speaks for signing in has to reach."""
    new: Texts
    """The kinds of form that ask for a new one."""
    enough: float
    """What the words for one of these have to reach."""
    ahead: float
    """How much more than all that speaks against it."""


class Kinds(NamedTuple):
    """The schema of ``kinds.toml``: what forms are for, as their fields tell it, in log-odds."""

    source: Texts
    said: float
    """What the words of the buttons and the heading add."""
    named: float
    """What the form's own id, name, class or action adds."""
    titled: float
    """What the title of the page adds."""
    enough: float
    """The sum from which a kind is told."""
    ahead: float
    """How far ahead of the next it has to be."""
    near: Texts
    """Kinds of which either may be ahead by little."""
    passwords: PasswordLimits
    asks: Weighed
    """What a purpose among the fields adds, by kind."""


class Weights(NamedTuple):
    """The schema of ``weights.toml``: weights of evidence, in log-odds, written by ``tools/fit_weights.py``."""

    source: Texts
    bias: Mapping[str, float]
    """How common a purpose is."""
    clue: Mapping[str, float]
    """What a text, a name or a list says, by its source and how squarely it says so."""
    after: Weighed
    after2: Weighed
    before: Weighed
    before2: Weighed
    said: Weighed
    """What the form's buttons, heading, names and title speak of."""
    shape: Weighed
    """How many passwords among how many fields the form has."""
    trait: Weighed
    """Type, keyboard, length and number of the control."""
    with_: Weighed
    """Other fields of the form, by group."""


class Profiles(NamedTuple):
    """The schema of ``profiles.toml``: how often languages use groups of letters; ``tools/language_profiles.py``."""

    source: Texts
    step: float
    """By how much the logarithm of the frequency falls at each bar."""
    of: Annotated[Mapping[str, Mapping[str, str]], REST]
    """By script and language: groups of letters with blanks between, the most frequent first."""


class Limits(NamedTuple):
    """From where on a sign counts."""

    source: Texts
    least: float
    """What is less likely is not told."""
    shadow: float
    """How much of what languages and shared signs say is lost beside a certain territory."""
    elsewhere: float
    """How much of the confidence in others is lost where a page says "only" of some."""
    links: float
    """The share of a page's links that have to agree."""
    small: int
    """The place by population from which a territory is small."""
    short_list: int
    """The options up to which the order of a list is taken for meant."""
    world: int
    """The options from which a list is taken for all the world."""
    clear: float
    """A form of which no territory is likelier than this has an unclear audience."""
    peopled: int
    """The territories, by population, that such a list is for in any case."""


class Needing(NamedTuple):
    """The fields whose values differ from territory to territory."""

    source: Texts
    purposes: Texts


class People(NamedTuple):
    """The territories by population, the largest first."""

    source: Texts
    order: Whole


class Shares(NamedTuple):
    """Where a form in a language is likely to be for."""

    source: Texts
    shares: Weighed
    """By language and territory, 0 to 1."""


class Codes(NamedTuple):
    """Codes that name languages and territories, or are words besides."""

    source: Texts
    languages: Texts
    """In an address these mean the language, although a territory elsewhere has the same code."""
    words: Texts
    """These are words as often as codes, where one stands alone."""
    mistaken: Texts
    """Languages whose tag people write for a place that has none of its own."""
    also: Mapping[str, str]
    """What people write for a territory besides its code and its names."""


class Domains(NamedTuple):
    """What domains tell."""

    source: Texts
    generic: Texts
    """Country-code domains that sites anywhere use."""
    second: Texts
    """Second levels under which names are registered."""
    places: Mapping[str, str]
    """Domains of places, with their territories."""


class TerritoryNames(NamedTuple):
    """What the names of territories need besides."""

    source: Texts
    doubtful: Texts
    """Names that are words or names of other things, too."""
    also: Mapping[str, Texts]
    """More names, by territory, as options and texts write them."""
    short: Mapping[str, Texts]
    """Short names by territory, in capitals, which count beside a word such as "only"."""


class Speaking(NamedTuple):
    """Words that tell territories."""

    weight: float
    territories: Texts
    within: Texts = ()
    """Words anywhere in a text."""
    whole: Texts = ()
    """Texts that consist of nothing else."""


class Audience(NamedTuple):
    """The schema of ``audience.toml``: which territories a form serves, and what the signs of it are worth."""

    source: Texts
    weights: Amounts
    """The confidence that a sign alone gives, 0 to 1."""
    limits: Limits
    needing: Needing
    people: People
    languages: Shares
    codes: Codes
    domains: Domains
    names: TerritoryNames
    words: tuple[Speaking, ...]
    subdivisions: Lists
    """A few of a territory that no other has: three of them in a list tell it."""
