"""What is found by what start tags say: the attributes that are written, and selectors.

Selectors are asked of all pages, while most of the attributes that they look for are nowhere on a page: a table of
those that are written answers most of them without a look at the page.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from formlint.html.bindings import SPREADS, bound
from formlint.html.marks import GAP
from formlint.html.parser import turbohtml

_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)(?=[\]\s~|^$*=])")
_BARE = re.compile(r"\[([a-z-]+)\]")
_COMMA = re.compile(r",(?![^\[]*\])(?![^(]*\))")
_PART = re.compile(r"\([^()]*\)")
_SETTERS = SPREADS | {"data-bind"}
_EMPTY = turbohtml.parse("")


class _Arm(NamedTuple):
    """One of the selectors in a list, with the attributes that it needs; a `bare` one asks for nothing else."""

    css: str
    needed: frozenset[str]
    bare: bool = False


class Lookup:
    """The elements of a tree by the attributes that are written in their start tags.

    Attributes:
        names: The names of all attributes, with those that the binding of a framework sets.
        binds: Whether some start tag may set attributes that are not written under their own names.
    """

    __slots__ = ("_tree", "_written", "binds", "names")

    def __init__(self, tree: turbohtml.Document) -> None:
        self._tree = tree
        self._written = _by_attribute(tree)
        targets = {target for target in map(bound, self._written) if target}
        self.names = targets.union(self._written)
        self.binds = bool(targets) or not _SETTERS.isdisjoint(self._written)

    @property
    def written(self) -> AbstractSet[str]:
        """The names of all attributes, as they are written in start tags."""
        return self._written.keys()

    def having(self, names: Collection[str]) -> Iterator[turbohtml.Element]:
        """The elements in whose start tags one of some attributes is written or set, be it by a framework."""
        for written, nodes in self._written.items() if not self.names.isdisjoint(names) else ():
            if written in names or bound(written) in names:
                yield from nodes

    def stating(self, name: str, pattern: re.Pattern[str]) -> Iterator[turbohtml.Element]:
        """The elements in whose start tags the value of an attribute has what a pattern looks for."""
        for node in self._written.get(name, ()):
            if pattern.search((node.attr(name) or "").replace(GAP, "")):
                yield node

    def select(self, css: str) -> list[turbohtml.Element]:
        """The elements that a CSS selector matches, in tree order; ValueError when it is no selector."""
        arms = [arm for arm in _arms(css) if arm.needed <= self._written.keys()]
        if len(arms) != 1 or not arms[0].needed:
            return self._tree.select(",".join(arm.css for arm in arms)) if arms else []
        nodes = min((self._written[name] for name in arms[0].needed), key=len)
        return nodes if arms[0].bare else [node for node in nodes if node.matches(arms[0].css)]


def _by_attribute(tree: turbohtml.Document) -> Mapping[str, list[turbohtml.Element]]:
    found: dict[str, list[turbohtml.Element]] = defaultdict(list)
    for node in tree.iter_elements():
        for name in node.attrs:
            found[name].append(node)
    return found


def refuse_unfit(css: str) -> None:
    """Raise ValueError for what is no CSS selector."""
    _EMPTY.select(css)


@lru_cache(maxsize=512)
def _arms(css: str) -> tuple[_Arm, ...]:
    """The selectors in a list, each with the attributes it asks for."""
    refuse_unfit(css)  # whatever the page has
    rest = _PART.sub("", css)
    if "(" in rest or ":scope" in rest.lower():
        return (_Arm(css, frozenset()),)
    return tuple(
        _Arm(arm, frozenset(_ATTRIBUTE.findall(_PART.sub("", arm).lower())), _BARE.fullmatch(arm.strip()) is not None)
        for arm in _COMMA.split(css)
    )
