r"""Year list leaves out valid years

A list of birth years that starts too late excludes older people, and one that ends too early excludes younger people. A
list of expiry years has to reach ahead: cards are valid for five years or more.

Bad:

    <label>Year of birth <select name="bday_year" autocomplete="bday-year" required>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no year before 2001
      <option>2001 <option>2002 <option>2003 <option>2004 <option>2005 <option>2006 <option>2007 <option>2008
      <option>2009 <option>2010 <option>2011 <option>2012 <option>2013 <option>2014 <option>2015 <option>2016
    </select></label>

Bad:

    <label>Expiry year <select name="exp_year" autocomplete="cc-exp-year">
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no year after 2024
      <option>2019 <option>2020 <option>2021 <option>2022 <option>2023 <option>2024
    </select></label>

Good:

    <label>Year of birth <select name="bday_year" autocomplete="bday-year" required>
      <option value="">Choose <option>2040 <option>2030 <option>2020 <option>2010 <option>2000 <option>1990 <option>1980 <option>1970
      <option>1960 <option>1950 <option>1940 <option>1930 <option>1920 <option>1910 <option>1900
    </select></label>

Lists that a template fills are skipped.

Sources: limits chosen for formlint: ages from 25 (because a form may have a minimum age) to 90, ages up to 17
in a form about children, and five years ahead for cards.
"""

from formlint.rule import Control, Field, Hit, Hits, Message, Reason, predicate, rule, say

_OLDEST, _OLDEST_CHILD = 90, 17
_YOUNGEST = 25
_CARD = 5
_FEWEST = 4
_CENTURY = 2000
_SHORT = 100
_DIGITS = 4


@rule(level="warning", category="option-list-incomplete", purposes={"bday-year", "cc-exp-year"}, since="0.1")
def check(field: Field) -> Hits:
    """Compare the first and the last year of a list with the years that people need."""
    control = field.control
    years, now = _years(control) if control.listing.is_written_out else [], control.this_year
    if len(years) < _FEWEST or now is None:
        return
    first, last = min(years), max(years)
    help_ = say("Offer the years from 120 years ago to the current year")
    if field.purpose == "cc-exp-year":
        if last < now + _CARD:
            help_ = say("Offer the current year and the next 10 years")
            yield _hit(control, predicate("has no year after {last}", last=last), last + 1, help_)
    elif first > now - (_OLDEST_CHILD if _is_child(control) else _OLDEST):
        yield _hit(control, predicate("has no year before {first}", first=first), first - 1, help_)
    elif last < now - _YOUNGEST:
        yield _hit(control, predicate("has no year after {last}", last=last), last + 1, help_)
    elif first > now - _OLDEST:
        return Reason.CHILDREN


def _hit(control: Control, message: Message, witness: int, remedy: Message) -> Hit:
    return Hit(control.element.span, message, witness=str(witness), help=remedy)


def _years(control: Control) -> list[int]:
    numbers = [
        int(option.text)
        for option in control.listing.choices
        if option.text.isdecimal() and len(option.text) <= _DIGITS
    ]
    return [number + _CENTURY if number < _SHORT else number for number in numbers]


def _is_child(control: Control) -> bool:
    said = [control.name or "", control.id or "", control.form.heading, *(text.text for text in control.texts)]
    return any(word in text.casefold() for word in control.tables.phrases("children") for text in said)
