"""Postal addresses and subdivisions of a territory, as types: the table ``[address]`` of its file."""

from typing import Annotated, NamedTuple

from formlint.knowledge.shapes import Whole, keyed_by, one_of

ADDRESS_FIELDS = (
    "name",
    "organization",
    "street-address",
    "address-level3",
    "address-level2",
    "address-level1",
    "postal-code",
    "sorting-code",
)
"""The parts of an address, by the names of our purposes; a subdivision is an ``address-level1``."""


class Subdivision(NamedTuple):
    """One state, province, prefecture, … of a territory, as an option of a list."""

    code: str
    """Its key in the table: the code people use, else that of ISO 3166-2 without the territory, else the name."""
    name: str
    """As written there, in the territory's first language, or in Latin letters; `also` then has the other scripts."""
    latin: str = ""
    """`name` in Latin letters, where it is in others."""
    also: Whole = ()
    """Other names and codes: English, short, in further languages, former."""
    iso: str = ""
    """ISO 3166-2, such as ``CA-ON``; empty when there is none."""
    kind: str = ""
    """What it is, where that is not the table's `subdivision_kind`: ``federal district``, ``territory``, …"""
    optional: bool = False
    """May a list do without it? For what has few addresses, an own territory's code, or is disputed."""
    apart: bool = False
    """Is it an island or exclave far from the rest, to which many shops do not send anything?"""
    former: Whole = ()
    """Subdivisions that have become part of it, and that old lists still have."""
    changed: str = ""
    """What has changed about it of late, with the year."""

    @property
    def spelled(self) -> tuple[str, ...]:
        """Every way an option may write it, the name first."""
        return tuple(dict.fromkeys(filter(None, (self.name, self.latin, self.code, self.iso, *self.also))))


class OtherList(NamedTuple):
    """Parts of a territory other than its subdivisions, of which some forms offer a list all the same."""

    kind: str
    """What they are, the key of the table: ``district``, ``municipality``, …"""
    subdivisions: Annotated[tuple[Subdivision, ...], keyed_by("code")]
    source: tuple[str, ...]
    checked: str


class Address(NamedTuple):
    """The postal addresses of a territory."""

    fields: Annotated[Whole, one_of(*ADDRESS_FIELDS)]
    """What an address consists of, in the order written there."""
    source: tuple[str, ...]
    checked: str
    latin_fields: Annotated[Whole, one_of(*ADDRESS_FIELDS)] = ()
    """The order in Latin letters, where that is another."""
    required: Annotated[Whole, one_of(*ADDRESS_FIELDS)] = ()
    """The parts no address there is without (as far as anybody knows)."""
    subdivision_kind: str = ""
    """What an ``address-level1`` is called: ``state``, ``province``, …"""
    locality_kind: str = ""
    """What an ``address-level2`` is called, where it is not a city."""
    sublocality_kind: str = ""
    """What an ``address-level3`` is called."""
    subdivisions: Annotated[tuple[Subdivision, ...], keyed_by("code")] = ()
    """All of them where people know a list; it may be known though addresses do without."""
    lists: Annotated[tuple[OtherList, ...], keyed_by("kind")] = ()
    """Other lists that forms may offer in place of the subdivisions: these are whole, or are not theirs."""
    note: str = ""
