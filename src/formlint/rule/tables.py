"""What `rules/` knows beside the territories, as rules ask for it: words, standards, values of the world."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from formlint.forms.purpose.form_kind import needless
from formlint.knowledge.pack import WORLD, TerritoryFacts
from formlint.knowledge.store import Knowledge
from formlint.rule import autofill, html_standard, options, phrase_lists
from formlint.rule.language_tags import LanguageTag
from formlint.values import date_masks, told, valid
from formlint.values.recommended import recommended, room
from formlint.values.spelling import Value

_INTERCHANGEABLE = (
    frozenset({"address-line1", "address-line2", "address-line3", "street-address"}),
    frozenset({"address-level2", "address-level3"}),
    frozenset({"email", "tel", "username"}),
    frozenset({"nickname", "username"}),
)


class Tables(NamedTuple):
    """The tables that a page, a form, a control and a field have at hand: `field.tables.values("iban")`."""

    knowledge: Knowledge

    def html(self, table: str) -> Mapping[str, Any]:
        """A table of `rules/standards/html.toml`."""
        return html_standard.html(self.knowledge, table)

    def aria(self, table: str) -> Mapping[str, Any]:
        """A table of `rules/standards/aria.toml`."""
        return html_standard.aria(self.knowledge, table)

    def autocomplete(self, table: str) -> Mapping[str, Any]:
        """A table of `rules/standards/autocomplete.toml`: words written in place of a keyword, with the keyword."""
        return autofill.spelling(self.knowledge, table)

    def options(self, table: str) -> Mapping[str, Any]:
        """A table of `rules/values/options.toml`."""
        return options.facts(self.knowledge, table)

    def phrases(self, name: str) -> tuple[str, ...]:
        """What `rules/languages/` list under a name, such as `optional`, all together and in small letters."""
        return self.knowledge.phrases(name)

    def needless(self, kind: str) -> tuple[str, ...]:
        """The purposes that forms of a kind need not ask for."""
        return needless(self.knowledge, kind)

    def mentions(self, text: str, name: str) -> bool:
        """Whether a text has one of the phrases as whole words; one that ends with `*` is the beginning of a word."""
        return phrase_lists.mentions(self.knowledge, text, name)

    def counts(self, text: str, unit: str) -> list[told.Count]:
        """The numbers of something that a text tells; `unit` is the list of its names, such as "characters"."""
        return told.counts(self.knowledge, text, unit)

    def ranges(self, text: str) -> list[told.Range]:
        """The ranges of numbers that a text tells alone, in brackets, or in words."""
        return [*told.ranges(self.knowledge, text)]

    def date_masks(self, text: str) -> list[date_masks.DateMask]:
        """The formats of dates in a text, such as `DD/MM/YYYY`, with dates written after them."""
        return date_masks.date_masks(self.knowledge, text)

    def bare(self, text: str) -> str:
        """A label to compare with words: in small letters, without what says whether an answer is required."""
        return phrase_lists.bare(self.knowledge, text)

    def values(self, name: str, territory: str = WORLD) -> tuple[Value, ...]:
        """The values that `rules/values/values.toml` lists under a name, for a territory or for the whole world."""
        return valid.listed(self.knowledge, name, territory)

    def pattern(self, purpose: str) -> str:
        """The `pattern` to recommend for a purpose, as an attribute: it takes whatever people rightly write."""
        return recommended(self.knowledge, purpose)

    def room(self, purpose: str) -> int:
        """The UTF-16 units that the longest written value of a purpose takes, anywhere in the world."""
        return room(self.knowledge, purpose)

    def territories(self) -> tuple[TerritoryFacts, ...]:
        """The territories that a list of all countries must have, the largest first."""
        return options.peopled(self.knowledge)

    def surrounds_kosovo(self, codes: Collection[str]) -> bool:
        """Whether territories are all neighbours of Kosovo, perhaps with others, but not Kosovo."""
        return options.is_around_kosovo(self.knowledge, codes)

    def is_field_name(self, word: str) -> bool:
        """Whether a word is an autofill field name of HTML."""
        return word in self.knowledge.purposes.field_names

    def types_for(self, field_name: str) -> frozenset[str]:
        """The types of `input` that suit an autofill field name; empty for a word that is none."""
        return html_standard.group_of(self.knowledge, field_name)

    def is_autofill(self, words: Sequence[str], tag: str) -> bool:
        """Whether words in small letters are autofill detail tokens, as the standard wants them on an element."""
        return html_standard.is_autofill(self.knowledge, words, tag)

    def language_tag(self, text: str) -> LanguageTag:
        """A language tag, to be asked what BCP 47 says of it."""
        return LanguageTag(text, self.knowledge)

    def currency_sign(self, text: str) -> str | None:
        """The sign of a currency in a text, such as `$`."""
        return phrase_lists.currency_sign(text)

    def describe(self, purpose: str) -> str:
        """A purpose in words that fit into a sentence: "postal code" for `postal-code`."""
        return self.knowledge.purposes.describe(purpose)

    def are_akin(self, one: str, other: str) -> bool:
        """Whether two purposes are the same, a part of one another, or often called by the same words."""
        if {one, other} == {"address-level1", "address-level2"}:
            return False
        return self.fits(one, other) or other in self._kin(one) or one in self._kin(other)

    def fits(self, token: str, purpose: str) -> bool:
        """Whether a field name is good for a purpose: its own, that of a whole or a part of it, or one as good."""
        if token.removeprefix("cc-") == purpose.removeprefix("cc-"):  # names on cards are names
            return True
        together = any(token in group and purpose in group for group in _INTERCHANGEABLE)
        return together or token in self._alike(purpose) or purpose in self._alike(token)

    def _kin(self, purpose: str) -> tuple[str, ...]:
        facts = self.knowledge.purposes.purposes.get(purpose)
        return facts.kin if facts else ()

    def _alike(self, purpose: str) -> tuple[str, ...]:
        """What is as good, and all that it is a part of."""
        facts = self.knowledge.purposes.purposes.get(purpose)
        return (facts.parent, *facts.like, *self._alike(facts.parent)) if facts else ()
