"""The page of a territory: what its people have to type, for a terminal of 80 columns or as JSON.

For programs it is the pack as JSON, keys as the attributes of `formlint.knowledge.Pack`. For people it is text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, cast

from formlint.knowledge.address import Address
from formlint.knowledge.message import EMPTY, Figure, Message, RoundFigure, TerritoryName, say, told_in, verbatim
from formlint.knowledge.names import Names, NamesIn
from formlint.knowledge.pack import (
    SPELLINGS,
    Dates,
    Identifier,
    Numbers,
    Pack,
    Phone,
    PostalCode,
    ways_to_write,
)
from formlint.knowledge.validity import Dated, Standing, standing
from formlint.output.color import Paint, painter
from formlint.output.json import TOOL, VERSION, dump
from formlint.system.escape import cells, clip, visible, wrap
from formlint.values.regex.language import compile_pattern

_WIDTH = 80
_LABEL = 15  # columns before the texts, indentation included
_LONGEST_PATTERN = 200  # characters; nobody reads more, and the file has it
_GLUE = "\N{NO-BREAK SPACE}"  # in a value that is not to be torn apart
_ATOM = re.compile(_GLUE + r"*(?:\[(?:\\.|[^\]])*\]|\\?.)(?:\{[^}]*\}|[?*+])*")  # of a pattern, with how often it comes
_CENTS = 2  # decimals of most currencies
_PARTS = {
    "street-address": say("street"),
    "address-level3": say("sublocality"),
    "address-level2": say("city"),
    "address-level1": say("subdivision"),
    "postal-code": say("postal code"),
    "sorting-code": say("sorting code"),
}
_SYSTEMS = {
    "single": say("one code for all"),
    "none": say("not used; never require one"),
    "disputed": say("sources disagree; never require one"),
}
_WRITTEN = {
    "no-separator": say("without separators"),
    "lower-case": say("in lowercase"),
    "digits-only": say("only the digits"),
    "first-group": say("only the first group"),
}
_REQUIRED = {True: say("every address has one"), False: say("not every address has one"), None: EMPTY}
_STANDING = {
    Standing.OFFICIAL: say("must accept"),
    Standing.IN_USE: say("must accept"),
    Standing.COMING: say("must accept"),
    Standing.FORMER: say("still used"),
    Standing.ENDED: say("ended"),
}

Row = tuple[Message, str]
"""What a text is, and the text."""

_Tell = Callable[[str], str]
"""What puts a message into the language of the page."""


@dataclass(frozen=True, slots=True)
class _Section:
    title: Message
    summary: tuple[Message, ...]
    rows: tuple[Row, ...]


class _Page(NamedTuple):
    """The language, the day, the colors, and the columns of a page."""

    tell: _Tell
    day: str
    paint: Paint
    width: int


def render_territory(pack: Pack, form: str, *, day: str, color: bool, width: int | None = None, lang: str = "") -> str:
    """What a pack expects.

    Args:
        pack: The territory.
        form: "json" or "text".
        day: The day of which to say what counts, ISO 8601.
        color: Whether to colour text with ANSI sequences.
        width: Columns of the terminal, or None where there is none.
        lang: The language of text, "" for English; notes and sources are in English.
    """
    if form == "json":
        return f'{{"version": {VERSION}, "tool": {dump(TOOL)}, "territory": {dump(_tables(pack))}}}\n'
    page = _Page(partial(told_in, lang), day, painter(color=color), min(width or _WIDTH, 100))
    lines = [*_head(pack, page)]
    for section in _sections(pack, page):
        lines += ["", *_section(section, page)]
    return "\n".join(lines) + "\n"


def _tables(value: Any) -> Any:
    """A pack, or a part of one, made of what JSON has: objects with their attributes as keys."""
    names = value.__slots__ if isinstance(value, Pack) else getattr(value, "_fields", None)
    if names is not None:
        return {name: _tables(getattr(value, name)) for name in names}
    return [_tables(one) for one in cast("tuple[Any, ...]", value)] if isinstance(value, tuple) else value


def _head(pack: Pack, page: _Page) -> Iterator[str]:
    name = page.tell(say("{territory}", territory=TerritoryName(pack.name, pack.territory)))
    yield f"{page.paint('strong', f'{pack.territory}  {visible(name)}')}"
    script = say("script {script}, right to left", script=pack.script)
    facts = [
        *([say("{number} people", number=_people(pack.population))] if pack.population else []),
        *([say("languages {languages}", languages=_listed(pack.languages))] if pack.languages else []),
        *([script if pack.rtl else say("script {script}", script=pack.script)] if pack.languages else []),
        *([verbatim(f".{pack.tld}")] if pack.tld else []),
    ]
    told = "; ".join(map(page.tell, facts))
    yield from _rows([(say("also called"), _listed(pack.called)), (say("facts"), told)], page)


def _people(number: int) -> Message:
    return say("{number}", number=RoundFigure(number))


def _section(section: _Section, page: _Page) -> Iterator[str]:
    summary = "; ".join(map(page.tell, section.summary))
    first, *more = wrap(visible(summary), page.width - _LABEL) or [""]
    title = page.tell(section.title)
    yield f"{page.paint('strong', title + ' ' * (_LABEL - 1 - cells(title)))} {first}".rstrip()
    yield from (" " * _LABEL + line for line in more)
    yield from _rows(section.rows, page)


def _rows(rows: Iterable[Row], page: _Page) -> Iterator[str]:
    for label, text in rows:
        if text:
            name = page.tell(label)
            first, *more = (line.strip(" ").replace(_GLUE, " ") for line in wrap(visible(text), page.width - _LABEL))
            yield f"  {page.paint('quiet', name)}{' ' * max(_LABEL - 2 - cells(name), 1)}{first}"
            yield from (" " * _LABEL + line for line in more)


def _sections(pack: Pack, page: _Page) -> Iterator[_Section]:
    yield from (_postal_code(pack.postal_code, page) if pack.postal_code else ())
    yield from (_phone(pack.phone, page) if pack.phone else ())
    yield from (_names(pack.names, page.tell) if pack.names else ())
    yield from (_address(pack.address, page.tell) if pack.address else ())
    yield from (_dates(pack.dates) if pack.dates else ())
    yield from (_numbers(pack.numbers, pack) if pack.numbers else ())
    yield from (_identifiers(say("Numbers of people and companies"), pack.ids, page) if pack.ids else ())
    yield from (_identifiers(say("Numbers of banks and accounts"), pack.bank, page) if pack.bank else ())
    first, *more = _sources(pack)
    sources = (say("sources"), first), *((EMPTY, source) for source in more)
    yield _Section(say("Checked"), (verbatim(pack.checked),), sources)


def _postal_code(table: PostalCode, page: _Page) -> Iterator[_Section]:
    told = _REQUIRED[table.required] if table.must else _SYSTEMS.get(table.system, EMPTY)
    summary = tuple(filter(None, (verbatim(_listed(table.local_names)), told)))
    rows = ((say("in districts"), _values(table.districts)), *_bounds(table, page), (say("note"), table.note))
    first, *more = _values_of(table, page)
    yield _Section(verbatim(_title(table.name)), summary, (first, rows[0], *more, *rows[1:]))


def _values_of(table: PostalCode | Identifier, page: _Page) -> Iterator[Row]:
    """The values that forms have to take, may take, and should not take."""
    yield say("must accept"), _values(table.must)
    yield say("also written"), _spellings(table, page)
    yield say("or as"), _values(table.also)
    yield from _times(table, page)
    yield say("may accept"), _values(table.may)
    yield say("must reject"), _values(table.refuses)


def _bounds(table: PostalCode, page: _Page) -> Iterator[Row]:
    """What codes there may be, and which of them are known to be real: the upper and the lower bound."""
    every, sure = (_in_lines(pattern, page) for pattern in (table.all_, table.pattern))
    if every:
        yield say("all codes"), f"{page.tell(_in_words(table.all_))}: {every}"
        if table.known_codes:
            accepted, total = map(Figure, table.known_codes)
            yield EMPTY, page.tell(say("accepts {count} of {total} known codes", count=accepted, total=total))
    if sure != every:
        yield say("confirmed"), sure


def _in_lines(pattern: str, page: _Page) -> str:
    """A pattern with a space where a line is full: behind an alternative, else behind an atom, never at its spaces."""
    width, lines = page.width - _LABEL, [""]
    for one in re.split(r"(?<=\|)", clip(pattern, _LONGEST_PATTERN).replace(" ", _GLUE)):
        atoms = [one] if cells(one) <= width else _ATOM.findall(one)
        for part in (part for atom in atoms for part in ([atom] if cells(atom) <= width else atom)):
            if cells(lines[-1] + part) > width:
                lines.append("")
            lines[-1] += part
    return " ".join(lines)


def _in_words(pattern: str) -> Message:
    """How long the values are that a pattern takes, and what they consist of."""
    language = compile_pattern(pattern)
    least, most = language.lengths() or (0, 0)
    length = f"{least}" if least == most else f"{least}+" if most is None else f"{least}–{most}"
    if not all(map(str.isdecimal, language.alphabet())):
        return say("{length} characters", length=length)
    first, last = language.shortest("0123456789"), language.shortest("9876543210")
    if least != most:
        return say("{length} digits", length=length)
    return say("{length} digits, {first} to {last}", length=length, first=first, last=last)


def _times(table: PostalCode | Identifier, page: _Page) -> Iterator[Row]:
    """Since when the form of a table counts, or until when, and what other forms there are."""
    yield say("valid"), _period(table, page)
    for form in table.forms:
        yield _STANDING[standing(form, page.day)], f"{_values(form.must)}{_in_brackets(form, page)}"


def _period(fact: Dated, page: _Page) -> str:
    """From when to when a fact is official, empty where it has no days."""
    stands = standing(fact, page.day)
    until = page.tell(say("until {until}", until=fact.until)) if fact.until else ""
    if stands is Standing.COMING:
        return _joined(page.tell(say("from {since}", since=fact.since)), until)
    if until and fact.until < page.day and stands is not Standing.ENDED:
        return page.tell(say("official until {until}", until=fact.until))
    if fact.since and until:
        return page.tell(say("since {since} until {until}", since=fact.since, until=fact.until))
    return page.tell(say("since {since}", since=fact.since)) if fact.since else until


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _in_brackets(fact: Dated, page: _Page) -> str:
    period = _period(fact, page)
    return f"{_GLUE}({period})".replace(" ", _GLUE) if period else ""


def _phone(table: Phone, page: _Page) -> Iterator[_Section]:
    code, trunk = f"+{table.calling_code}", table.trunk_prefix
    home = say("{code}, at home with {prefix} before it", code=code, prefix=trunk) if trunk else verbatim(code)
    longest = say("up to {count} character", "up to {count} characters", count=table.longest_written)
    rows = tuple(
        (verbatim(kind), _values(number.spellings) + _in_brackets(number, page))
        for kind, number in table.examples.items()
    )
    ranges = "   ".join(f"{_values((number.national,))}{_in_brackets(number, page)}" for number in table.ranges)
    more = ((say("other ranges"), ranges), (say("note"), table.note))
    yield _Section(say("Telephone"), (home, longest), (*rows, *more))


def _names(table: Names, tell: _Tell) -> Iterator[_Section]:
    order = say("family name first") if table.surname_first else say("given name first")
    more = (say("some people have only one name"),) if table.mononyms else ()
    rows = (
        (say("family names"), _named(table.family, table.latin_family)),
        (say("given names"), _named(table.given, table.latin_given)),
        (say("note"), table.note),
        *((verbatim(one.language), _named_in(one, tell)) for one in table.languages),
    )
    yield _Section(say("Names"), (order, *more), rows)


def _named_in(names: NamesIn, tell: _Tell) -> str:
    """Names as a further language writes them, in one line."""
    both = ((say("family names"), names.family), (say("given names"), names.given))
    return "; ".join((*(f"{tell(what)}: {_named(those, ())}" for what, those in both), *filter(None, [names.note])))


def _named(names: tuple[str, ...], latin: tuple[str, ...]) -> str:
    pairs = zip(names, latin or [""] * len(names), strict=True)
    named = (f"{name} ({letters})" if letters else name for name, letters in pairs)
    return _listed(name.replace(" ", _GLUE) for name in named)


def _address(table: Address, tell: _Tell) -> Iterator[_Section]:
    parts: Mapping[str, str] = _PARTS | {
        key: kind
        for key, kind in (
            ("address-level1", table.subdivision_kind),
            ("address-level2", table.locality_kind),
            ("address-level3", table.sublocality_kind),
        )
        if kind
    }

    def listed(fields: Iterable[str]) -> str:
        return _listed(tell(parts.get(field, field)) for field in fields)

    names = tuple(unit.name for unit in table.subdivisions)
    changed = [f"{unit.name}: {unit.changed}" for unit in table.subdivisions if unit.changed]
    rows = (
        (say("in Latin"), listed(table.latin_fields)),
        (say("required"), listed(table.required)),
        (say("all {count}", count=len(names)), _named(names, tuple(unit.latin for unit in table.subdivisions))),
        (say("changed"), "; ".join(changed)),
        *(
            (verbatim(one.kind), _listed(unit.name.replace(" ", _GLUE) for unit in one.subdivisions))
            for one in table.lists
        ),
        (say("note"), table.note),
    )
    yield _Section(say("Address"), (verbatim(listed(table.fields)),), tuple(row for row in rows if row[1]))


def _dates(table: Dates) -> Iterator[_Section]:
    summary = [verbatim(table.example)]
    summary += [say("also {others}", others=_listed(table.also))] if table.also else []
    summary += [say("calendar also {others}", others=_listed(table.calendars))] if table.calendars else []
    yield _Section(say("Dates"), tuple(summary), ((say("note"), table.note),))


def _numbers(table: Numbers, pack: Pack) -> Iterator[_Section]:
    group, decimal = (sign if sign.strip() else " " for sign in (table.group, table.decimal))
    summary = [verbatim(f"1{group}234{decimal}5")]
    summary += [say("digits {digits}", digits=table.digits)] if table.digits != "latn" else []
    if money := pack.currency:
        price = " ".join((money.code, *money.symbols))
        summary.append(verbatim(price) if money.digits == _CENTS else _price(price, money.digits))
    yield _Section(say("Numbers"), tuple(summary), ())


def _price(currency: str, decimals: int) -> Message:
    if not decimals:
        return say("{currency}, no decimals", currency=currency)
    return say("{currency}, {count} decimal", "{currency}, {count} decimals", currency=currency, count=decimals)


def _identifiers(title: Message, numbers: tuple[Identifier, ...], page: _Page) -> Iterator[_Section]:
    yield _Section(title, (), ())
    for number in numbers:
        rows = (
            (say("called"), _listed(number.names[1:])),
            *_values_of(number, page),
            (say("pattern"), _in_lines(number.pattern, page)),
            (say("note"), number.note),
        )
        yield _Section(verbatim(f" {_title(number.name)}"), (), rows)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _values(texts: Iterable[str]) -> str:
    """Values side by side."""
    return "   ".join(text.replace(" ", _GLUE) for text in texts)


def _spellings(table: PostalCode | Identifier, page: _Page) -> str:
    """The other ways to write values of the forms that count: of each form, the value that has most of them."""
    told = _listed(page.tell(_WRITTEN[name]) for name in SPELLINGS if name in table.spellings)
    forms = [form.must for form in (table, *table.forms) if standing(form, page.day).counts]
    ways = (max((ways_to_write(code, table.spellings) for code in must), key=len, default=()) for must in forms)
    others = _values(dict.fromkeys(way for one in ways for way in one[1:]))
    return f"{told}: {others}" if others else ""


def _sources(pack: Pack) -> Iterator[str]:
    """The sources of all tables, each once."""
    tables = (pack.currency, pack.postal_code, pack.phone, pack.names, pack.numbers, pack.address, pack.dates)
    within = (*(pack.names.languages if pack.names else ()), *(pack.address.lists if pack.address else ()))
    every = (pack, *tables, *within, *pack.ids, *pack.bank)
    yield from dict.fromkeys(source for table in every if table for source in table.source)
