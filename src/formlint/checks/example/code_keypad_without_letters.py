r"""Recovery code field does not accept letters

The page asks for a recovery or backup code, which usually contains letters, but the field does not accept letters, or
shows a keypad without them. People who have lost their phone are locked out.

Bad:

    <label>Recovery code <input name="code" inputmode="numeric"></label>
                                            ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without letters: a recovery code such as "7f3k-q9zx" cannot be typed

Bad:

    <label>Login code or backup code <input name="code" pattern="[0-9]*"></label>
                                                        ^^^^^^^^^^^^^^^^
    = does not accept letters: a recovery code such as "7f3k-q9zx" cannot be entered

Bad:

    <label for="code">Code</label> <p>Enter the code from your app, or one of your recovery codes</p>
    <input id="code" name="code" type="number">
                                 ^^^^^^^^^^^^^
    = does not accept letters: a recovery code such as "7f3k-q9zx" cannot be entered

Good:

    <label>Recovery code <input name="code" autocapitalize="none"></label>

Good, because the page explains it:

    <label>8-digit backup code <input name="code" inputmode="numeric"></label>

Good:

    <label>Login code from your app <input name="code" inputmode="numeric" autocomplete="one-time-code"></label> <a href="/recover">Use a recovery code</a>

Sources: mastodon/mastodon#21876, keycloak/keycloak, discussions of numeric keypads for codes; the words in
`rules/languages/`.
"""

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Hit,
    Hits,
    Reason,
    Text,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_LINKS = ("a", "button")
_DIGITS = r"[\d \-]*"


@rule(
    level="warning",
    category="keyboard-cannot-type-value",
    since="0.1",
    rank="minor",
    unless={"keyboard-lacks-own-example"},
    attributes={"inputmode", "pattern"},
    types={"number", "tel"},
)
def check(field: Field) -> Hits:
    """Look for words that promise letters at a field that allows none."""
    control = field.control
    promise = control.says("codes-with-letters")
    if promise is None:
        return
    code = field.tables.values("recovery-code")[0].text
    cause = control.type_number or _digit_pattern(control)
    how = predicate('does not accept letters: a recovery code such as "{code}" cannot be entered', code=code)
    if cause is None and any(keyboard.missing("a") for keyboard in control.keyboards):
        cause = control.known("inputmode") or control.known("type")
        how = predicate('shows a keypad without letters: a recovery code such as "{code}" cannot be typed', code=code)
    if cause is None or _is_link(promise):
        return
    if _counts_digits(control):
        return Reason.TOLD
    yield Hit(
        cause.span,
        how,
        witness=code,
        help=say('Use `type="text" autocapitalize="none"` without `inputmode` and without a digits-only `pattern`'),
    )


def _is_link(text: Text) -> bool:
    """Whether the text leads to another field."""
    return text.element.tag in _LINKS or text.element.closest(*_LINKS) is not None


def _counts_digits(control: Control) -> bool:
    """Whether the texts say that the codes are made of digits."""
    said = " ".join(text.text for text in control.texts).casefold()
    return any(map(said.__contains__, control.tables.phrases("digits")))


def _digit_pattern(control: Control) -> Attribute | None:
    language = control.pattern_language
    digits = language is not None and certainly(lambda: language.issubset(compile_pattern(_DIGITS)))
    return control.pattern if digits else None
