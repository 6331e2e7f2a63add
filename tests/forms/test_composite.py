"""Fields that take one value together are found, with the place of each; those that do not are left alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from formlint.forms import composite, controls
from formlint.forms.purpose.field import Field
from formlint.forms.purpose.inference import infer
from formlint.html import document as html
from formlint.html.source import Source
from formlint.knowledge import laid_over

FORMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("composites.toml").read_text("utf-8"))["form"]
CODES = [form for form in FORMS if form["parts"] == ["BESIDE_CODE 0"] and 'value="+' in form["html"]]


def _fields(text: str, language: str = "en") -> tuple[Field, ...]:
    page = f'<html lang="{language}"><form action="/checkout">{text}<button>Send</button></form></html>'
    return composite.marked(infer(controls.find(html.parse(Source("page.html", page, "utf-8"), laid_over(())))))


@pytest.mark.parametrize("form", FORMS)
def test_fields_that_take_one_value_together_are_marked(form: dict[str, Any]) -> None:
    fields = _fields(form["html"], form.get("language", "en"))
    assert [f"{field.part.whole.name} {field.part.place}" for field in fields if field.part] == form["parts"]


@pytest.mark.parametrize("form", CODES)
def test_what_holds_a_calling_code_asks_for_one(form: dict[str, Any]) -> None:
    code, number, *_ = _fields(form["html"])
    assert code.purpose == "tel-country-code"
    assert code.part is None
    assert number.purpose == "tel"
    assert "calling code" in code.evidence[0].text


def test_a_box_before_a_number_that_is_called_an_area_code_is_no_calling_code() -> None:
    text = '<label>Vorwahl <input name="vorwahl" maxlength="5"></label><label>Rufnummer <input name="t"></label>'
    assert [field.purpose for field in _fields(text, "de")][:2] == ["tel-area-code", "tel"]


def test_codes_of_two_addresses_are_two() -> None:
    code = '<label>{0} postal code <input name="{0}" maxlength="3" autocomplete="{1}postal-code"></label>'
    two = _fields(code.format("shipping", "shipping ") + code.format("billing", "billing "))
    assert [one.part for one in two] == [None, None]
