"""Whether a field is made for one country: whether its keypad, its lengths and its pattern are those of its values."""

from formlint.forms.purpose.field import Field
from formlint.knowledge import Pack
from formlint.knowledge.pack import PostalCode
from formlint.values.accepted import accepted
from formlint.values.regex.errors import BudgetExceededError
from formlint.values.regex.language import compile_pattern

_CHANGING = frozenset(
    {
        "address-level1", "bank-account", "bank-code", "company-id", "national-id", "tax-id", "tel", "tel-local",
        "tel-national",
    }
)  # fmt: skip
"""Purposes besides postal codes whose fields scripts change with the country."""

_ANYTHING = compile_pattern(".+")  # a pattern may leave the field empty
_CHANGED = frozenset({"inputmode", "maxlength", "minlength", "pattern", "required", "type"})
_KEYPADS = {"inputmode": frozenset({"decimal", "numeric", "tel"}), "type": frozenset({"tel"})}


def fits_exactly(field: Field, attribute: str | None, pack: Pack) -> bool:
    """Whether an attribute is right for a territory, and as it would be if no other were served."""
    if attribute not in _CHANGED:
        return False
    if field.purpose != "postal-code":
        return field.purpose in _CHANGING and attribute != "type"
    postal = pack.postal_code
    if postal is None or not postal.must:
        return attribute == "required" and postal is not None
    return attribute == "required" or _is_shaped(field, attribute, postal)


def _is_shaped(field: Field, attribute: str | None, postal: PostalCode) -> bool:
    ways = [postal.spelled(code) for code in postal.must]
    if attribute in {"inputmode", "type"}:
        return _has_digits_only(field, attribute) and all(any(map(str.isdecimal, way)) for way in ways)
    accepts = accepted(field.control)
    if accepts is None or not all(any(map(accepts.accepts, way)) for way in ways):
        return False
    if attribute == "maxlength":
        customary, compact = max(map(len, postal.must)), max(len(min(way, key=len)) for way in ways)
        return accepts.longest in {customary, compact, *(max(map(len, way)) for way in ways), *map(len, postal.may)}
    if attribute == "minlength":
        return accepts.shortest in {len(one) for way in ways for one in way}
    try:
        shortest = (accepts.pattern & _ANYTHING).shortest() if accepts.pattern is not None else None
    except BudgetExceededError:
        return False
    return shortest is not None and _shape(shortest) in {_shape(one) for way in ways for one in way}


def _has_digits_only(field: Field, attribute: str) -> bool:
    """Whether a keypad is asked for; that of a telephone has them large, and letters nowhere."""
    return (field.control.value(attribute) or "").lower() in _KEYPADS[attribute]


def _shape(code: str) -> str:
    """A code with all its digits alike, and all its letters."""
    return "".join("9" if sign.isdecimal() else "A" if sign.isalpha() else sign for sign in code)
