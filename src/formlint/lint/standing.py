"""At which level a fault counts that territories have: who is chosen now, and who is merely offered with others.

What fails for those whom the page has chosen, the only ones, those at home or those that the user states fails now.
What fails for others may change as soon as they choose their country, where a script runs; so that is a warning, and
advice where the field is made for the country that is chosen now, or for the only one of those offered that it fits.
So is a street with a sign that it can do without. What is advice by itself is not told of them, and
nothing where it is known that the field is changed with the country.
Where no script runs, a field stays as it is, and fails for all that are offered, unless it has the very pattern of the
country that is selected.
"""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from formlint.forms.audience.model import Stand, State
from formlint.forms.following import follows_country
from formlint.forms.purpose.field import Field
from formlint.knowledge import Knowledge
from formlint.knowledge.message import Message, say
from formlint.lint.naming import STREETS, WITNESSED
from formlint.lint.placed import Placed
from formlint.lint.plan import SERVED
from formlint.rule.declaration import Scope
from formlint.rule.hit import Level
from formlint.rule.reasons import Reason
from formlint.values.accepted import accepted
from formlint.values.fit import fits_exactly

_OF_WORDS = "label-territory-mismatch"


class Judged(NamedTuple):
    """How the hits of a rule at one place are told.

    Attributes:
        telling: Those that decide about the level, the first of them also about the message; empty for nothing to tell.
        rest: All others.
        highest: The highest level that they bear.
        fitting: The territory that the field is made for; "" for none.
        conditional: Whether a script may change it.
        why: Why nothing is told, where nothing is.
    """

    telling: Sequence[Placed]
    rest: Sequence[Placed] = ()
    highest: Level = Level.ERROR
    fitting: str = ""
    conditional: bool = False
    why: Message | None = None

    def condition(self, message: Message, known: Knowledge) -> Message:
        """The message, with what has to stay as it is for it to be true."""
        if self.fitting:
            place = known.territory(self.fitting)
            return say(
                "{message}; the field fits {place}, and a script may change it when another country is selected",
                message=message,
                place=place,
            )
        if self.conditional:
            return say("{message}, unless a script changes the field when that country is selected", message=message)
        return message


def judge(group: Sequence[Placed], attribute: str | None, known: Knowledge) -> Judged:
    """How hits of a rule at one place are told."""
    whom, field = group[0].whom, group[0].field
    if whom is None or field is None:
        return Judged(group)
    state = whom.state
    if not state.listed:
        beside = _is_beside_likeliest(state, group, attribute, known)
        return Judged((), why=Reason.OWN_COUNTRY) if beside else Judged(group)
    if not whom.may_change(field):
        own = _are_right_words(state, group) or _is_own_pattern(state, group, attribute, known)
        return Judged((), why=Reason.OWN_COUNTRY) if own else Judged(group)
    leading, rest = list[Placed](), list[Placed]()
    for one in group:
        (leading if one.served and one.served.territory in state.standing else rest).append(one)
    if leading:
        return Judged(leading, rest)
    group = group if state.standing else _led_by(state.likely, group)
    hit = {one.served.territory for one in group if one.served}
    fitting = _fitting(state, field, attribute, hit, known)
    advice = Reason.NOT_SELECTED if all(_is_advice(one, fitting) for one in group) else None
    if why := Reason.FOLLOWS if follows_country(field.control) else advice:
        return Judged((), why=why)
    mild = bool(fitting) or state.borrowed or all(map(_is_about_signs, group))
    return Judged(group, (), Level.INFO if mild else Level.WARNING, fitting, conditional=True)


def _is_beside_likeliest(state: State, group: Sequence[Placed], attribute: str | None, known: Knowledge) -> bool:
    """Whether a field is made for the likeliest territory, and refuses such as share a language with it only."""
    field, likeliest = group[0].field, next(iter(state.served), None)
    if field is None or likeliest is None or state.standing:
        return False
    hit = [one.served for one in group if one.served]
    by_language = all(one.confidence < likeliest.confidence and all(clue.shared for clue in one.clues) for one in hit)
    return by_language and fits_exactly(field, attribute, known.territory(likeliest.territory))


def _are_right_words(state: State, group: Sequence[Placed]) -> bool:
    """Whether words are those of a territory that counts now, and others only are told of their own."""
    about_words = all(one.rule.category == _OF_WORDS for one in group)
    hit = {one.served.territory for one in group if one.served}
    return about_words and bool(state.standing) and hit.isdisjoint(state.standing)


def _led_by(likely: str, group: Sequence[Placed]) -> Sequence[Placed]:
    """The hits of a group, those in the likely territory first: what fails for it bounds the level of all."""
    own = [one for one in group if one.served and one.served.territory == likely]
    if not own:
        return group
    worst = min((one.level for one in own), key=lambda level: level.rank)
    return [*own, *(one.lowered_to(worst) for one in group if one not in own)]


def _is_own_pattern(state: State, group: Sequence[Placed], attribute: str | None, known: Knowledge) -> bool:
    """Whether a field has the very pattern of a country that the page has selected, and refuses others only.

    Whoever writes that sends another page for other countries. A keypad asks for figures and says nothing of a country.
    """
    field, hit = group[0].field, {one.served.territory for one in group if one.served}
    if field is None or attribute != "pattern" or not hit.isdisjoint(state.standing):
        return False
    selected = [one.territory for one in state.served if any(clue.signal == "list-selected" for clue in one.clues)]
    return any(fits_exactly(field, attribute, known.territory(code)) for code in selected)


def _is_advice(one: Placed, fitting: str) -> bool:
    """Whether a hit is advice about what is written there for all, or about one of several spellings elsewhere.

    So are the pieces that a number has elsewhere, in boxes that are made for the pieces of one here.
    """
    if one.rule.level is Level.INFO and (one.rule.scope is Scope.FIELD_IN_ALL or one.rule.category in WITNESSED):
        return True
    split = one.field is not None and one.field.part is not None and one.field.part.is_split
    return bool(fitting) and one.rule.category in WITNESSED and (split or one.level is not one.rule.level)


def _is_about_signs(one: Placed) -> bool:
    """Whether a street is refused for signs that people abroad can do without: its letters and figures are taken."""
    field, street = one.field, one.hit.witness
    accepts = accepted(field.control) if field and field.purpose in STREETS else None
    if accepts is None or street is None:
        return False
    kept = (sign for sign in street if sign == " " or (sign.isalnum() and normalize("NFKC", sign) == sign))
    return accepts.accepts(" ".join("".join(kept).split()))


def _fitting(state: State, field: Field, attribute: str | None, hit: set[str], known: Knowledge) -> str:
    """The territory that a field is made for: one that counts already, or else the only one of those offered.

    The keypad of a telephone is a way to ask for digits that says little of a country: one has to be chosen.
    """
    counting = [*state.standing, *filter(None, [state.likely])]
    if attribute == "type":
        counting = [code for code, stand in state.standing.items() if stand is not Stand.HOME]
    chosen = [code for code in counting if code not in hit]
    asked = chosen or [one.territory for one in state.served if one.territory not in hit and one.confidence >= SERVED]
    fitting = [code for code in asked if fits_exactly(field, attribute, known.territory(code))]
    return fitting[0] if fitting and (chosen or (len(fitting) == 1 and attribute != "type")) else ""
