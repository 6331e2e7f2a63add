"""The page of a territory: what its people have to type, for a terminal of 80 columns or as JSON.

For programs it is the pack as JSON, keys as the attributes of `formlint.knowledge.Pack`. For people it is text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from formlint.knowledge.address import Address
from formlint.knowledge.pack import (
    SPELLINGS,
    Dates,
    Identifier,
    Names,
    Numbers,
    Pack,
    Phone,
    PostalCode,
    ways_to_write,
)
from formlint.knowledge.validity import Dated
from formlint.output.color import Paint, painter
from formlint.output.json import TOOL, VERSION, dump
from formlint.system.escape import cells, clip, visible, wrap
from formlint.values.regex.language import compile_pattern

_WIDTH = 80
_LABEL = 15  # columns before the texts, indentation included
_LONGEST_PATTERN = 200  # characters; nobody reads more, and the file has it
_GLUE = "\N{NO-BREAK SPACE}"  # in a value that is not to be torn apart
_MILLION = 1_000_000
_PARTS = {
    "street-address": "street",
    "address-level3": "sublocality",
    "address-level2": "city",
    "address-level1": "subdivision",
    "postal-code": "postal code",
    "sorting-code": "sorting code",
}
_SYSTEMS = {
    "single": "one code for all",
    "none": "not used; never require one",
    "disputed": "sources disagree; never require one",
}
_WRITTEN = {
    "no-separator": "without separators",
    "lower-case": "in lowercase",
    "digits-only": "only the digits",
    "first-group": "only the first group",
}
_RANKED = {"official": "must accept", "in-use": "must accept", "former": "still used"}
_REQUIRED = {True: "every address has one", False: "not every address has one", None: ""}

Row = tuple[str, str]
"""What a text is, and the text."""


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    summary: str
    rows: tuple[Row, ...]


def render_territory(pack: Pack, form: str, *, color: bool, width: int | None = None) -> str:
    """What a pack expects.

    Args:
        pack: The territory.
        form: "json" or "text".
        color: Whether to colour text with ANSI sequences.
        width: Columns of the terminal, or None where there is none.
    """
    if form == "json":
        return f'{{"version": {VERSION}, "tool": {dump(TOOL)}, "territory": {dump(_tables(pack))}}}\n'
    paint = painter(color=color)
    columns = min(width or _WIDTH, 100)
    lines = [*_head(pack, paint, columns)]
    for section in _sections(pack):
        lines += ["", *_section(section, paint, columns)]
    return "\n".join(lines) + "\n"


def _tables(value: Any) -> Any:
    """A pack, or a part of one, made of what JSON has: objects with their attributes as keys."""
    names = value.__slots__ if isinstance(value, Pack) else getattr(value, "_fields", None)
    if names is not None:
        return {name: _tables(getattr(value, name)) for name in names}
    return [_tables(one) for one in cast("tuple[Any, ...]", value)] if isinstance(value, tuple) else value


def _head(pack: Pack, paint: Paint, width: int) -> Iterator[str]:
    yield f"{paint('strong', f'{pack.territory}  {visible(pack.name)}')}"
    facts = [
        *([f"{_people(pack.population)} people"] if pack.population else []),
        *([f"languages {', '.join(pack.languages)}"] if pack.languages else []),
        *([f"script {pack.script}" + (", right to left" if pack.rtl else "")] if pack.languages else []),
        *([f".{pack.tld}"] if pack.tld else []),
    ]
    yield from _rows([("also called", _listed(pack.called)), ("facts", "; ".join(facts))], paint, width)


def _people(number: int) -> str:
    return f"{number / _MILLION:,.0f} million" if number >= _MILLION else f"{number:,}"


def _section(section: _Section, paint: Paint, width: int) -> Iterator[str]:
    title, *more = wrap(visible(section.summary), width - _LABEL) or [""]
    yield f"{paint('strong', section.title.ljust(_LABEL - 1))} {title}".rstrip()
    yield from (" " * _LABEL + line for line in more)
    yield from _rows(section.rows, paint, width)


def _rows(rows: Iterable[Row], paint: Paint, width: int) -> Iterator[str]:
    for name, text in rows:
        if text:
            first, *more = (line.strip(" ").replace(_GLUE, " ") for line in wrap(visible(text), width - _LABEL))
            yield f"  {paint('quiet', name)}{' ' * max(_LABEL - 2 - cells(name), 1)}{first}"
            yield from (" " * _LABEL + line for line in more)


def _sections(pack: Pack) -> Iterator[_Section]:
    yield from (_postal_code(pack.postal_code) if pack.postal_code else ())
    yield from (_phone(pack.phone) if pack.phone else ())
    yield from (_names(pack.names) if pack.names else ())
    yield from (_address(pack.address) if pack.address else ())
    yield from (_dates(pack.dates) if pack.dates else ())
    yield from (_numbers(pack.numbers, pack) if pack.numbers else ())
    yield from (_identifiers("Numbers of people and companies", pack.ids) if pack.ids else ())
    yield from (_identifiers("Numbers of banks and accounts", pack.bank) if pack.bank else ())
    first, *more = _sources(pack)
    yield _Section("Checked", pack.checked, (("sources", first), *(("", source) for source in more)))


def _postal_code(table: PostalCode) -> Iterator[_Section]:
    said = [_listed(table.local_names), _REQUIRED[table.required] if table.must else _SYSTEMS.get(table.system, "")]
    rows = (
        ("must accept", _values(table.must)),
        ("in districts", _values(table.districts)),
        ("also written", _spellings(table)),
        ("or as", _values(table.also)),
        *_times(table),
        ("may accept", _values(table.may)),
        ("must reject", _values(table.refuses)),
        *_bounds(table),
        ("note", table.note),
    )
    yield _Section(_title(table.name), "; ".join(filter(None, said)), rows)


def _bounds(table: PostalCode) -> Iterator[Row]:
    """What codes there may be, and which of them are surely real: the upper and the lower bound."""
    every, sure = (clip(pattern, _LONGEST_PATTERN) for pattern in (table.all_, table.pattern))
    if every:
        yield "all codes", f"{_in_words(table.all_)}: {every}"
        yield "", "accepts {:,} of {:,} known codes".format(*table.known_codes) if table.known_codes else ""
    if sure != every:
        yield "surely real", f"{sure}; others are, too" if sure and every else sure


def _in_words(pattern: str) -> str:
    """How long the values are that a pattern takes, and what they consist of."""
    language = compile_pattern(pattern)
    least, most = language.lengths() or (0, 0)
    length = f"{least}" if least == most else f"{least} to {most}"
    if not all(map(str.isdecimal, language.alphabet())):
        return f"{length} characters"
    first, last = language.shortest("0123456789"), language.shortest("9876543210")
    return f"{length} digits, {first} to {last}" if least == most else f"{length} digits"


def _times(table: PostalCode | Identifier) -> Iterator[Row]:
    """Since when the form of a table counts, or until when, and what other forms there are."""
    yield "valid", _period(table)
    for form in table.forms:
        ended = form.until and form.rank == "official"
        yield "ended" if ended else _RANKED[form.rank], f"{_values(form.must)}{_in_brackets(form)}"


def _period(fact: Dated) -> str:
    """From when to when a fact is official."""
    days = [f"since {fact.since}" if fact.since else "", f"until {fact.until}" if fact.until else ""]
    return " ".join(filter(None, days))


def _in_brackets(fact: Dated) -> str:
    return f"{_GLUE}({_period(fact)})".replace(" ", _GLUE) if _period(fact) else ""


def _phone(table: Phone) -> Iterator[_Section]:
    home = f", at home with {table.trunk_prefix} before it" if table.trunk_prefix else ""
    rows = tuple((kind, _values(number.spellings) + _in_brackets(number)) for kind, number in table.examples.items())
    longest = f"up to {table.longest_written} characters"
    ranges = "   ".join(f"{_values((number.national,))}{_in_brackets(number)}" for number in table.ranges)
    more = (("other ranges", ranges), ("note", table.note))
    yield _Section("Telephone", f"+{table.calling_code}{home}; {longest}", (*rows, *more))


def _names(table: Names) -> Iterator[_Section]:
    order = "family name first" if table.surname_first else "given name first"
    more = "; some people have only one name" if table.mononyms else ""
    rows = (
        ("family names", _named(table.family, table.latin_family)),
        ("given names", _named(table.given, table.latin_given)),
        ("note", table.note),
    )
    yield _Section("Names", order + more, rows)


def _named(names: tuple[str, ...], latin: tuple[str, ...]) -> str:
    pairs = zip(names, latin or [""] * len(names), strict=True)
    named = (f"{name} ({letters})" if letters else name for name, letters in pairs)
    return _listed(name.replace(" ", _GLUE) for name in named)


def _address(table: Address) -> Iterator[_Section]:
    parts = _PARTS | {
        key: kind
        for key, kind in (
            ("address-level1", table.subdivision_kind),
            ("address-level2", table.locality_kind),
            ("address-level3", table.sublocality_kind),
        )
        if kind
    }
    names = tuple(unit.name for unit in table.subdivisions)
    units = _named(names, tuple(unit.latin for unit in table.subdivisions))
    changed = [f"{unit.name}: {unit.changed}" for unit in table.subdivisions if unit.changed]
    rows = (
        ("in Latin", _parts(table.latin_fields, parts)),
        ("required", _parts(table.required, parts)),
        (f"all {len(names)}", units),
        ("changed", "; ".join(changed)),
        ("note", table.note),
    )
    yield _Section("Address", _parts(table.fields, parts), tuple(row for row in rows if row[1]))


def _parts(fields: tuple[str, ...], called: Mapping[str, str]) -> str:
    return _listed(called.get(field, field) for field in fields)


def _dates(table: Dates) -> Iterator[_Section]:
    calendars = f"; calendar also {_listed(table.calendars)}" if table.calendars else ""
    also = f"; also {_listed(table.also)}" if table.also else ""
    yield _Section("Dates", f"{table.example}{also}{calendars}", (("note", table.note),))


def _numbers(table: Numbers, pack: Pack) -> Iterator[_Section]:
    group, decimal = (sign if sign.strip() else " " for sign in (table.group, table.decimal))
    digits = f"; digits {table.digits}" if table.digits != "latn" else ""
    money = pack.currency
    decimals = {0: ", no decimals", 2: ""}.get(money.digits, f", {money.digits} decimals") if money else ""
    price = f"; {' '.join((money.code, *money.symbols))}{decimals}" if money else ""
    yield _Section("Numbers", f"1{group}234{decimal}5{digits}{price}", ())


def _identifiers(title: str, numbers: tuple[Identifier, ...]) -> Iterator[_Section]:
    yield _Section(title, "", ())
    for number in numbers:
        called = [name for name in number.called if name != number.name]
        rows = (
            ("called", _listed(called)),
            ("must accept", _values(number.must)),
            ("also written", _spellings(number)),
            ("or as", _values(number.also)),
            *_times(number),
            ("may accept", _values(number.may)),
            ("must reject", _values(number.refuses)),
            ("pattern", clip(number.pattern, _LONGEST_PATTERN)),
            ("note", number.note),
        )
        yield _Section(f" {_title(number.name)}", "", rows)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _values(texts: Iterable[str]) -> str:
    """Values side by side."""
    return "   ".join(text.replace(" ", _GLUE) for text in texts)


def _spellings(table: PostalCode | Identifier) -> str:
    """The other ways to write the value that has most of them."""
    told = _listed(_WRITTEN[name] for name in SPELLINGS if name in table.spellings)
    codes = (*table.must, *(code for form in table.forms for code in form.must))
    ways = max((ways_to_write(code, table.spellings) for code in codes), key=len, default=())
    return f"{told}: {_values(ways[1:])}" if told else ""


def _sources(pack: Pack) -> Iterator[str]:
    """The sources of all tables, each once."""
    tables = (pack.currency, pack.postal_code, pack.phone, pack.names, pack.numbers, pack.address, pack.dates)
    every = (pack, *tables, *pack.ids, *pack.bank)
    yield from dict.fromkeys(source for table in every if table for source in table.source)
