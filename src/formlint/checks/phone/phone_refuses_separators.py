r"""Phone number accepted only without separators

People write phone numbers in groups, and so do address books and autofill. The server can remove the separators with one
line of code; people have to guess which format the field wants.

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
    Reason,
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
    """Find a number that is accepted as bare digits but not in any grouping; advice where a script masks the input."""
    pattern, language = field.control.pattern, field.control.pattern_language
    if pattern is None or language is None:
        return
    if field.part and field.part.is_split:
        return Reason.PART
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
                    "Use `{attribute}`, and remove the separators on the server",
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
