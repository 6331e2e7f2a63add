"""Length limit contradicts the text

The text allows 500 characters, but the field stops at 200: people lose the end of what they paste, often without notice.
Or the text asks for at least 3 characters, but the field rejects fewer than 6.

Bad:

    <label>Comment (up to 500 characters) <textarea name="comment" maxlength="200"></textarea></label>
                                                                   ^^^^^^^^^^^^^^^
    = is less than the 500 characters that the text allows

Bad:

    <label>User name, at least 3 characters <input name="user" minlength="6"></label>
                                                               ^^^^^^^^^^^^^
    = is more than the 3 characters that the text asks for

Good:

    <label>Comment (up to 500 characters) <textarea name="comment" maxlength="500"></textarea></label>

Good:

    <label>Password, at least 8 characters <input type="password" name="password" minlength="8" autocomplete="new-password"></label>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions.
"""

import re

from formlint.rule import (
    Accepted,
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    predicate,
    rule,
    say,
)

_COUNT = re.compile(r"(?<![\w.,\-–/])(\d{1,5})(?![\d.,]\d)\s*(?:\w+\s)?[^\W\d]+")
_NEAR = 24  # letters around the number that may say what it bounds


@rule(level="warning", category="contradiction", since="0.1", wcag=["3.3.2"], attributes={"maxlength", "minlength"})
def check(field: Field) -> Hits:
    """Compare the numbers of characters that the text names with the limits."""
    control = field.control
    accepts = control.accepted
    for text in control.texts if accepts else ():
        for found in _COUNT.finditer(text.text):
            around = text.text[max(0, found.start() - _NEAR) : found.end() + _NEAR // 2]
            cause = (
                accepts
                and field.tables.mentions(found[0], "characters")
                and _broken(control, accepts, int(found[1]), around)
            )
            if cause:
                yield _hit(cause, int(found[1]))
                return


def _hit(cause: Attribute, count: int) -> Hit:
    """The limit and the number that the text names contradict each other."""
    if cause.name == "maxlength":
        message = predicate(
            "is less than the {count} character that the text allows",
            "is less than the {count} characters that the text allows",
            count=count,
        )
    else:
        message = predicate(
            "is more than the {count} character that the text asks for",
            "is more than the {count} characters that the text asks for",
            count=count,
        )
    return Hit(
        cause.span,
        message,
        help=say('Use `{limit}="{count}"`, or change the text', limit=cause.name, count=count),
    )


def _broken(control: Control, accepts: Accepted, count: int, around: str) -> Attribute | None:
    """The limit that does not accept what the text allows."""
    if control.tables.mentions(around, "at-most") and not control.tables.mentions(around, "at-least"):
        return control.known("maxlength") if accepts.longest is not None and accepts.longest < count else None
    if control.tables.mentions(around, "at-least") and not control.tables.mentions(around, "at-most"):
        return control.known("minlength") if accepts.shortest > count else None
    return None
