"""Whether a finding names a territory, and which: what is wrong for everybody names none."""

from collections.abc import Iterable, Sequence

from formlint.forms.audience.lookup import atlas
from formlint.forms.audience.model import Served
from formlint.forms.purpose.field import Field
from formlint.knowledge import WORLD, Knowledge
from formlint.knowledge.message import predicate
from formlint.lint.placed import Placed
from formlint.rule.hit import Level
from formlint.values.accepted import accepted
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.language import Language, compile_pattern
from formlint.values.valid import refused

_REFUSED = "constraint-rejects-valid-value"
WITNESSED = frozenset({_REFUSED, "keyboard-cannot-type-value"})
"""Categories of rules that show a value which people cannot enter."""

_PEOPLE = frozenset({"name", "given-name", "family-name"})
_SHORTEST = 3  # letters of a plain name
_FEW = 3
_NAMES = frozenset({"given-name", "additional-name", "family-name", "address-level2"})
STREETS = frozenset({"street-address", "address-line1", "address-line2", "address-line3", "street-name"})
_PLACES = ("BR", "US", "DE", "ID", "TR", "NG")  # where people have names in Latin letters, of many kinds
_FIGURES = {"postal-code": r".*\d.*", "tel": r"(?:.*\d){4}.*", "tel-national": r"(?:.*\d){4}.*"}
"""What all values have in common, the codes and numbers of the whole world."""


def is_by_language(served: Iterable[Served], field: Field | None) -> bool:
    """Whether nothing but the language of the page tells of some territories, and names of the world pass."""
    alone = all(clue.signal.startswith("language-") for one in served for clue in one.clues)
    return alone and not (field and _refuses_people(field))


def _refuses_people(field: Field) -> bool:
    """Whether a pattern refuses names that people have everywhere."""
    world = field.control.knowledge.territory(WORLD)
    accepts = accepted(field.control) if field.purpose in _PEOPLE else None
    return bool(accepts and accepts.pattern and refused(field, world, accepts.pattern))


def named(group: Sequence[Placed], known: Knowledge) -> Sequence[Placed]:
    """The hits of one rule at one place, with the territories to be named; none where only such as nobody means are.

    A pattern that no value of the world passes has nothing to do with a territory. Of a list of all the world, small
    territories are named last; a fault of letters or lengths is not told for these alone.
    """
    first = group[0]
    if first.served is None or first.rule.category not in WITNESSED:
        return group
    witness = _refused_everywhere(first, known) if first.field and first.rule.category == _REFUSED else None
    if witness:
        message = predicate('rejects every usual value, even "{witness}"', witness=witness)
        # Who leaves that to no browser knows that nobody would get through.
        level = Level.INFO if first.field and first.field.control.form.novalidate else first.hit.level
        hit = first.hit._replace(message=message, witness=witness, level=level)
        return [first._replace(hit=hit, served=None, whom=None)]
    meant = [one for one in group if not _is_only_listed(one, known)]
    worst = min((one.level for one in meant), key=lambda level: level.rank, default=Level.INFO)
    others = [one for one in group if one not in meant]
    return [*meant, *(one.lowered_to(worst) for one in others)] if meant else ()


def _is_only_listed(one: Placed, known: Knowledge) -> bool:
    """Whether nothing tells of a small territory but that the form offers all the world."""
    world = atlas(known)
    if one.served is None or one.whom is None or len(one.whom.served) < world.limit("world"):
        return False
    listed = all(clue.shared or clue.signal == "list-offered" for clue in one.served.clues)
    return listed and world.rank(one.served.territory) >= world.limit("small")


def _refused_everywhere(one: Placed, known: Knowledge) -> str | None:
    """A plain value that a pattern refuses, of which it refuses all."""
    field = one.field
    pattern = field.control.element.attribute("pattern") if field else None
    if field is None or pattern is None or one.hit.span not in pattern.span or not (pattern.value or "").isascii():
        return None
    accepts = accepted(field.control)
    try:
        return _first_refused(one, field, accepts.pattern, known) if accepts and accepts.pattern else None
    except BudgetExceededError:
        return None


def _first_refused(one: Placed, field: Field, pattern: Language, known: Knowledge) -> str | None:
    figures = _FIGURES.get(field.purpose or "")
    if figures:
        return one.hit.witness if pattern.isdisjoint(compile_pattern(figures)) else None
    usual = _usual(field.purpose or "", *_plain_names(one, known))
    return None if any(map(pattern.accepts, usual)) else next(iter(usual), None)


def _usual(purpose: str, given: Sequence[str], family: Sequence[str]) -> list[str]:
    """What people write, made of plain names; empty for other purposes."""
    if purpose == "name":
        return [f"{first} {last}" for first in given for last in family[:_FEW]] + [*family]
    if purpose in _NAMES:
        return [*family, *given]
    if purpose in STREETS:
        return [text for name in family for text in (f"{name} 12", f"12 {name}", f"12 {name} Street", name)]
    return []


def _plain_names(one: Placed, known: Knowledge) -> tuple[list[str], list[str]]:
    """Given and family names that have nothing but letters from A to Z, those of the territory first."""
    own = [one.served.territory] if one.served else []
    packs = [known.territory(code) for code in (*own, *_PLACES, WORLD)]
    names = [pack.names for pack in packs if pack.names]
    return _plain(name for these in names for name in these.given), _plain(
        name for these in names for name in these.family
    )


def _plain(names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.isascii() and name.isalpha() and len(name) >= _SHORTEST]
