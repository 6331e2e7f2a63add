"""A field as rules see it: a control with what it asks for, and the values that it has to take."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from formlint.forms.purpose import field as purpose
from formlint.forms.purpose.field import Part, Whole
from formlint.knowledge.message import Message
from formlint.knowledge.pack import Pack
from formlint.knowledge.store import Knowledge
from formlint.rule import constraints
from formlint.rule.autofill import spelling
from formlint.rule.hit import Hits
from formlint.rule.page import Control
from formlint.rule.tables import Tables
from formlint.values import telephones, valid
from formlint.values.accepted import takes_all
from formlint.values.own_names import names_any
from formlint.values.pieces import pieces
from formlint.values.regex.language import Language
from formlint.values.spelling import Value

_SURNAME = "family-name"
_SURE = 0.8
"""A purpose that is as likely as this is good for a token that is written into a page."""


def _token_of_part(part: Part, token: str | None) -> str | None:
    """The field name for a part of a value, where there is one."""
    if token is None or not token.startswith("tel"):
        return None
    if part.whole is Whole.BESIDE_CODE:
        return "tel-national"
    if part.place == len(part.run) - 1 == 1:
        return "tel-local"
    return token if token.startswith("tel-") else None


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
        token = spelling(self.knowledge, "personal").get(self.purpose)
        return token if self.part is None else _token_of_part(self.part, token)

    def token_of_part(self, token: str | None) -> str | None:
        """A field name, for a part of a telephone number that of the part, if it has one."""
        return _token_of_part(self.part, token) if self.part and token and token.startswith("tel") else token

    @property
    def is_second_surname(self) -> bool:
        """Whether the field before it asks for the family name, too: no field name calls for the second one."""
        fields = self.control.form.facts(purpose.Asked).fields if self.purpose == _SURNAME else ()
        at = bisect_left(fields, self.control.index, key=lambda one: one.control.index)
        return at > 0 and fields[at - 1].purpose == _SURNAME and self.control.says("again") is None

    def is_beside(self, purposes: Collection[str]) -> bool:
        """Whether another field of its form has one of some purposes."""
        return any(one.purpose in purposes for one in self.control.form.facts(purpose.Asked).fields if one is not self)

    @property
    def begins_split(self) -> bool:
        """Whether it is the first of several fields that take one value together, piece by piece."""
        return self.part is not None and self.part.is_split and self.part.place == 0

    def values(self, pack: Pack) -> tuple[Value, ...]:
        """The values of a territory that it has to take, the most telling first; empty where none is known."""
        return valid.valid_values(self, pack)

    def common_values(self, pack: Pack) -> tuple[Value, ...]:
        """Values that many people of a territory have beside those of most: phone numbers of another length."""
        return valid.common_values(self, pack)

    def rare_values(self, pack: Pack) -> tuple[Value, ...]:
        """Values that some people of a territory have, or that they may write otherwise as well."""
        return valid.rare_values(self, pack)

    @property
    def takes_plain_value(self) -> bool:
        """Whether it takes an ordinary value of its purpose, as far as one is known: else it asks for another."""
        accepts = self.control.accepted
        return accepts is None or valid.is_plain(self.knowledge, self.purpose or "", accepts)

    def takes_all(self, values: tuple[Value, ...]) -> bool:
        """Whether it surely takes each of some values as it is customarily written, and has no spelling too short."""
        return takes_all(self.control, values)

    def whole_values(self, pack: Pack) -> tuple[Value, ...]:
        """The same for the value as a whole where it takes but a part, or where a calling code stands beside it."""
        return valid.whole_values(self, pack)

    def share_of(self, values: Sequence[Value]) -> Sequence[Value]:
        """What of some values it has to take: all, or their pieces where several fields take them together."""
        return pieces(self.part, values) if self.part and self.part.is_split else values

    def refused(self, pack: Pack, accepted: Language) -> str | None:
        """A valid value no spelling of which is accepted, or None."""
        return valid.refused(self, pack, accepted)

    def left_out(self, pack: Pack, accepted: Language) -> valid.LeftOut | None:
        """A real postal code no spelling of which is accepted, and whether that leaves out a district only; or None."""
        return valid.left_out(self, pack, accepted)

    def refused_forms(self, pack: Pack) -> Hits:
        """At most one hit on the pattern, advice: it rejects what some people still have, or will have."""
        return constraints.refused_forms(self.control, valid.lesser_values(self, pack), pack)

    @staticmethod
    def refused_number(numbers: Sequence[Value], accepted: Language) -> str | None:
        """The first telephone number of which the digits are accepted in no grouping, or None."""
        return telephones.refused_number(numbers, accepted)

    def rejections(self, values: Sequence[Value], pack: Pack, *, help: Message, room: int = 0) -> Hits:  # noqa: A002
        """At most one hit on each of `maxlength`, `minlength`, and `pattern`: for a value that passes in no spelling.

        Milder, a warning, for one that passes in some. The fix of `maxlength` makes room for `room` characters.
        """
        yield from self.control.cuts(values, pack, room=room)
        yield from self.control.too_short(values, pack)
        return (yield from self.control.refusals(values, pack, help=help))

    def longest_form(self, pack: Pack) -> int:
        """How many characters the longest form has in which people of a territory write a value, 0 if unknown."""
        return valid.longest_form(self, pack)

    def is_named_in(self, pack: Pack) -> bool:
        """Whether its labels name a kind of number that a territory gives to people and companies."""
        return names_any(self.control, pack)
