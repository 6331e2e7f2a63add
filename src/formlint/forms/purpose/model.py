"""The weights of all evidence, and what is known of the purposes it speaks for."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from formlint.knowledge.store import Knowledge

START = "start"
"""What stands before the first and after the last control of a form."""

EDGES = 2
"""How many of it there are on either side."""

NEIGHBOURS = (("after", -1), ("before", 1), ("after2", -2), ("before2", 2))
"""The tables of weights for neighbours, with the places they stand at."""

_ANYWHERE = "message"


class Model:
    """What the tables `weights`, `purposes` and `kinds` make up, together because each control needs all of it.

    Attributes:
        weights: In log-odds: by clue kind, by purpose (bias), and by table, key and purpose.
        sides: The weights for neighbours, with the places they stand at.
        kinds: What speaks for the kinds of form.
        kin: By purpose, those that are at times called by its words ("name" for a given name).
        alike: By purpose, those that are hardly told apart from it and for which it is as good an answer.
        at_once: By purpose, those that a control may have besides it.
        groups: The group of purposes ("card", "account", …) that a purpose belongs to.
        anywhere: The purposes that forms of all kinds ask for: their company does not speak against them.
        native: The purposes that a control type was made for.
        field_names: The purposes that are autofill field names of HTML.
    """

    __slots__ = (
        *("_purposes", "alike", "anywhere", "at_once", "field_names", "groups"),
        *("kin", "kinds", "native", "sides", "weights"),
    )

    def __init__(self, knowledge: Knowledge) -> None:
        """Read the tables."""
        self.weights: Mapping[str, Mapping[str, Any]] = knowledge.table("inference/weights")
        self.kinds: Mapping[str, Any] = knowledge.table("inference/kinds")
        self._purposes = knowledge.table("inference/purposes")
        facts: Mapping[str, Mapping[str, Any]] = self._purposes["purposes"]
        self.sides = [(self.weights[table], step + EDGES) for table, step in NEIGHBOURS]
        self.kin = {name: tuple(one.get("kin", ())) for name, one in facts.items()}
        self.alike = {name: tuple(one["like"]) for name, one in facts.items() if "like" in one}
        self.at_once = {name: tuple(one["at-once"]) for name, one in facts.items() if "at-once" in one}
        self.groups: Mapping[str, str] = {name: one["group"] for name, one in facts.items() if "group" in one}
        self.anywhere = frozenset([name for name, group in self.groups.items() if group == _ANYWHERE])
        self.native = _native(facts)
        self.field_names = frozenset([name for name, one in facts.items() if one.get("html")])

    def describe(self, purpose: str) -> str:
        """The purpose in words that fit into a sentence: "postal code" for `postal-code`."""
        facts = self._purposes["purposes"].get(purpose)
        return facts["says"] if facts else purpose.replace("-", " ")

    def describe_group(self, group: str) -> str:
        """What the members of a group of purposes ask for, in words that fit after "asks for"."""
        return self._purposes["groups"][group]

    def members(self, row: Iterable[Mapping[str, float]]) -> dict[str, float]:
        """The number of members of each group that a row of controls is expected to have."""
        group_of = self.groups
        found: dict[str, float] = {}
        for expected in row:
            for purpose, share in expected.items():
                if purpose in group_of:
                    group = group_of[purpose]
                    found[group] = found.get(group, 0.0) + share
        return found


@lru_cache(maxsize=4)
def model(knowledge: Knowledge) -> Model:
    """The model that is made of some tables."""
    return Model(knowledge)


def _native(facts: Mapping[str, Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, one in facts.items():
        best = one["types"][0]
        if best not in {"text", "select-one", "number", "radio"}:
            found.setdefault(best, []).append(name)
    return {kind: tuple(names) for kind, names in found.items()}
