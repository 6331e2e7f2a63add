r"""Length limit contradicts the text

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

Bad:

    <label>Berth <input name="berth" pattern="[A-Za-z]{3,12}" title="3 to 15 characters"></label>
                                     ^^^^^^^^^^^^^^^^^^^^^^^^
    = accepts no value of 15 characters, although the text allows it

Good:

    <label>Comment (up to 500 characters) <textarea name="comment" maxlength="500"></textarea></label>

Good:

    <label>Password, at least 8 characters <input type="password" name="password" minlength="8" autocomplete="new-password"></label>

A field that accepts more than its text allows stops nobody.

Sources: WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from collections.abc import Iterator

from formlint.rule import (
    Accepted,
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Language,
    Text,
    certainly,
    predicate,
    rule,
    say,
)

_MOST_TRIED = 200  # characters of a value that a pattern is asked for


@rule(
    level="warning",
    category="contradiction",
    since="0.1",
    wcag=["3.3.2"],
    attributes={"maxlength", "minlength", "pattern"},
)
def check(field: Field) -> Hits:
    """Compare the numbers of characters that the text names with the limits and the pattern."""
    control = field.control
    accepts = control.accepted if control.says("characters") and not control.is_in_boxes else None
    for text in control.texts if accepts else ():
        lengths = [*_allowed(control, text)]
        causes = [(length, cause) for length in lengths if accepts and (cause := _refusing(control, accepts, length))]
        if causes:
            yield _hit(causes[0][1], causes[0][0])
            return


def _allowed(control: Control, text: Text) -> Iterator[int]:
    """The lengths that a text surely allows."""
    counts = control.tables.counts(text.text, "characters")
    is_own = text in control.own_texts
    named = [count for count in counts if count.exact]
    for count in counts:
        if not count.exact and (is_own or None in count[:2]):
            yield from count.bounds
    if len(named) == 1 and is_own and not named[0].apart and not _counts_parts(control, text):
        yield from (length for length in named[0].bounds if length > 1)


def _counts_parts(control: Control, text: Text) -> bool:
    """Whether a number that it names may be that of a part, or a bound in other words."""
    said = text.text.casefold()
    parts = any(map(said.__contains__, control.tables.phrases("bounds")))
    return parts or control.type == "password" or bool(control.tables.counts(text.text, "digits-counted"))


def _refusing(control: Control, accepts: Accepted, length: int) -> Attribute | None:
    """What accepts no value of a length."""
    if accepts.longest is not None and length > accepts.longest:
        return control.known("maxlength")
    if length < accepts.shortest:
        return control.known("minlength")
    language = control.pattern_language if 0 < length <= _MOST_TRIED else None
    if language and certainly(lambda: language.isdisjoint(Language.of_length(length, length))):
        return control.pattern
    return None


def _hit(cause: Attribute, count: int) -> Hit:
    """The limit and the number that the text names contradict each other."""
    if cause.name == "maxlength":
        message = predicate(
            "is less than the {count} character that the text allows",
            "is less than the {count} characters that the text allows",
            count=count,
        )
    elif cause.name == "minlength":
        message = predicate(
            "is more than the {count} character that the text asks for",
            "is more than the {count} characters that the text asks for",
            count=count,
        )
    else:
        message = predicate(
            "accepts no value of {count} character, although the text allows it",
            "accepts no value of {count} characters, although the text allows it",
            count=count,
        )
        return Hit(cause.span, message, help=say("Accept what the text allows, or change the text"))
    return Hit(
        cause.span,
        message,
        help=say('Use `{limit}="{count}"`, or change the text', limit=cause.name, count=count),
    )
