"""Which keyboard comes up, and what can be typed on it."""

import pytest

from formlint import packs
from formlint.forms import INPUT_TYPES
from formlint.keyboard import keyboards


def _names(kind: str, inputmode: str | None = None, pattern: str | None = None) -> list[str]:
    return [keyboard.name for keyboard in keyboards(kind, inputmode, pattern)]


@pytest.mark.parametrize(
    ("kind", "inputmode", "pattern", "names"),
    [
        ("text", None, None, ["iPhone keyboard", "Android keyboard"]),
        ("text", "NUMERIC", None, ["iPhone number pad", "Android number pad"]),
        ("text", "number", None, ["iPhone keyboard", "Android keyboard"]),
        ("tel", None, None, ["iPhone phone pad", "Android phone pad"]),
        ("tel", "text", None, ["iPhone keyboard", "Android keyboard"]),
        ("number", None, None, ["iPhone keyboard", "Android number pad"]),
        ("number", "decimal", None, ["iPhone decimal pad", "Android number pad"]),
        ("text", None, "[0-9]*", ["iPhone number pad", "Android keyboard"]),
        ("text", None, r"\d*", ["iPhone number pad", "Android keyboard"]),
        ("text", None, r"\d{5}", ["iPhone keyboard", "Android keyboard"]),
        ("text", "text", r"\d*", ["iPhone keyboard", "Android keyboard"]),
        ("textarea", None, None, ["iPhone keyboard", "Android keyboard"]),
        ("text", "none", None, []),
        ("date", None, None, []),
        ("select-one", None, None, []),
        ("checkbox", None, None, []),
    ],
)
def test_inputmode_wins_over_type(kind: str, inputmode: str | None, pattern: str | None, names: list[str]) -> None:
    assert _names(kind, inputmode, pattern) == names


def test_number_pad_has_digits_only() -> None:
    pad = keyboards("text", "numeric", None)[0]
    assert pad.can_type("02139")
    assert pad.missing("K1A 0B1") == "K"
    assert not pad.complete
    assert pad.language().accepts("123")
    assert not pad.language().accepts("12-3")


def test_full_keyboard_types_everything() -> None:
    keyboard = keyboards("text", None, None)[0]
    assert keyboard.complete
    assert keyboard.missing("Łódź 東京") is None
    assert keyboard.language().accepts("Łódź")


def test_data_is_consistent() -> None:
    table = packs.table("keyboards")
    known = table["keyboards"]
    for platform in table["platforms"].values():
        used = {*platform["types"].values(), *platform["inputmodes"].values()}
        used |= {platform["digit-keyboard"]} if "digit-keyboard" in platform else set()
        assert used <= set(known)
        assert set(platform["types"]) <= INPUT_TYPES | {"textarea"}
    for row in known.values():
        assert row["source"]
        assert row["grid"]
