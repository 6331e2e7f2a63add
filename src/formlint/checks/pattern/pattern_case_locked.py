r"""Pattern rejects lowercase letters

People often type codes in lowercase, which means the same. `pattern` cannot ignore case, so it must allow both uppercase
and lowercase letters.

Bad (serves CA):

    <label>Postal code <input name="postal_code" pattern="[A-Z]\d[A-Z] ?\d[A-Z]\d"></label>
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "k1a 0b1" (Canada) but accepts "K1A 0B1"

Fixed:

    <label>Postal code <input name="postal_code" pattern="[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d"></label>

Bad (serves NL):

    <label>IBAN <input name="iban" pattern="[A-Z]{2}\d{2}[A-Z0-9 ]{11,38}" spellcheck="false" title="Two letters, then digits and letters"></label>
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = rejects "nl91 abna 0417 1643 00" (Netherlands) but accepts "NL91 ABNA 0417 1643 00"

Fixed:

    <label>IBAN <input name="iban" pattern="[A-Za-z]{2}\d{2}[A-Za-z0-9 ]{11,38}" spellcheck="false" title="Two letters, then digits and letters"></label>

Good (serves CA):

    <label>Postal code <input name="postal_code" pattern="[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d"></label>

Good (serves CA):

    <label>Postal code <input name="postal_code" pattern="[A-Z]\d[A-Z] ?\d[A-Z]\d" oninput="this.value = this.value.toUpperCase()"></label>

Good (serves CA):

    <label>Postal code <input name="postal_code" pattern="[A-Z]\d[A-Z] ?\d[A-Z]\d" data-transform="uppercase"></label>

formlint reports nothing if an attribute for scripts tells of uppercase letters, as a script may then write them.

Sources: GOV.UK Design System, addresses ("upper and lower case"); HTML Standard, the pattern attribute (no flag i).
"""

from formlint.rule import (
    Attribute,
    Control,
    Field,
    Fix,
    Hit,
    Hits,
    Language,
    Pack,
    Reason,
    certainly,
    compile_pattern,
    place,
    predicate,
    replace,
    rule,
    say,
)

_LOOKS = frozenset({"class", "style"})  # a style changes what people see, and not what is submitted
_TEXTS = frozenset({"aria-label", "pattern", "placeholder", "title", "value"})
_RAISING = ("uppercase", "toupper")


@rule(
    level="warning",
    category="constraint-rejects-valid-value",
    purposes={"bic", "company-id", "iban", "national-id", "postal-code", "tax-id"},
    since="0.1",
    rank="minor",
    attributes={"pattern"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Find a code that is accepted in uppercase but not in lowercase."""
    control = field.control
    pattern, language = control.pattern, control.pattern_language
    if pattern is None or language is None:
        return
    if _is_raised(control):
        return Reason.SCRIPT
    for value in field.values(pack):
        capitals = next((way for way in value.spellings if way != way.lower() and control.accepts(way)), None)
        if capitals and capitals.lower() in value.spellings and not language.accepts(capitals.lower()):
            yield Hit(
                pattern.span,
                predicate(
                    'rejects "{lower}"{place} but accepts "{capitals}"',
                    lower=capitals.lower(),
                    place=place(pack),
                    capitals=capitals,
                ),
                witness=capitals.lower(),
                fix=_both_cases(pattern, language, capitals.lower()),
                help=say("Allow lowercase letters too: `[A-Za-z]`"),
            )
            return


def _is_raised(control: Control) -> bool:
    """Whether an attribute for scripts, or on a page with scripts a style, tells that letters become capitals."""
    silent = _TEXTS | _LOOKS if control.page.stays_as_written else _TEXTS
    written = (one for one in control.element.attributes if one.name not in silent)
    told = (f"{one.name} {one.value or ''}".lower().replace("-", "").replace("_", "") for one in written)
    return any(word in text for text in told for word in _RAISING)


def _both_cases(pattern: Attribute, language: Language, wanted: str) -> Fix | None:
    """Write `A-Za-z` for `A-Z`, where that accepts the wanted text and everything that was accepted before."""
    text = (pattern.value or "").replace("A-Z", "A-Za-z").replace("A-Za-za-z", "A-Za-z")
    wider = compile_pattern(text)
    wide_enough = wider.accepts(wanted) and certainly(lambda: language.issubset(wider))
    return replace(pattern, text, safe=True) if wide_enough else None
