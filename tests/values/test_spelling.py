"""A value is blocked when no spelling passes, hindered when only others than the customary one do."""

from formlint.values.regex.language import compile_pattern
from formlint.values.spelling import Value, blocked, hindered

CANADA = Value("K1A 0B1", ("K1A 0B1", "K1A0B1", "k1a 0b1"))
BOSTON = Value("02139", ("02139",))


def test_blocked_means_no_spelling() -> None:
    assert blocked([BOSTON, CANADA], compile_pattern(r"\d{5}")) is CANADA
    assert blocked([BOSTON, CANADA], compile_pattern(r"\d{5}|K1A0B1")) is None


def test_hindered_means_not_as_customary() -> None:
    assert hindered([BOSTON, CANADA], compile_pattern(r"\d{5}|K1A0B1")) is CANADA
    assert hindered([BOSTON, CANADA], compile_pattern(r"\d{5}|K1A ?0B1")) is None
    assert hindered([CANADA], compile_pattern(r"\d{5}")) is None
