"""Word in autocomplete that browsers do not know

A browser that does not know the word takes the attribute for missing. Nothing is filled in, and tools that put symbols
beside fields for people who read with difficulty show none.

Bad:

    <label>Postcode <input name="postcode" autocomplete="zip"></label>
                                           ^^^^^^^^^^^^^^^^^^ has "zip", which no browser knows: nothing is filled in

Fixed:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Bad:

    <label>Surname <input name="surname" autocomplete="famly-name"></label>
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ has "famly-name", which no browser knows: nothing is filled in

Fixed:

    <label>Surname <input name="surname" autocomplete="family-name"></label>

Good:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Sources: WHATWG HTML, autofill detail tokens; WCAG 2.2, 1.3.5; the words in `rules/autocomplete.toml`.
"""

from formlint.rule import (
    Field,
    Hit,
    Hits,
    field_token,
    is_out_of_use,
    known,
    replace,
    rule,
    say,
    spelling,
    tokens,
)

_ALIKE = 0.85
_SWITCHES = frozenset({("off",), ("on",)})
_BEFORE = frozenset({"shipping", "billing", "home", "work", "mobile", "fax", "pager"})
_CHOICES = frozenset({"checkbox", "color", "file", "radio", "range", "search"})


@rule(level="warning", category="autocomplete-wrong", since="0.1", wcag={"1.3.5"}, needs={"autocomplete"})
def check(field: Field) -> Hits:
    """Tell words that stand for a field name from words that switch autofill off."""
    control = field.control
    said = tokens(control.element)
    if (
        not said
        or said in _SWITCHES
        or field_token(control.element)
        or control.type in _CHOICES
        or is_out_of_use(control)
        or field.purpose == "search"
    ):
        return
    meant = spelling("tokens").get(said[-1]) or _misspelt(said[-1])
    attribute = known(control, "autocomplete") if meant else None
    if attribute and meant:
        right = field.purpose if field.purpose and field.purpose in meant else str(meant[0])
        sure = right == field.purpose or (len(meant) == 1 and said[-1] in spelling("tokens"))
        sure = sure and all(word in _BEFORE or word.startswith("section-") for word in said[:-1])
        yield Hit(
            attribute.span,
            say('has "{word}", which no browser knows: nothing is filled in', word=said[-1]),
            witness=right,
            fix=replace(attribute, " ".join([*said[:-1], right]), safe=sure),
        )


def _misspelt(word: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 (few need it)

    return get_close_matches(word, spelling("personal"), 1, _ALIKE)
