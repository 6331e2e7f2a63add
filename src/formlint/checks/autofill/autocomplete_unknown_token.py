"""Unknown autocomplete token

Browsers ignore a value with an unknown token: they guess what to fill in or fill in nothing. Tools that show symbols
next to fields for people with reading difficulties cannot show one.

Bad:

    <label>Postcode <input name="postcode" autocomplete="zip"></label>
                                           ^^^^^^^^^^^^^^^^^^
    = uses "zip", which is not an autofill field name: browsers guess what to fill in or fill in nothing

Fixed:

    <label>Postcode <input name="postcode" autocomplete="postal-code"></label>

Bad:

    <label>Surname <input name="surname" autocomplete="famly-name"></label>
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^
    = uses "famly-name", which is not an autofill field name: browsers guess what to fill in or fill in nothing

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
    Reason,
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
    """Look for words that stand for a field name, not for those that switch off autofill."""
    control = field.control
    said = control.autofill.tokens
    if (
        not said
        or said in _SWITCHES
        or control.autofill.field_name
        or control.type in _CHOICES
        or field.purpose == "search"
    ):
        return
    meant = field.tables.autocomplete("tokens").get(said[-1]) or _misspelt(field, said[-1])
    attribute = control.known("autocomplete") if meant else None
    if attribute and control.is_out_of_use:
        return Reason.OUT_OF_USE
    if attribute and meant:
        right = field.purpose if field.purpose and field.purpose in meant else str(meant[0])
        agrees = field.purpose is None or field.tables.are_akin(field.purpose, right)
        yield Hit(
            attribute.span,
            predicate(
                'uses "{word}", which is not an autofill field name: browsers guess what to fill in or fill in nothing',
                word=said[-1],
            ),
            witness=right if agrees else None,
            fix=replace(attribute, " ".join([*_before(said), right]), safe=_is_sure(field, right, meant, said))
            if agrees
            else None,
            help=say("Use an autofill field name such as `email`, or remove `autocomplete`"),
        )


def _is_sure(field: Field, right: str, meant: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the field surely asks for that, or the word can mean nothing else and the field does not contradict it."""
    *before, word = said
    if before != _before(said):
        return False
    if field.personal_token == right:
        return True
    return (
        len(meant) == 1
        and word in field.tables.autocomplete("tokens")
        and field.purpose in {None, right}
        and not field.rival
    )


def _before(said: Sequence[str]) -> list[str]:
    """The words before the last one that may come before a field name."""
    return [one for one in said[:-1] if one in _BEFORE or one.startswith("section-")]


def _misspelt(field: Field, word: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415  # few need it

    return get_close_matches(word, field.tables.autocomplete("personal"), 1, _ALIKE)
