r"""Field does not accept the characters that its text asks for

The text says "letters and numbers", but only digits get through; or it says "no spaces", but every accepted value has
one. People who follow the text are stopped.

Bad:

    <label>Tag (letters and numbers) <input name="tag" pattern="[0-9]{1,8}" title="Up to 8"></label>
                                                       ^^^^^^^^^^^^^^^^^^^^
    = accepts no value with letters, although the text allows them

Bad:

    <label>Tag (letters and numbers) <input name="tag" inputmode="numeric"></label>
                                                       ^^^^^^^^^^^^^^^^^^^
    = shows a keypad without letters, although the text allows them

Bad:

    <label>Case file (digits only) <input name="file" pattern="[A-Z]\d{5}" title="As on the cover"></label>
                                                      ^^^^^^^^^^^^^^^^^^^^
    = accepts no value of digits alone, although the text asks for one

Bad:

    <label>Roll number (no spaces) <input name="roll" pattern="\d{3} \d{3}" title="Six digits in all"></label>
                                                      ^^^^^^^^^^^^^^^^^^^^^
    = accepts no value without spaces, although the text asks for one

Bad:

    <label>Roll number (without hyphens) <input name="roll" pattern="\d{3}-\d{3}" title="Six digits in all"></label>
                                                            ^^^^^^^^^^^^^^^^^^^^^
    = accepts no value without hyphens, although the text asks for one

Bad:

    <label>Roll number (with hyphens) <input name="roll" pattern="\d{6}" title="As printed"></label>
                                                         ^^^^^^^^^^^^^^^
    = accepts no value with hyphens, although the text asks for one

Good:

    <label>Tag (letters and numbers) <input name="tag" pattern="[A-Za-z0-9]{1,8}" title="Up to 8"></label>

Good:

    <label>Roll number (no spaces) <input name="roll" pattern="\d{3} ?\d{3}" title="Six digits in all"></label>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions; HTML Standard, the pattern attribute.
"""

from collections.abc import Mapping

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    Language,
    Level,
    Message,
    certainly,
    compile_pattern,
    predicate,
    rule,
    say,
)

_HYPHENS = r"\-\u2010-\u2015\u2212"
_WANTED: Mapping[str, str] = {
    "letters-and-digits": r"[^]*\p{L}[^]*",
    "digits-only": r"\p{Nd}+",
    "without-spaces": r"[^\s]+",
    "without-hyphens": rf"[^{_HYPHENS}]+",
    "with-hyphens": rf"[^]*[{_HYPHENS}][^]*",
}
"""By the list of words, what at least one accepted value must look like."""
_OPPOSITES = {"digits-only": "letters-and-digits", "with-hyphens": "without-hyphens"}


@rule(
    level="warning",
    category="contradiction",
    since="0.2",
    wcag=["3.3.2"],
    rank="minor",
    unless={"code-keypad-without-letters", "keyboard-lacks-own-example"},
    attributes={"inputmode", "pattern"},
    types={"number", "tel"},
)
def check(field: Field) -> Hits:
    """Ask whether any value is accepted that is as the text says."""
    control = field.control
    language = control.pattern_language
    for name, shape in _WANTED.items():
        cause = control.pattern if language and _is_told(control, name) and _lacks(language, shape) else None
        if cause:
            level = Level.INFO if control.form.novalidate else None
            yield Hit(
                cause.span, _message(name), help=say("Accept what the text allows, or change the text"), level=level
            )
            return
    if language is None and _is_told(control, "letters-and-digits"):
        yield from _without_letters(control)


def _is_told(control: Control, name: str) -> bool:
    opposite = _OPPOSITES.get(name)
    return _says(control, name) and not (opposite and _says(control, opposite))


def _says(control: Control, name: str) -> bool:
    if control.says(name) is None:
        return False
    return any(control.tables.mentions(text.text, name) for text in control.own_texts)


def _lacks(language: Language, shape: str) -> bool:
    """Whether something is accepted, but nothing of a shape."""
    return certainly(lambda: language.isdisjoint(compile_pattern(shape)) and not language.is_empty())


def _without_letters(control: Control) -> Hits:
    """A hit on the type or the keypad that lets no letter through."""
    keypad = any(keyboard.missing("a") for keyboard in control.keyboards)
    cause = control.type_number or (control.known("inputmode") or control.known("type") if keypad else None)
    if cause:
        message = predicate("shows a keypad without letters, although the text allows them")
        yield Hit(
            cause.span,
            _message("letters-and-digits") if control.type_number else message,
            help=say('Use `type="text" autocapitalize="none"` without `inputmode` and without a digits-only `pattern`'),
        )


def _message(name: str) -> Message:
    return {
        "letters-and-digits": predicate("accepts no value with letters, although the text allows them"),
        "digits-only": predicate("accepts no value of digits alone, although the text asks for one"),
        "without-spaces": predicate("accepts no value without spaces, although the text asks for one"),
        "without-hyphens": predicate("accepts no value without hyphens, although the text asks for one"),
        "with-hyphens": predicate("accepts no value with hyphens, although the text asks for one"),
    }[name]
