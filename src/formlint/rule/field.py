"""A field as rules see it: a control with what it asks for, and the values that it has to take."""

from formlint.forms.purpose import field as purpose
from formlint.knowledge.pack import Pack
from formlint.knowledge.store import Knowledge
from formlint.rule.autofill import spelling
from formlint.rule.page import Control
from formlint.rule.tables import Tables
from formlint.values import valid
from formlint.values.regex.language import Language
from formlint.values.spelling import Value

_SURE = 0.8
"""A purpose that is as likely as this is good for a token that is written into a page."""


class Field(purpose.Field):
    """A control and what it asks for."""

    __slots__ = ()

    control: Control

    @property
    def knowledge(self) -> Knowledge:
        """What is known of the world, by which its page is read."""
        return self.control.knowledge

    @property
    def tables(self) -> Tables:
        """What is known of words, standards and values."""
        return Tables(self.control.knowledge)

    @property
    def personal_token(self) -> str | None:
        """The field name that calls for what it surely asks of the user; None where the page leaves two open."""
        if self.purpose is None or self.confidence < _SURE or self.rival:
            return None
        return spelling(self.knowledge, "personal").get(self.purpose)

    def values(self, pack: Pack) -> tuple[Value, ...]:
        """The values of a territory that it has to take, the most telling first; empty where none is known."""
        return valid.valid_values(self, pack)

    def refused(self, pack: Pack, accepted: Language) -> str | None:
        """A valid value no spelling of which is accepted, or None."""
        return valid.refused(self, pack, accepted)

    def longest_form(self, pack: Pack) -> int:
        """How many characters the longest form has in which people of a territory write a value, 0 if unknown."""
        return valid.longest_form(self, pack)

    def is_named_in(self, pack: Pack) -> bool:
        """Whether its labels name a kind of number that a territory gives to people and companies."""
        return valid.is_named_in(self.control, pack)
