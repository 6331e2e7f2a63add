"""What one territory expects, as types: the schema of ``rules/territories/XX.toml``. A new field is a key there."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, NamedTuple

from formlint.knowledge.address import Address
from formlint.knowledge.deferred import Deferred
from formlint.knowledge.names import Names
from formlint.knowledge.shapes import WHOLE, Whole, keyed_by, one_of
from formlint.knowledge.validity import RANKS

WORLD = "001"
"""CLDR's code for the world; its pack has what every form on earth must take."""

POSTAL_SYSTEMS = ("yes", "single", "none", "disputed")
DATE_ORDERS = ("DMY", "MDY", "YMD")
NUMBER_PURPOSES = ("national-id", "tax-id", "company-id", "iban", "bank-code", "bank-account", "reference-number")


@lru_cache(maxsize=4096)
def ways_to_write(code: str, spellings: tuple[str, ...], also: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every way to write `code`, or `also` in its place, the customary one first; names in `SPELLINGS` say how."""
    ways = [code, *also]
    for name in spellings:
        ways += [SPELLINGS[name](way) for way in ways]
    return tuple(dict.fromkeys(ways))


def unseparated(code: str) -> str:
    """`K1A 0B1` as `K1A0B1`."""
    return "".join(filter(str.isalnum, code))


def digits_only(code: str) -> str:
    """`LV-1010` as `1010`, `C1070AAM` as `1070`."""
    return "".join(filter(str.isdecimal, code))


def first_group(code: str) -> str:
    """`1107 2810` as `1107`: the coarser code before the separator."""
    return code.replace("-", " ").partition(" ")[0]


SPELLINGS = {
    "no-separator": unseparated,
    "lower-case": str.lower,
    "digits-only": digits_only,
    "first-group": first_group,
}
"""How the customary form of a code may also be written by the same person, name to function."""


class Form(NamedTuple):
    """Another form that codes or numbers have beside that of their table: of before, of late, for some people."""

    must: tuple[str, ...]
    """Real codes or specimens of this form, customarily written."""
    since: str = ""
    """The first day on which it counts; empty where it has long counted."""
    until: str = ""
    """The last day on which it is official; empty where none is known."""
    rank: Annotated[str, one_of(*RANKS)] = "official"
    """What it is from then on, or at all: ``official``, ``in-use`` by most, ``former`` and still had by some."""


class PostalCode(NamedTuple):
    """The postal codes of a territory, as people write them."""

    system: Annotated[str, one_of(*POSTAL_SYSTEMS)]
    """Does the territory have codes: ``yes``, ``single`` (one for all), ``none``, or ``disputed`` between sources."""
    source: tuple[str, ...]
    checked: str
    """The day somebody compared the table with its sources, ISO 8601."""
    pattern: str = ""
    """Customarily written codes as an ECMAScript pattern (v flag), tight: every member has a real shape. Or empty."""
    all_: str = ""
    """An upper bound, as a pattern: it takes every real code, customarily written, and nothing plainly foreign."""
    known_codes: Annotated[tuple[int, ...], WHOLE] = ()
    """How many codes of a list of real ones `all` takes, and how many the list has; `source` names the list."""
    must: tuple[str, ...] = ()
    """Real codes, customarily written, that a form serving the territory has to take; the most telling first."""
    districts: tuple[str, ...] = ()
    """Real codes outside `pattern`, one for each district or two: whoever refuses one leaves a whole district out."""
    may: tuple[str, ...] = ()
    """Longer, older or marked forms that some people rightly write; refusing them is a lesser fault."""
    refuses: tuple[str, ...] = ()
    """Near misses that `pattern` must not accept, such as codes of another territory or of former times."""
    spellings: Annotated[Whole, one_of(*SPELLINGS)] = ()
    """Names in `SPELLINGS`: other ways to write the same code."""
    also: Whole = ()
    """What people rightly write in place of a code in `must`: with the country's letters, of the system before."""
    required: bool | None = None
    """Has every address a code that people know? None where nobody knows or sources disagree."""
    name: str = "postal code"
    """The English word for it there, as on a label."""
    local_names: tuple[str, ...] = ()
    """Words for it in the territory's languages."""
    since: str = ""
    """The first day on which the form of `must` counts; empty where the form of `must` has long counted."""
    until: str = ""
    """The last day on which the form of `must` is official; empty where none is known."""
    rank: Annotated[str, one_of(*RANKS)] = "official"
    """What it is from then on, or at all: ``official``, ``in-use`` by most, ``former`` and still had by some."""
    forms: Annotated[tuple[Form, ...], WHOLE] = ()
    """Other forms with their days: of before, or of late, where they are not those of `must` differently written."""
    note: str = ""
    """One sentence on what is unusual or has changed."""

    @property
    def separator(self) -> str:
        """The character customarily written inside a code, empty when there is none."""
        return next((char for code in self.must for char in code if not char.isalnum()), "")

    @property
    def listed(self) -> tuple[str, ...]:
        """All that people rightly write, as far as it is listed, whatever it counts today."""
        return (*self.must, *self.also, *self.may, *(code for form in self.forms for code in form.must))

    def spelled(self, code: str) -> tuple[str, ...]:
        """Every way to write `code`, the customary one first, and what may stand in its place."""
        return ways_to_write(code, self.spellings, self.also)


class PhoneNumber(NamedTuple):
    """One number that is valid in the territory, in its spellings."""

    national: str
    international: str
    e164: str
    also: Whole = ()
    """Other ways to write it at home."""
    since: str = ""
    """The first day on which it counts; empty where it has long counted."""
    until: str = ""
    """The last day on which it is official; empty where none is known."""
    rank: Annotated[str, one_of(*RANKS)] = "official"
    """What it is from then on, or at all: ``official``, ``in-use`` by most, ``former`` and still had by some."""
    common: bool = False
    """Of a number of another length: do many people have one that is as long?"""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way people write it, the customary one first: at home, bare digits, with the calling code."""
        home = (self.national, *self.also)
        ways = (*home, *map(digits_only, home), self.international, self.e164)
        return tuple(dict.fromkeys(ways))


class Phone(NamedTuple):
    """The telephone numbers of a territory."""

    calling_code: str
    """The country calling code without plus, such as ``44``."""
    longest_written: int
    """Characters in the longest usual written form."""
    source: tuple[str, ...]
    checked: str
    trunk_prefix: str = ""
    """What the national form begins with and the international form drops, empty when there is none."""
    separators: Whole = ()
    """Characters besides digits in national forms."""
    fixed: PhoneNumber | None = None
    mobile: PhoneNumber | None = None
    ranges: Annotated[tuple[PhoneNumber, ...], WHOLE] = ()
    """Numbers of ranges that came after others, which patterns of before refuse."""
    shortest_mobile: PhoneNumber | None = None
    """A number of those with the fewest digits that people have, where these are fewer than those of `mobile`."""
    longest_mobile: PhoneNumber | None = None
    shortest_fixed: PhoneNumber | None = None
    longest_fixed: PhoneNumber | None = None
    toll_free: PhoneNumber | None = None
    """A number that the called one pays for, where its groups have other lengths than those of `mobile` and `fixed`."""
    note: str = ""

    @property
    def examples(self) -> dict[str, PhoneNumber]:
        """The example numbers by kind, ``mobile`` and ``fixed``."""
        kinds = {"mobile": self.mobile, "fixed": self.fixed}
        return {kind: number for kind, number in kinds.items() if number}


class Numbers(NamedTuple):
    """How numbers are written."""

    decimal: str
    """Decimal separator with European digits."""
    group: str
    """Grouping separator with European digits."""
    source: tuple[str, ...]
    checked: str
    digits: str = "latn"
    """CLDR numbering system of the everyday digits."""
    native_decimal: str = ""
    """Decimal separator with the everyday digits, where another."""


class Currency(NamedTuple):
    """The money in use."""

    code: str
    """ISO 4217."""
    digits: int
    """Decimals of an amount."""
    source: tuple[str, ...]
    checked: str
    symbols: Whole = ()
    """How it is marked on price tags there, the usual one first."""
    note: str = ""


class Dates(NamedTuple):
    """How a date in digits is written."""

    order: Annotated[str, one_of(*DATE_ORDERS)]
    """Of day, month and year."""
    separator: str
    """What stands between them."""
    example: str
    """The last day of 2026."""
    source: tuple[str, ...]
    checked: str
    also: Whole = ()
    """The same day in other ways that many write there."""
    calendars: Whole = ()
    """CLDR's names of calendars in everyday use besides or before the Gregorian one, such as ``buddhist``."""
    note: str = ""


class Identifier(NamedTuple):
    """One kind of number that a territory gives to people, companies or bank accounts."""

    id: str
    """Its key in the table, such as ``nino``, ``iban``."""
    name: str
    """Its English name."""
    purpose: Annotated[str, one_of(*NUMBER_PURPOSES)]
    """What a field for it asks for."""
    must: tuple[str, ...]
    """Specimens with right check digits, customarily written, that belong to nobody; the most telling first."""
    source: tuple[str, ...]
    checked: str
    called: tuple[str, ...] = ()
    """What labels say: short and in the territory's languages."""
    generic: tuple[str, ...] = ()
    """Which names, those above or more, numbers of other territories have as well: they tell what, not whose."""
    pattern: str = ""
    """The customary form as an ECMAScript pattern (v flag): every member has a real shape, not a right check digit."""
    may: tuple[str, ...] = ()
    """Other forms some people rightly write."""
    refuses: tuple[str, ...] = ()
    """Near misses that `pattern` must not accept."""
    spellings: Annotated[Whole, one_of(*SPELLINGS)] = ()
    """Names in `SPELLINGS`: other ways to write the same number."""
    also: Whole = ()
    """What people rightly write in place of a number in `must`, such as the same with the century before it."""
    since: str = ""
    """The first day on which the form of `must` counts; empty where the form of `must` has long counted."""
    until: str = ""
    """The last day on which the form of `must` is official; empty where none is known."""
    rank: Annotated[str, one_of(*RANKS)] = "official"
    """What it is from then on, or at all: ``official``, ``in-use`` by most, ``former`` and still had by some."""
    forms: Annotated[tuple[Form, ...], WHOLE] = ()
    """Other forms with their days: of before, or of late, where they are not those of `must` differently written."""
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All that labels call it, its English name first."""
        return tuple(dict.fromkeys((self.name, *self.called, *self.generic)))

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its names that tell whose number it is: no other territory has a number that is called so."""
        return tuple([name for name in (self.name, *self.called) if name not in self.generic])

    @property
    def maximum(self) -> int:
        """Characters in the longest specimen, customarily written."""
        return max(map(len, self.must))

    @property
    def listed(self) -> tuple[str, ...]:
        """All that people rightly write, as far as it is listed, whatever it counts today."""
        return (*self.must, *self.also, *self.may, *(number for form in self.forms for number in form.must))

    def spelled(self, number: str) -> tuple[str, ...]:
        """Every way to write `number`, the customary one first, and what may stand in its place."""
        return ways_to_write(number, self.spellings, self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Deferred):
    """All that formlint knows about one territory."""

    territory: str
    """ISO 3166-1 alpha-2 (or a code CLDR uses likewise), or `WORLD`."""
    name: str
    """English name, as CLDR has it."""
    with_the: bool = False
    """Does the name stand with "the" in a sentence?"""
    called: tuple[str, ...] = ()
    """Other names: official, short, former, and in the territory's own languages."""
    alpha3: str = ""
    languages: Whole = ()
    """BCP 47 tags, the most used first."""
    spoken: Whole = ()
    """All languages that one in twenty or more know, official or not, the best known first."""
    population: int = 0
    """How many people live there, to rank territories by."""
    script: str = "Latn"
    """ISO 15924 code of the script most forms are in."""
    rtl: bool = False
    tld: str = ""
    """Top-level domain without dot."""
    currency: Currency | None = None
    postal_code: PostalCode | None = None
    phone: Phone | None = None
    names: Names | None = None
    numbers: Numbers | None = None
    address: Address | None = None
    dates: Dates | None = None
    ids: Annotated[tuple[Identifier, ...], keyed_by("id")] = ()
    """Numbers of people and companies."""
    bank: Annotated[tuple[Identifier, ...], keyed_by("id")] = ()
    """Numbers of banks and their accounts."""
    source: tuple[str, ...]
    checked: str

    @property
    def in_sentence(self) -> str:
        """The name as it stands in an English sentence: "the Netherlands"."""
        return f"the {self.name}" if self.with_the else self.name

    def identifier(self, key: str) -> Identifier | None:
        """The number kept under `key` in ``[ids]`` or ``[bank]``, such as ``iban``, if the territory has it."""
        return next((number for number in (*self.ids, *self.bank) if number.id == key), None)

    def identifiers(self, purpose: str) -> tuple[Identifier, ...]:
        """The numbers that a field of `purpose`, such as ``national-id`` or ``bank-code``, may ask for."""
        return tuple(number for number in (*self.ids, *self.bank) if number.purpose == purpose)


class TerritoryFacts(NamedTuple):
    """What tells a territory apart from the others on a page; one row of the index."""

    code: str
    alpha3: str
    names: tuple[str, ...]
    languages: tuple[str, ...]
    currency: str
    currency_symbols: tuple[str, ...]
    calling_code: str
    tld: str
    rtl: bool
    population: int = 0
    with_the: bool = False

    @property
    def in_sentence(self) -> str:
        """The name as it stands in an English sentence: "the Netherlands"."""
        return f"the {self.names[0]}" if self.with_the else self.names[0]
