r"""Field does not accept the format that its text shows

The placeholder or the label shows a format such as `DD/MM/YYYY` or `XXX-XXX`, but the field rejects values that are
written so. People who follow the text are stopped.

Bad:

    <label>Bought on <input name="bought" placeholder="MM/DD/YYYY" pattern="\d{4}-\d{2}-\d{2}" title="Date"></label>
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = does not accept "12/25/2026", although the text shows the format MM/DD/YYYY

Bad:

    <label>Bought on (DD.MM.YYYY) <input name="bought" maxlength="8"></label>
                                                       ^^^^^^^^^^^^^
    = does not accept "25.12.2026", although the text shows the format DD.MM.YYYY

Bad:

    <label>Key <input name="key" placeholder="XXXX-XXXX" pattern="[A-Z0-9]{8}" title="As in the letter"></label>
                                                         ^^^^^^^^^^^^^^^^^^^^^
    = does not accept "1111-1111", although the text shows the format XXXX-XXXX

Good:

    <label>Bought on <input name="bought" placeholder="MM/DD/YYYY" pattern="\d{2}\/\d{2}\/\d{4}" title="Date"></label>

Good:

    <label>Key <input name="key" placeholder="XXXX-XXXX" pattern="[A-Z0-9]{4}-?[A-Z0-9]{4}" title="As in the letter"></label>

If a text shows several formats, one that is accepted is enough.

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; HTML Standard, the pattern and maxlength attributes.
"""

import re
from collections.abc import Iterator

from formlint.rule import (
    Accepted,
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Language,
    Level,
    Reason,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_MASK = re.compile(r"(?<![\w+])\(?[X#x](?:[X#x0-9]|[ ()./\-](?=[X#x0-9(])|\) (?=[X#x0-9]))*[X#x](?!\w)")
_STANDS_FOR = {"X": r"[\p{L}\p{Nd}]", "#": r"\p{Nd}"}
_FEWEST = 4  # signs that stand for others
_LONGEST = 40  # characters of a format; what is longer is a line across the page


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    since="0.2",
    wcag=["3.3.2"],
    rank="minor",
    unless={"example-fails-own-constraint", "expiry-not-as-on-card", "pattern-against-length", "card-number-too-short"},
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Write a value in each format that the texts show."""
    control = field.control
    accepts = control.accepted if control.type in {"search", "tel", "text"} else None
    refused = [*_refused(control, accepts)] if accepts else []
    mask, value = refused[0] if all(value for _, value in refused) and refused else ("", "")
    cause = control.known(accepts.why_refused(value) or "") if accepts else None
    if any(value for _, value in refused) and not mask:
        return Reason.EXAMPLE
    if cause:
        yield Hit(
            cause.span,
            predicate('does not accept "{value}", although the text shows the format {mask}', value=value, mask=mask),
            witness=value,
            level=Level.INFO if control.is_masked or _is_unchecked(control, cause) else None,
            help=say("Accept the format that the page shows, or show the one that the field accepts"),
        )


def _is_unchecked(control: Control, cause: Attribute) -> bool:
    """Whether the form leaves it to a script to check the value; what maxlength cuts is lost all the same."""
    return control.form.novalidate and cause.name != "maxlength"


def _refused(control: Control, accepts: Accepted) -> Iterator[tuple[str, str]]:
    """Each format, with a value that is written so and rejected; "" where some are accepted."""
    for text in control.own_texts:
        for mask in control.tables.date_masks(text.text):
            yield mask.text, "" if any(map(accepts.accepts, mask.dates)) else mask.dates[0]
        for found in _MASK.finditer(text.text):
            if len(found[0]) <= _LONGEST and sum(map(found[0].count, "X#x")) >= _FEWEST:
                yield found[0], _unfit(accepts.language(), found[0])


def _unfit(language: Language, mask: str) -> str:
    """A value of the format, if none is accepted."""
    wanted = compile_pattern("".join(_STANDS_FOR.get(sign.upper()) or f"\\u{{{ord(sign):x}}}" for sign in mask))
    return (wanted.shortest() or "") if certainly(lambda: language.isdisjoint(wanted)) else ""
