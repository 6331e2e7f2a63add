r"""Phone number accepted only without separators

People write phone numbers in groups, and so do address books and autofill. Removing separators takes one line of code;
guessing the required form takes people many tries.

Bad (serves US):

    <label>Phone <input type="tel" name="phone" pattern="\d{10}"></label>
                                                ^^^^^^^^^^^^^^^^
    = rejects "(201) 555-0123" (United States) but accepts "2015550123"

Good (serves US):

    <label>Phone <input type="tel" name="phone" pattern="(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Good (serves US):

    <label>Phone <input type="tel" name="phone" pattern="\+(\P{Nd}*\p{Nd}){4,}\P{Nd}*" placeholder="+12015550123"></label>

Sources: GOV.UK Design System, telephone numbers ("let users enter telephone numbers in whatever format is familiar");
USWDS, phone number.
"""

import re
from collections.abc import Iterable, Iterator

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    predicate,
    rule,
    say,
)


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"tel", "tel-national"},
    since="0.1",
    rank="minor",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Look for a number that passes in bare digits and in no grouping.

    Advice beside a calling code where the field has no room for more than the number without its trunk prefix.
    """
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None or (field.part and field.part.is_split):
        return
    for number in field.whole_values(pack):
        grouped = [way for way in number.spellings if not _is_bare(way)]
        bare = next((way for way in number.spellings if _is_bare(way) and field.control.accepts(way)), None)
        if grouped and bare and not any(map(language.accepts, _in_groups(grouped))):
            yield Hit(
                pattern.span,
                predicate(
                    'rejects "{grouped}" ({territory}) but accepts "{bare}"',
                    grouped=grouped[0],
                    territory=pack,
                    bare=bare,
                ),
                witness=grouped[0],
                help=say(
                    "Accept what people write, such as {attribute}, and take the separators out in a script",
                    attribute=field.tables.pattern("tel"),
                ),
                level=Level.INFO if field.control.is_masked else None,
            )


def _in_groups(spellings: Iterable[str]) -> Iterator[str]:
    """The spellings, and the same with spaces or with hyphens only."""
    for way in spellings:
        yield way
        for separator in (" ", "-"):
            yield re.sub(r"(?<=\d)[^\d+]+(?=\d)", separator, way).replace("(", "")


def _is_bare(number: str) -> bool:
    return number.removeprefix("+").isdecimal()
