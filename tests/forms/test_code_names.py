"""What code calls a field, by the path it is bound to and by the keys of its label, in each framework."""

import pytest

from formlint import knowledge
from formlint.forms.code_names import bound_name, keys_in
from formlint.html.document import parse
from formlint.html.source import Source
from formlint.html.templates.jsx import is_readable
from formlint.lint import engine
from formlint.lint.config import Config

NEEDS_JSX = pytest.mark.skipif(not is_readable(), reason="formlint[jsx] is not installed")


@pytest.mark.parametrize(
    ("path", "attributes", "name"),
    [
        ("a.vue", 'v-model="form.address.postalCode"', "postalCode"),
        ("a.vue", 'v-model.trim="zip"', "zip"),
        ("a.vue", ':name="`contacts.${index}.email`"', "email"),
        ("a.component.html", 'formControlName="postalCode"', "postalCode"),
        ("a.component.html", "[formControl]=\"form.controls['zip']\"", "zip"),
        ("a.component.html", '[(ngModel)]="user.email.value"', "email"),
        ("a.blade.php", 'wire:model.live="customer.phone"', "phone"),
        ("a.html", 'x-model="zip"', "zip"),
        ("a.html", 'ng-model="$ctrl.user.zip"', "zip"),
        ("a.html", 'th:field="*{owner.zip}"', "zip"),
        ("a.cshtml", 'asp-for="Input.PostalCode"', "PostalCode"),
        ("a.svelte", "bind:value={address.zip}", "zip"),
        pytest.param("a.jsx", '{...register("address.zip")}', "zip", marks=NEEDS_JSX),
        pytest.param("a.jsx", "{...form.getInputProps('zip')}", "zip", marks=NEEDS_JSX),
        pytest.param("a.jsx", "value={values.email}", "email", marks=NEEDS_JSX),
        pytest.param("a.jsx", "value={format(values.email)}", "", marks=NEEDS_JSX),
        ("a.vue", 'v-model="value"', ""),
        ("a.html", 'name="zip"', ""),
    ],
)
def test_the_path_that_a_field_is_bound_to_names_it(path: str, attributes: str, name: str) -> None:
    page = f"<template><input {attributes}></template>" if path.endswith("vue") else f"<input {attributes}>"
    text = f"const A = () => (<form><input {attributes}/></form>)" if path.endswith("jsx") else page
    document = parse(Source(path, text, "utf-8"), knowledge.own())
    field = document.find("input")
    assert field is not None
    assert bound_name(field) == name


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ('{{ t("address.postal_code") }}', ["postal_code"]),
        ("{{ $t('checkout.zip') }}", ["zip"]),
        ("<?php esc_html_e( 'Postal code', 'shop' ); ?>", ["Postal code"]),
        ('<%= t(".city") %>', ["city"]),
        ('{% trans "First name" %}', ["First name"]),
        ('{{t "user.email"}}', ["email"]),
        ("{{ 'user.phone' | translate }}", ["phone"]),
        ("@lang('auth.password')", ["password"]),
        ('<FormattedMessage id="form.city" defaultMessage="Town" />', ["city"]),
        ("#{owner.city}", ["city"]),
        ('{{ format("zip") }}', []),
        ('{% if kind == "email" %}', []),
    ],
)
def test_keys_of_translations_say_what_a_label_says(code: str, keys: list[str]) -> None:
    assert [*keys_in(code)] == keys


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "a.jinja",
            '<form><label for="a">{% trans "Postal code" %}</label><input id="a" type="text" name="x1"></form>',
        ),
        ("a.vue", '<template><form><label>{{ $t("zip") }} <input type="text" v-model="x"></label></form></template>'),
        ("a.component.html", '<form><label>{{ x }} <input type="text" formControlName="postalCode"></label></form>'),
    ],
)
def test_such_names_speak_for_a_purpose(path: str, text: str) -> None:
    fields = engine.analyse(Source(path, text, "utf-8"), Config()).fields
    assert [field.purpose for field in fields] == ["postal-code"]
