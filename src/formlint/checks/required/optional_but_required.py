"""Field labeled optional but required

People leave the field empty because its label says that they may, and then the form stops them.

Bad:

    <label>Company (optional) <input name="company" autocomplete="organization" required></label>
                                                                                ^^^^^^^^
    = makes the field mandatory, although it is labeled "optional"

Fixed:

    <label>Company (optional) <input name="company" autocomplete="organization"></label>

Bad:

    <label for="company">Company</label> <input id="company" name="company" autocomplete="organization" required aria-describedby="hint"> <span id="hint">Optional</span>
                                                                                                        ^^^^^^^^
    = makes the field mandatory, although it is labeled "optional"

Good:

    <label>Company (optional) <input name="company" autocomplete="organization"></label>

Good:

    <label>Optional extras <select name="extras" required><option value="">Choose<option>None<option>Breakfast</select></label>

Sources: WCAG 2.2, 3.3.2 Labels or Instructions.
"""

import re

from formlint.rule import (
    Control,
    Field,
    Hit,
    Hits,
    predicate,
    remove,
    rule,
)

_CUT = re.compile(r"[()\[\]{}（）【】［］*:：;,|/\n]|\s[-–—]\s?|\s?[-–—]\s")
_NAMES = frozenset({"label", "aria-label", "aria-labelledby", "placeholder"})


@rule(level="error", category="contradiction", since="0.1", wcag=["3.3.2"], attributes={"required"})
def check(field: Field) -> Hits:
    """Find "optional" in parentheses, after a dash, or at the end of the label of a required field."""
    control = field.control
    word = None if control.type in {"checkbox", "radio"} else _optional_word(control)
    required = control.known_required if word else None
    if required:
        yield Hit(
            required.span,
            predicate('makes the field mandatory, although it is labeled "{word}"', word=word),
            witness="",
            fix=remove(control, required, safe=True),
        )


def _optional_word(control: Control) -> str | None:
    words, denials = control.tables.phrases("optional"), control.tables.phrases("denials")
    described = control.description()
    alone = _remarks(described.text) if described else ()
    if len(alone) == 1 and alone[0] in words:
        return alone[0]
    for label in control.labels:
        if label.origin in _NAMES:
            there = [*filter(label.text.casefold().__contains__, words)]
            said = _remarks(label.text) if there else ()
            found = next(
                (word for word in there if word in said or any(_ends(part, word, denials) for part in said)), None
            )
            if found:
                return found
    return None


def _ends(said: str, word: str, denials: tuple[str, ...]) -> bool:
    """Whether a remark ends with a separate word that is not negated."""
    before = said.removesuffix(word)
    return before != said and before.endswith(" ") and not before.rstrip().endswith(denials)


def _remarks(text: str) -> tuple[str, ...]:
    """The parts of a label in parentheses, between commas, or after a dash, in lowercase."""
    return tuple(part for piece in _CUT.split(text.casefold()) if (part := piece.strip(" .!")))
