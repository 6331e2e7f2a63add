"""Postal code field cuts postal codes

A `maxlength` made for one country silently cuts the postal codes that people in other countries type or paste.

Bad (serves GB):

    <label>Postcode <input name="zip" maxlength="5"></label>
                                      ^^^^^^^^^^^^^ cuts "SW1A 1AA" (United Kingdom) to "SW1A "

Fixed:

    <label>Postcode <input name="zip" maxlength="9"></label>

Bad (serves CA):

    <label>Postal code <input name="zip" maxlength="6"></label>
                                         ^^^^^^^^^^^^^ cuts "K1A 0B1" (Canada) to "K1A 0B"; "K1A0B1" fits

Fixed:

    <label>Postal code <input name="zip" maxlength="7"></label>

Good (serves GB):

    <label>Postcode <input name="zip" maxlength="10"></label>

Source: HTML Standard, the maxlength attribute; browsers cut pasted text to it.
"""

from formlint.rule import (
    Accepted,
    Field,
    Hit,
    Hits,
    Level,
    Pack,
    Value,
    replace,
    rule,
)


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"postal-code"},
    since="0.1",
    attributes={"maxlength"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare the limit with the customary spellings; a warning where another accepted spelling fits."""
    limit = field.control.attribute("maxlength") if field.control.value("maxlength") else None
    accepts = field.control.accepted
    if limit is None or accepts is None:
        return
    values = [value for value in field.values(pack) if accepts.cut(value.text) != value.text]
    if not values:
        return
    worst = next((value for value in values if _fitting(value, accepts) is None), values[0])
    fitting = _fitting(worst, accepts)
    yield Hit(
        limit.span,
        field.control.cut_message(worst.text, pack, fitting),
        witness=worst.text,
        fix=replace(limit, str(field.longest_form(pack)), safe=True),
        level=_level(worst.text, fitting) if fitting else None,
    )


def _level(code: str, fitting: str) -> Level:
    """A warning where the same signs fit; advice where something that stands for the code does."""
    same = [*filter(str.isalnum, code)] == [*filter(str.isalnum, fitting)]
    return Level.WARNING if same else Level.INFO


def _fitting(value: Value, accepts: Accepted) -> str | None:
    return next(filter(accepts.accepts, value.spellings), None)
