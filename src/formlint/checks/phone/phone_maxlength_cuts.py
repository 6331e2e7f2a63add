r"""Phone field cuts phone numbers

People write phone numbers with spaces, parentheses, and hyphens, and so does autofill. The limit counts these characters
too, so browsers cut the last digits, often unnoticed.

Bad (serves FR):

    <label>Téléphone <input type="tel" name="telephone" maxlength="10"></label>
                                                        ^^^^^^^^^^^^^^
    = cuts "06 12 34 56 78" (France) to "06 12 34 5"; "0612345678" fits

Fixed:

    <label>Téléphone <input type="tel" name="telephone" maxlength="32"></label>

Bad (serves DE):

    <label>Telefon <input type="tel" name="telefon" maxlength="8"></label>
                                                    ^^^^^^^^^^^^^ cuts "01512 3456789" (Germany) to "01512 34"

Fixed:

    <label>Telefon <input type="tel" name="telefon" maxlength="32"></label>

Bad (serves NZ):

    <label>Mobile <input type="tel" name="mobile" maxlength="9"></label>
                                                  ^^^^^^^^^^^^^ cuts "0210 281 2345" (New Zealand) to "0210 281 "

Fixed:

    <label>Mobile <input type="tel" name="mobile" maxlength="32"></label>

Good (serves FR):

    <label>Téléphone <input type="tel" name="telephone" maxlength="32"></label>

Sources: the `[phone]` table of each territory; ITU-T E.164 (15 digits); HTML Standard, the maxlength attribute.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Value,
    rule,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"tel", "tel-national"},
    since="0.1",
    unless={"example-fails-own-constraint"},
    attributes={"maxlength"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare the limit with numbers in the customary national format.

    A warning where the bare digits fit, or only numbers of another length do not; advice where few people have such,
    where another grouping fits, or the page shows a number in bare digits.
    """
    accepts = field.control.accepted if field.control.known("maxlength") else None
    longest = pack.phone.longest_written if pack.phone else 0
    if accepts is None or (accepts.longest or 0) >= longest:
        return
    values = field.values(pack)
    told = any(_is_bare(one.text) and accepts.accepts(one.text) for one in field.control.examples)
    grouped = told or any(accepts.cut(way) == way and not _is_bare(way) for one in values for way in one.spellings)
    ordinary = [hit._replace(level=Level.INFO) if grouped else hit for hit in _cuts(field, pack, values)]
    for level, hits in (
        (None, [hit for hit in ordinary if hit.level is None]),
        (Level.WARNING, _cuts_all(field, pack, field.common_values(pack))),
        (None, ordinary),
        (Level.INFO, _cuts_all(field, pack, field.rare_values(pack))),
    ):
        yield from (hit._replace(level=level or hit.level) for hit in hits)
        if hits:
            return


def _cuts(field: Field, pack: Pack, values: Sequence[Value]) -> list[Hit]:
    code = f"+{pack.phone.calling_code}" if pack.phone else ""
    numbers = [Value(one.text, (*one.spellings, *_without_prefix(one, code))) for one in values]
    return list(field.control.cuts(numbers, pack, room=field.longest_form(pack)))


def _cuts_all(field: Field, pack: Pack, values: Sequence[Value]) -> list[Hit]:
    """A hit for a number of which all spellings are cut."""
    return [hit for hit in _cuts(field, pack, values) if hit.level is None]


def _is_bare(number: str) -> bool:
    return number.removeprefix("+").isdecimal()


def _without_prefix(number: Value, code: str) -> tuple[str, ...]:
    """The digits without the prefix for calls within the country, as many people write them."""
    return tuple(way.removeprefix(code) for way in number.spellings if way.startswith(code) and way[1:].isdecimal())
