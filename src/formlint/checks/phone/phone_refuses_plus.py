r"""Pattern rejects the plus sign of phone numbers

In a form for several countries, a number without its country code is incomplete. Autofill enters the international
format, which starts with a plus sign.

Bad (serves US, GB):

    <label>Phone <input type="tel" name="phone" pattern="[0-9 \(\)\-]{9,16}"></label>
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "+44 7400 123456" (United Kingdom) because of the plus sign

Good (serves US, GB):

    <label>Phone <input type="tel" name="phone" pattern="(\P{Nd}*\p{Nd}){4,}\P{Nd}*"></label>

Sources: HTML Standard, autofill field tel ("full telephone number, including country code"); ITU-T E.164.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    Language,
    Pack,
    Reason,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_WITH_PLUS = r"\(?\+[\s\S]*"


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"tel"},
    since="0.1",
    rank="minor",
    attributes={"pattern"},
)
def check(field: Field, packs: Sequence[Pack]) -> Hits:
    """Report a pattern that accepts no text with a plus sign at the start."""
    pattern, language = field.control.pattern, field.control.pattern_language
    numbers = {pack.phone.calling_code: pack for pack in packs if pack.phone and pack.phone.mobile}
    if pattern is None or language is None or not numbers:
        return
    if field.part:
        return Reason.PART
    if len(numbers) == 1:
        return Reason.ONE_CODE
    if not _is_without_plus(language):
        return
    abroad = list(numbers.values())[1]
    number = abroad.phone.mobile.international if abroad.phone and abroad.phone.mobile else ""
    yield Hit(
        pattern.span,
        predicate('rejects "{number}" ({territory}) because of the plus sign', number=number, territory=abroad),
        witness=number,
        help=say("Accept a plus sign at the start"),
    )


def _is_without_plus(language: Language) -> bool:
    return certainly(lambda: language.isdisjoint(compile_pattern(_WITH_PLUS)))
