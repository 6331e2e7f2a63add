"""Which keyboard comes up, and what can be typed on it."""

from functools import partial

import pytest

from formlint import knowledge
from formlint.forms.controls import INPUT_TYPES
from formlint.values.keyboard import keyboards as keyboards_in

keyboards = partial(keyboards_in, knowledge.own())


def _names(kind: str, inputmode: str | None = None, pattern: str | None = None) -> list[str]:
    return [keyboard.name for keyboard in keyboards(kind, inputmode, pattern) if not keyboard.complete]


@pytest.mark.parametrize(
    ("kind", "inputmode", "pattern", "names"),
    [
        ("text", None, None, []),
        ("text", "NUMERIC", None, ["iPhone number pad", "Gboard number pad", "Samsung number pad"]),
        ("text", "number", None, []),
        ("tel", None, None, ["iPhone phone pad", "Gboard phone pad"]),
        ("tel", "text", None, []),
        ("number", None, None, ["Gboard number pad", "Samsung decimal pad"]),
        ("number", "decimal", None, ["iPhone decimal pad", "Gboard number pad", "Samsung decimal pad"]),
        ("text", None, "[0-9]*", ["iPhone number pad"]),
        ("text", None, r"\d*", ["iPhone number pad"]),
        ("text", None, r"\d{5}", []),
        ("text", "text", r"\d*", []),
        ("textarea", None, None, []),
        ("text", "none", None, []),
        ("date", None, None, []),
        ("select-one", None, None, []),
        ("checkbox", None, None, []),
    ],
)
def test_inputmode_wins_over_type(kind: str, inputmode: str | None, pattern: str | None, names: list[str]) -> None:
    assert _names(kind, inputmode, pattern) == names


def test_no_keyboard_comes_up_for_choices_and_pickers() -> None:
    assert [keyboards(kind, None, None) for kind in ("date", "select-one", "checkbox")] == [(), (), ()]
    assert keyboards("text", "none", None) == ()
    assert [keyboard.platform for keyboard in keyboards("text", None, None)] == ["iPhone", "iPad", "Android", "Android"]


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
    table = knowledge.own().table("devices/keyboards")
    known = table["keyboards"]
    for platform in table["platforms"].values():
        used = {*platform["types"].values(), *platform["inputmodes"].values()}
        used |= {platform["digit-keyboard"]} if "digit-keyboard" in platform else set()
        assert used <= set(known)
        assert set(platform["types"]) <= INPUT_TYPES | {"textarea"}
    for row in known.values():
        assert row["source"]
        assert row["grid"]
