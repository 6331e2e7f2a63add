"""Unknown autocomplete token

Browsers treat an attribute with an unknown token as missing, so the right value may not be filled in. Tools that add
symbols to fields for people with reading difficulties show none.

Bad:

    <label>Postcode <input name="postcode" autocomplete="zip"></label>
                                           ^^^^^^^^^^^^^^^^^^
    = uses "zip", which is not an autofill field name; browsers treat the attribute as missing

Fixed:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Bad:

    <label>Surname <input name="surname" autocomplete="famly-name"></label>
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^
    = uses "famly-name", which is not an autofill field name; browsers treat the attribute as missing

Fixed:

    <label>Surname <input name="surname" autocomplete="family-name"></label>

Good:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Sources: WHATWG HTML, autofill detail tokens; WCAG 2.2, 1.3.5; the words in `rules/standards/autocomplete.toml`.
"""

from collections.abc import Sequence

from formlint.rule import (
    Field,
    Hit,
    Hits,
    predicate,
    replace,
    rule,
    say,
)

_ALIKE = 0.85
_SWITCHES = frozenset({("off",), ("on",)})
_BEFORE = frozenset({"shipping", "billing", "home", "work", "mobile", "fax", "pager"})
_CHOICES = frozenset({"checkbox", "color", "file", "radio", "range", "search"})


@rule(
    level="warning",
    category="autocomplete-wrong",
    since="0.1",
    wcag={"1.3.5"},
    rank="broken",
    attributes={"autocomplete"},
)
def check(field: Field) -> Hits:
    """Tell words that stand for a field name from words that switch autofill off."""
    control = field.control
    said = control.autofill.tokens
    if (
        not said
        or said in _SWITCHES
        or control.autofill.field_name
        or control.type in _CHOICES
        or control.is_out_of_use
        or field.purpose == "search"
    ):
        return
    meant = field.tables.autocomplete("tokens").get(said[-1]) or _misspelt(field, said[-1])
    attribute = control.known("autocomplete") if meant else None
    if attribute and meant:
        right = field.purpose if field.purpose and field.purpose in meant else str(meant[0])
        agrees = field.purpose is None or field.tables.are_akin(field.purpose, right)
        yield Hit(
            attribute.span,
            predicate(
                'uses "{word}", which is not an autofill field name; browsers treat the attribute as missing',
                word=said[-1],
            ),
            witness=right if agrees else None,
            fix=replace(attribute, " ".join([*said[:-1], right]), safe=_is_sure(field, right, meant, said))
            if agrees
            else None,
            help=say("Write one of the field names of HTML, such as email, or remove the attribute"),
        )


def _is_sure(field: Field, right: str, meant: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the field asks for that surely, or the word can mean nothing else and the field does not gainsay it."""
    *before, word = said
    if not all(one in _BEFORE or one.startswith("section-") for one in before):
        return False
    if field.personal_token == right:
        return True
    return (
        len(meant) == 1
        and word in field.tables.autocomplete("tokens")
        and field.purpose in {None, right}
        and not field.rival
    )


def _misspelt(field: Field, word: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415  # few need it

    return get_close_matches(word, field.tables.autocomplete("personal"), 1, _ALIKE)
