"""Date of birth range excludes real people

Some people are older than the author of the form expected, and the field rejects their date of birth. A fixed `max`
goes out of date: people who turn 18 this year were born after it.

Bad:

    <label>Date of birth <input type="date" name="dob" autocomplete="bday" min="1950-01-01"></label>
                                                                           ^^^^^^^^^^^^^^^^
    = excludes people born before 1950

Bad:

    <label>Year of birth <input type="number" name="year" autocomplete="bday-year" min="1930" max="2010"></label>
                                                                                   ^^^^^^^^^^
    = excludes people born before 1930

Bad:

    <label>Date of birth <input type="date" name="dob" autocomplete="bday" max="1995-12-31"></label>
                                                                           ^^^^^^^^^^^^^^^^
    = excludes people born after 1995

Good:

    <label>Date of birth <input type="date" name="dob" autocomplete="bday" min="1900-01-01" max="2020-12-31"></label>

Fields about children are skipped.

Sources: limits chosen for formlint: an age of 105 (United Nations, World Population Prospects 2024: more than 600,000
people are older than 100), and an age of 25, because a form may have a minimum age.
"""

import re

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Level,
    Reason,
    predicate,
    rule,
    say,
)

_OLDEST, _YOUNGEST = 105, 25
_CERTAIN = 95
_YEAR = re.compile(r"(\d{4})(?:-\d\d){0,2}\Z")


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"bday", "bday-year"},
    since="0.1",
    attributes={"max", "min"},
)
def check(field: Field) -> Hits:
    """Compare `min` and `max` with the years in which living people were born."""
    control, now = field.control, field.control.this_year
    if now is None or control.type not in {"date", "number"}:
        return
    if _is_about_children(control):
        return Reason.CHILDREN
    first, last = _year(control, "min"), _year(control, "max")
    least, most = control.known("min"), control.known("max")
    if least and first and first > now - _OLDEST:
        yield Hit(
            least.span,
            predicate("excludes people born before {year}", year=first),
            witness=_in(control, first - 1),
            help=say("Remove `min`, or set it to 120 years ago"),
            level=None if first > now - _CERTAIN else Level.WARNING,
        )
    if most and last and last < now - _YOUNGEST:
        yield Hit(
            most.span,
            predicate("excludes people born after {year}", year=last),
            witness=_in(control, last + 1),
            help=say("Set `max` from the current date when the page is built"),
            level=Level.WARNING,
        )


def _year(control: Control, name: str) -> int | None:
    found = _YEAR.match(control.value(name) or "")
    return int(found[1]) if found else None


def _in(control: Control, year: int) -> str:
    """A date of birth in a year, as the control accepts it."""
    return f"{year}-07-01" if control.type == "date" else str(year)


def _is_about_children(control: Control) -> bool:
    said = [control.name or "", control.id or "", control.form.heading, *(text.text for text in control.texts)]
    return any(word in text.casefold() for word in control.tables.phrases("children") for text in said)
