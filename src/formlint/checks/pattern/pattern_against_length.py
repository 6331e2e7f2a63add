r"""Pattern contradicts the length limit

If the pattern requires more characters than `maxlength` allows, or allows fewer than `minlength` requires, every value
is rejected. If it accepts a format that is longer than `maxlength`, or shorter than `minlength`, people cannot enter that
format. Nothing is reported if what `maxlength` leaves of a longer value is accepted as well: then the two only draw the
same line at different places.

Bad:

    <label>ZIP+4 <input name="zip4" maxlength="5" pattern="\d{5}-\d{4}"></label>
                                    ^^^^^^^^^^^^^
    = allows 5 characters, but the pattern requires 10: every value is rejected

Fixed:

    <label>ZIP+4 <input name="zip4" maxlength="10" pattern="\d{5}-\d{4}"></label>

Bad:

    <label>ZIP code <input name="zip" maxlength="5" pattern="\d{5}(-\d{4})?"></label>
                                      ^^^^^^^^^^^^^ allows 5 characters, but the pattern also accepts "11111-1111"

Fixed:

    <label>ZIP code <input name="zip" maxlength="10" pattern="\d{5}(-\d{4})?"></label>

Bad:

    <label>Locker <input name="locker" minlength="8" pattern="\d{4}" title="Four digits"></label>
                                       ^^^^^^^^^^^^^
    = requires 8 characters, but the pattern accepts at most 4: every value is rejected

Fixed:

    <label>Locker <input name="locker" minlength="4" pattern="\d{4}" title="Four digits"></label>

Bad:

    <label>ZIP code <input name="zip" minlength="10" pattern="\d{5}(-\d{4})?"></label>
                                      ^^^^^^^^^^^^^^
    = requires 10 characters, but the pattern also accepts "11111"

Fixed:

    <label>ZIP code <input name="zip" minlength="5" pattern="\d{5}(-\d{4})?"></label>

Good:

    <label>ZIP code <input name="zip" maxlength="10" pattern="\d{5}(-\d{4})?"></label>

Good:

    <label>Username <input name="username" maxlength="10" pattern="[a-z]{3,20}" autocapitalize="none" title="Lowercase letters"></label>

Source: HTML Standard, the pattern, maxlength, and minlength attributes.
"""

from formlint.rule import (
    BudgetExceededError,
    Field,
    Hit,
    Hits,
    Language,
    Level,
    Reason,
    compile_pattern,
    predicate,
    replace,
    rule,
)

_SHORT = r"[\u0000-\uffff]*"  # of characters that count as one: few write others, though "." takes them


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    since="0.1",
    attributes={"pattern"},
)
def check(field: Field) -> Hits:
    """Compare the lengths of the texts that the pattern accepts with the limits."""
    control = field.control
    language, accepts = control.pattern_language, control.accepted
    if language is None or accepts is None:
        return
    try:
        language &= compile_pattern(_SHORT)
        lengths = language.lengths()
        if lengths is None:
            return
        reason = None
        if accepts.longest is not None:
            reason = yield from _cut(field, language, lengths, accepts.longest)
        if accepts.shortest:
            yield from _too_short(field, language, lengths, accepts.shortest)
    except BudgetExceededError:
        return Reason.UNDECIDED
    return reason


def _too_short(field: Field, language: Language, lengths: tuple[int, int | None], limit: int) -> Hits:
    attribute, (least, most) = field.control.known("minlength"), lengths
    if attribute is None or most is None or least >= limit:
        return
    shorter = (language & Language.of_length(limit - 1, limit - 1)).is_empty()
    if most < limit:
        message = predicate(
            "requires {count} character, but the pattern accepts at most {most}: every value is rejected",
            "requires {count} characters, but the pattern accepts at most {most}: every value is rejected",
            count=limit,
            most=most,
        )
        yield Hit(attribute.span, message, fix=replace(attribute, str(least), safe=True))
    elif shorter:
        short = language.shortest()
        message = predicate(
            'requires {count} character, but the pattern also accepts "{shorter}"',
            'requires {count} characters, but the pattern also accepts "{shorter}"',
            count=limit,
            shorter=short,
        )
        fix = replace(attribute, str(least), safe=True)
        yield Hit(attribute.span, message, witness=short, fix=fix, level=Level.WARNING)


def _cut(field: Field, language: Language, lengths: tuple[int, int | None], limit: int) -> Hits:
    attribute, (least, most) = field.control.known("maxlength"), lengths
    if attribute is None or most is None or most <= limit:
        return
    if least > limit:
        message = predicate(
            "allows {count} character, but the pattern requires {least}: every value is rejected",
            "allows {count} characters, but the pattern requires {least}: every value is rejected",
            count=limit,
            least=least,
        )
    elif not _is_cut_in_passing(language, limit):
        message = predicate(
            'allows {count} character, but the pattern also accepts "{longer}"',
            'allows {count} characters, but the pattern also accepts "{longer}"',
            count=limit,
            longer=_longer(language, limit),
        )
    else:
        return Reason.ON_PURPOSE
    yield Hit(
        attribute.span,
        message,
        witness=_longer(language, limit),
        fix=replace(attribute, str(most), safe=True),
        level=None if least > limit else Level.WARNING,
    )


def _is_cut_in_passing(language: Language, limit: int) -> bool:
    """Whether what is left of something that is one character too long is accepted as well."""
    one_more = (language & Language.of_length(limit, limit)) + Language.of_length(1, 1)
    return not language.isdisjoint(one_more)


def _longer(language: Language, limit: int) -> str | None:
    return (language & Language.of_length(limit + 1, None)).shortest()
