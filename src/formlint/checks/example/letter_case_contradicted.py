r"""Pattern contradicts what the text says about capitals

The text says that capitals and small letters mean the same, or asks for one of them, but the pattern takes only the other
one. People who follow the text are stopped.

Bad:

    <label>Handle (case-insensitive) <input name="handle" pattern="[a-z0-9_]*" autocapitalize="none" title="Letters, digits, underscores"></label>
                                                          ^^^^^^^^^^^^^^^^^^^^
    = rejects "A" but accepts "a", although the text allows both

Bad:

    <label>Batch (uppercase only) <input name="batch" pattern="[a-z]{4}" autocapitalize="none" title="Four letters"></label>
                                                      ^^^^^^^^^^^^^^^^^^
    = rejects "AAAA" but accepts "aaaa", although the text asks for capitals

Bad:

    <label>Batch (lowercase only) <input name="batch" pattern="[A-Z]{4}" title="Four letters"></label>
                                                      ^^^^^^^^^^^^^^^^^^
    = rejects "aaaa" but accepts "AAAA", although the text asks for lowercase letters

Good:

    <label>Handle (case-insensitive) <input name="handle" pattern="[A-Za-z0-9_]*" autocapitalize="none" title="Letters, digits, underscores"></label>

Good:

    <label>Batch (uppercase only) <input name="batch" pattern="[A-Z]{4}" autocapitalize="characters" title="Four letters"></label>

Sources: HTML Standard, the pattern attribute (no flag i); WCAG 2.2, 3.3.2 Labels or Instructions.
"""

from formlint.rule import (
    BudgetExceededError,
    Control,
    Field,
    Hit,
    Hits,
    Language,
    Level,
    Message,
    Reason,
    compile_pattern,
    predicate,
    rule,
    say,
)

_SMALL, _CAPITAL = "[^A-Z]*[a-z][^A-Z]*", "[^a-z]*[A-Z][^a-z]*"
_LISTS = ("any-case", "in-capitals", "in-small-letters")


@rule(level="warning", category="contradiction", since="0.2", wcag=["3.3.2"], attributes={"pattern"})
def check(field: Field) -> Hits:
    """Change the case of a value that the pattern accepts, as the text allows or asks."""
    control = field.control
    pattern, language = control.pattern, control.pattern_language
    told = _told(control) if language else None
    try:
        refused = _refused(language, told) if language and told else None
    except BudgetExceededError:
        return Reason.UNDECIDED
    if pattern and told and refused:
        value, accepted = refused
        yield Hit(
            pattern.span,
            _message(told, value, accepted),
            witness=value,
            level=Level.INFO if control.form.novalidate else None,
            help=say("Accept what the text allows, or change the text"),
        )


def _told(control: Control) -> str | None:
    """The list whose words stand in the texts, if it is only one; that both are the same outweighs the others."""
    found = [name for name in _LISTS if control.says(name) and _says(control, name)]
    return found[0] if len(found) == 1 or found[:1] == ["any-case"] else None


def _says(control: Control, name: str) -> bool:
    return any(control.tables.mentions(text.text, name) for text in control.own_texts)


def _refused(language: Language, told: str) -> tuple[str, str] | None:
    """A value that the text allows and the pattern rejects, and the same in the other case, which it accepts."""
    small = (language & compile_pattern(_SMALL)).shortest() if told != "in-small-letters" else None
    if small and _is_refused(language, small.upper(), "" if told == "any-case" else ".*[A-Z].*"):
        return small.upper(), small
    capital = (language & compile_pattern(_CAPITAL)).shortest() if told != "in-capitals" else None
    if capital and _is_refused(language, capital.lower(), "" if told == "any-case" else ".*[a-z].*"):
        return capital.lower(), capital
    return None


def _is_refused(language: Language, value: str, letters: str) -> bool:
    """Whether a value is rejected, and so is everything with such letters."""
    return not language.accepts(value) and (not letters or language.isdisjoint(compile_pattern(letters)))


def _message(told: str, value: str, accepted: str) -> Message:
    parts = {"value": value, "accepted": accepted}
    if told == "any-case":
        return predicate('rejects "{value}" but accepts "{accepted}", although the text allows both', **parts)
    if told == "in-capitals":
        return predicate('rejects "{value}" but accepts "{accepted}", although the text asks for capitals', **parts)
    return predicate(
        'rejects "{value}" but accepts "{accepted}", although the text asks for lowercase letters', **parts
    )
