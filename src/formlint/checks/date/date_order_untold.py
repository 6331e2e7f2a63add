"""Ambiguous date order

`03/04/1980` is March 4 in one country and April 3 in another. People who guess wrong submit a wrong date and do not
notice it.

Bad:

    <label>Date of birth <input name="dob" autocomplete="bday" placeholder="03/04/1980"></label>
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^
    = does not show whether the day or the month comes first

Bad:

    <label>Date of birth <input name="dob" autocomplete="bday"></label>
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not show whether the day or the month comes first

Good:

    <label>Date of birth <input name="dob" autocomplete="bday" placeholder="27/03/1980"></label>

Good:

    <label>Date of birth (day/month/year) <input name="dob" autocomplete="bday"></label>

Good:

    <label>Date of birth <input type="date" name="dob" autocomplete="bday"></label>

Fields that a calendar or an input mask seems to fill are skipped. Dates other than a date of birth are reported only if
their example is ambiguous.

Sources: GOV.UK Design System, dates: an example with a day above 12; WCAG 2.2, 3.3.2 Labels or Instructions.
"""

import re

from formlint.rule import Control, Field, Hit, Hits, Level, Message, Reason, predicate, rule, say

_EXAMPLE = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](?:\d{4}|\d{2})\s*")
_FIGURES = re.compile(r"\d{1,4}\s?[/.\-年]\s?\d")
_FILLED = ("pattern", "maxlength", "list", "title", "placeholder", "value", "aria-describedby", "inputmode")
_SCRIPTED = ("data-", "on", "v-", "x-", "ng-", ":", "@", "aria-")
_LAST_MONTH = 12


@rule(
    level="warning",
    category="date-format-ambiguous",
    purposes={"bday", "date"},
    since="0.1",
    wcag=["3.3.2"],
    unless={"date-order-foreign"},
    types={"text"},
)
def check(field: Field) -> Hits:
    """Look for an example that can be read in two ways, or for a date of birth without any hint."""
    control = field.control
    if control.element.may_have_more or control.tag != "input":
        return Reason.CODE
    if control.mentions("date-order"):
        return Reason.TOLD
    placeholder = control.known("placeholder")
    example = _EXAMPLE.fullmatch(placeholder.value or "") if placeholder else None
    help_ = say("Use separate fields for day, month, and year, or give an example with a day above 12")
    if placeholder and example:
        one, other = int(example[1]), int(example[2])
        if 0 < one <= _LAST_MONTH and 0 < other <= _LAST_MONTH and one != other:
            yield Hit(placeholder.span, predicate("does not show whether the day or the month comes first"), help=help_)
    elif field.purpose == "bday":
        if reason := _why_clear(control):
            return reason
        yield Hit(
            control.element.span,
            predicate("does not show whether the day or the month comes first"),
            help=help_,
            level=Level.INFO,
        )


def _why_clear(control: Control) -> Message | None:
    """Why people may know how to write the date: an attribute or digits near it show it, or a script seems to."""
    names = [attribute.name for attribute in control.element.attributes]
    classes = (control.value("class") or "").lower()
    if any(name in _FILLED for name in names) or any(_FIGURES.search(text.text) for text in control.texts):
        return Reason.TOLD
    picker = any(map(classes.__contains__, control.tables.phrases("picker-classes")))
    return Reason.SCRIPT if picker or any(name.startswith(_SCRIPTED) for name in names) else None
