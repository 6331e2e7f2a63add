"""A value that is split over several fields is cut so that each takes its piece, where that can be done."""

import pytest

from formlint.forms import controls
from formlint.forms.purpose.field import Field, Part, Whole
from formlint.html import document as html
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.values.pieces import pieces
from formlint.values.spelling import Value
from formlint.values.valid import valid_values


def _run(*attributes: str) -> tuple[Field, ...]:
    text = "".join(f"<input {each}>" for each in attributes)
    page = controls.find(html.parse(Source("x.html", text, "utf-8"), laid_over(())))
    return tuple(Field(control, "postal-code", 1.0) for control in page.controls)


def _cut(value: str, *attributes: str) -> list[str]:
    run = _run(*attributes)
    found = [pieces(Part(Whole.POSTAL_CODE, at, run), [Value(value, (value,))]) for at in range(len(run))]
    return [one[0].text if one else "" for one in found]


@pytest.mark.parametrize(
    ("value", "attributes", "expected"),
    [
        ("1250-096", ["maxlength=4", "maxlength=3"], ["1250", "096"]),
        ("1250-096", ["pattern=[0-9]{4}", "pattern=[0-9]{3}"], ["1250", "096"]),
        ("219-09-9999", ["maxlength=3", "maxlength=2", "maxlength=4"], ["219", "09", "9999"]),
        ("20134567", ["pattern=[0-9]{1,3}", "pattern=[0-9]{6}"], ["20", "134567"]),
        ("1250-096", ["maxlength=5", "maxlength=3"], ["12500", "96"]),
        ("02139", ["maxlength=5", "maxlength=4"], ["02139", ""]),
        # what does not get through ends at the first field that refuses its piece
        ("1250-096", ["maxlength=4", "maxlength=2"], ["1250", "096"]),
        ("1250-096", ["maxlength=4", "pattern=[1-9]{3}"], ["1250", "096"]),
        ("A250-096", ["maxlength=4 pattern=[0-9]*", "maxlength=3"], ["A250", ""]),
    ],
)
def test_a_value_is_cut_into_pieces(value: str, attributes: list[str], expected: list[str]) -> None:
    assert _cut(value, *attributes) == expected


def test_what_is_unknown_of_one_field_is_unknown_of_all() -> None:
    assert _cut("1250-096", "maxlength=4", 'pattern="{{ pattern }}"') == ["", ""]


def test_the_first_box_of_a_number_need_not_name_it() -> None:
    run = _run(
        'name=a maxlength=3 aria-label="First three digits"', 'name=b maxlength=6 aria-label="Social Security Number"'
    )
    fields = tuple(Field(one.control, "national-id", 1.0) for one in run)
    part = Field(run[0].control, "national-id", 1.0, part=Part(Whole.IDENTITY, 0, fields))
    assert [value.text for value in valid_values(part, laid_over(()).territory("US"))][:1] == ["219"]


@pytest.mark.parametrize(
    ("attributes", "expected"), [("pattern=5[0-9]{8}", "512345678"), ("pattern=0[0-9]{9}", "051 234 5678")]
)
def test_beside_its_calling_code_a_number_is_written_without_trunk_prefix(attributes: str, expected: str) -> None:
    run = _run(attributes)
    field = Field(run[0].control, "tel", 1.0, part=Part(Whole.BESIDE_CODE, 0, run))
    values = valid_values(field, laid_over(()).territory("SA"))
    assert [value.text for value in values] == [expected]
    assert {"512345678", "51 234 5678", "0512345678", "+966512345678"} <= set(values[0].spellings)
