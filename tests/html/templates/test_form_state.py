"""What libraries of forms spread over a field in JSX."""

import pytest

from formlint import knowledge
from formlint.html.document import Document, parse
from formlint.html.source import Source
from formlint.html.templates.jsx import is_readable

pytestmark = pytest.mark.skipif(not is_readable(), reason="the reader of JSX is not installed")


def read(tag: str, head: str = "") -> Document:
    text = f"{head}\nexport const F = () => <form>{tag}</form>;"
    return parse(Source("form.jsx", text, "utf-8"), knowledge.own())


@pytest.mark.parametrize(
    ("tag", "head"),
    [
        ('<input {...register("zip")} />', ""),
        ('<input {...form.register("zip", { required: true })} type="text" />', ""),
        ('<input {...formik.getFieldProps("zip")} />', ""),
        ("<input {...field} />", 'import { useField } from "formik";'),
    ],
)
def test_it_adds_a_name_that_code_decides_about_and_nothing_else(tag: str, head: str) -> None:
    element = read(tag, head).elements[-1]
    assert not element.may_have_more
    assert element.unknown("name")
    assert not element.has("autocomplete")


@pytest.mark.parametrize("tag", ["<input {...field} />", "<input {...props} />", "<input {...f(register('a'))} />"])
def test_what_another_object_adds_is_unknown(tag: str) -> None:
    assert read(tag).elements[-1].may_have_more


def test_a_name_that_is_written_stays() -> None:
    assert read('<input name="zip" {...register("zip")} />').elements[-1].value("name") == "zip"
