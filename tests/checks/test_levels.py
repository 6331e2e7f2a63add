"""How loud rules are where one level is not enough: stopped, hindered, or advice."""

import pytest

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config

_PASSWORDS = (
    '<label>Password <input type="password" name="p" autocomplete="{}" maxlength="{}"></label><button>{}</button>'
)
_SPAIN = [
    "Álava",
    "Albacete",
    "Alicante",
    "Almería",
    "Asturias",
    "Ávila",
    "Badajoz",
    "Barcelona",
    "Burgos",
    "Cáceres",
    "Cádiz",
    "Cantabria",
    "Castellón",
    "Córdoba",
    "Cuenca",
    "Girona",
    "Granada",
    "Guadalajara",
    "Guipúzcoa",
    "Huelva",
    "Huesca",
    "Jaén",
    "León",
    "Lleida",
    "Lugo",
    "Madrid",
    "Málaga",
    "Murcia",
    "Navarra",
    "Ourense",
    "Palencia",
    "Pontevedra",
    "Salamanca",
    "Segovia",
    "Sevilla",
    "Soria",
    "Tarragona",
    "Teruel",
    "Toledo",
    "Valencia",
    "Valladolid",
    "Vizcaya",
    "Zamora",
    "Zaragoza",
]
_MANY = [*_SPAIN, "A Coruña", "Ciudad Real", "La Rioja"]


def _list(names: list[str]) -> str:
    options = "".join(f"<option>{name}</option>" for name in names)
    return f'<label>Provincia <select name="province" autocomplete="address-level1">{options}</select></label>'


_NAMED = '<label>Name <input name="name" autocomplete="name"></label>'
_RADIOS = (
    '<p>Do you smoke?</p><label><input type="radio" name="s" value="y"> yes</label>'
    '<label><input type="radio" name="s" value="n"> no</label>'
)
_JOURNAL = f'{_NAMED}<p style="display:none"><label>Journal <input name="journal" required></label></p>'
_ELSEWHERE = f'{_NAMED}</form><label>Remarks <input name="remarks" form="ordr"></label>'
_STATES = '<label>State <select name="state" autocomplete="address-level1" required><option value=""></select></label>'
_DEAD_END = '<label>Birthday <input type="tel" name="b" pattern="[0-9]{2}/[0-9]{2}/[0-9]{4}"></label>'
_SCRIPT = '<script src="all.js"></script>'


@pytest.mark.parametrize(
    ("rule", "form", "serves", "level"),
    [
        # Of all that has no name, one kind is an error: the only one of its form, of which nothing else tells.
        ("field-without-name", f'{_NAMED}<input name="town"> <button>Send</button>', (), "error"),
        ("field-without-name", f'{_NAMED}<input name="town"><label for="n">Note</label><input id="n">', (), "error"),
        ("field-without-name", f'{_NAMED}<select name="year"><option value=""><option>2026</select>', (), "error"),
        ("field-without-name", '<input name="town"> <button>Send</button>', (), "warning"),
        ("field-without-name", f'{_NAMED}Town <input name="town">', (), "warning"),
        ("field-without-name", f'{_NAMED}<h3>Town</h3> <input name="town">', (), "warning"),
        ("field-without-name", f'{_NAMED}<input name="town"> <small>your town</small>', (), "warning"),
        ("field-without-name", f'{_NAMED}<label>Town</label> <input name="town">', (), "warning"),
        ("field-without-name", f'{_NAMED}<label for="a">A</label><input name="a"><input id="a" hidden>', (), "warning"),
        ("field-without-name", f'{_NAMED}<input name="town" value="Your town">', (), "warning"),
        ("field-without-name", f'{_NAMED}<textarea name="town">Your town</textarea>', (), "warning"),
        (
            "field-without-name",
            f'{_NAMED}<select name="year"><option value="">Year<option>2026</select>',
            (),
            "warning",
        ),
        ("field-without-name", f'{_NAMED}<select name="year"></select>', (), "warning"),
        ("field-without-name", f'{_NAMED}<input name="town" disabled>', (), "warning"),
        ("field-without-name", f'{_NAMED}<input name="town" readonly>', (), "warning"),
        ("field-without-name", f'{_NAMED}<input name="town" aria-disabled="true">', (), "warning"),
        ("field-without-name", f'{_NAMED}<div class="row d-none"><input name="town"></div>', (), "info"),
        ("field-without-name", f'{_NAMED}<div class="row none"><input name="town"></div>', (), "warning"),
        ("field-without-name", f'{_NAMED}<input name="honeypot">', (), "warning"),
        ("field-without-name", f'{_NAMED}</form><input name="town">', (), "warning"),
        ("button-without-name", f'{_NAMED}<input type="image" src="go.png">', (), "error"),
        ("button-without-name", '<input type="image" src="go.png">', (), "warning"),
        ("button-without-name", f'{_NAMED}<input type="image" src="go.png"> Send', (), "warning"),
        ("button-without-name", f'{_NAMED}<button><i class="fa fa-search"></i></button>', (), "warning"),
        ("required-but-hidden", _JOURNAL, (), "error"),
        ("required-but-hidden", f"{_JOURNAL}{_SCRIPT}", (), "warning"),
        ("required-but-hidden", f'{_JOURNAL}<button onclick="show()">Next</button>', (), "warning"),
        ("form-owner-dangling", _ELSEWHERE, (), "error"),
        ("form-owner-dangling", f'{_NAMED}</form><button form="ordr">Order</button>', (), "error"),
        ("form-owner-dangling", f"{_ELSEWHERE}{_SCRIPT}", (), "warning"),
        ("form-owner-dangling", f'{_NAMED}</form><fieldset form="ordr"></fieldset>', (), "warning"),
        (
            "form-owner-dangling",
            f'{_NAMED}</form><label>A <input name="a" form="ordr" disabled></label>',
            (),
            "warning",
        ),
        ("subdivision-options-empty", _STATES, (), "error"),
        ("subdivision-options-empty", f"{_STATES}{_SCRIPT}", (), "info"),
        ("keyboard-pattern-dead-end", _DEAD_END, (), "error"),
        ("keyboard-pattern-dead-end", f"{_DEAD_END}{_SCRIPT}", (), "warning"),
        ("phone-type-number", '<label>Phone <input type="number" name="phone"></label>', (), "warning"),
        (
            "card-number-type-number",
            '<label>Card <input type="number" autocomplete="cc-number"></label>',
            (),
            "warning",
        ),
        (
            "number-type-for-code",
            '<label>Tax number <input type="number" name="tax_number"></label>',
            (),
            "warning",
        ),
        ("number-type-for-code", '<label>IBAN <input type="number" name="iban"></label>', (), "error"),
        ("group-without-legend", _RADIOS, (), "warning"),
        ("group-without-legend", f"{_NAMED}</form>{_RADIOS}", (), "info"),
        ("error-not-associated", '<label>A <input name="a"></label> <b class="error">Too long</b>', (), "warning"),
        ("error-not-associated", '<label>A <input name="a"></label> <b class="error hide">Too long</b>', (), "info"),
        (
            "error-not-associated",
            '<label>A <input name="a"></label><b class="error" role="alert">No</b>',
            (),
            "info",
        ),
        ("error-not-associated", '<label>A <input name="a"></label> <b class="invalid-feedback">No</b>', (), "info"),
        ("paste-blocked", '<label>Password <input type="password" onpaste="return false"></label>', (), "warning"),
        ("password-maxlength", _PASSWORDS.format("new-password", 16, "Sign up"), (), "error"),
        ("password-maxlength", _PASSWORDS.format("new-password", 32, "Sign up"), (), "warning"),
        ("password-maxlength", _PASSWORDS.format("current-password", 16, "Sign in"), (), "info"),
        ("password-maxlength", _PASSWORDS.format("current-password", 12, "Sign in"), (), "warning"),
        ("subdivision-option-missing", _list(_MANY), ("ES",), "info"),
        ("subdivision-option-missing", _list(_MANY[1:]), ("ES",), "warning"),
        (
            "phone-maxlength-cuts",
            '<label>Téléphone <input type="tel" name="tel" maxlength="10" placeholder="0612345678"></label>',
            ("FR",),
            "info",
        ),
        (
            "phone-maxlength-cuts",
            '<label>Téléphone <input type="tel" name="tel" maxlength="10"></label>',
            ("FR",),
            "warning",
        ),
        (
            "state-required-where-none",
            '<label>State <input autocomplete="address-level1" required></label>',
            ("DE",),
            "info",
        ),
        (
            "id-duplicate",
            '<label for="a">A</label><input id="a" name="a"><div aria-hidden="true"><input id="a" tabindex="-1"></div>',
            (),
            "info",
        ),
        ("id-duplicate", '<label for="a">A</label><input id="a" name="a"><input id="a" name="b">', (), "warning"),
        ("id-duplicate", '<input id="a" aria-labelledby="b"><p id="b">A</p><p id="b">B</p>', (), "info"),
        (
            "aria-reference-dangling",
            '<label>A <input name="a" aria-labelledby="b"></label>',
            (),
            "info",
        ),
    ],
)
def test_level(rule: str, form: str, serves: tuple[str, ...], level: str) -> None:
    page = f'<!doctype html><html lang="en"><title>Page</title><form action="/a">{form}</form></html>'
    found = engine.check(Source("<test>", page, "utf-8"), Config(serves=serves)).findings
    assert [str(one.level) for one in found if one.rule == rule] == [level]


_FIELD = '<label>Email <input type="email" name="email" autocomplete="email"></label>'


@pytest.mark.parametrize(
    ("page", "level"),
    [
        (f"<!doctype html><html><title>A</title>{_FIELD}</html>", "error"),
        (f'<!doctype html><html lang=""><title>A</title>{_FIELD}</html>', "error"),
        (f"<html><title>A</title>{_FIELD}</html>", "warning"),
        (f"<!doctype html><title>A</title>{_FIELD}", "warning"),
        ('<!doctype html><html>{% include "head.html" %}' + _FIELD + "</html>", "warning"),
        ("<!doctype html><html><title>A</title><p>Nothing is asked</p></html>", "info"),
        (f"<!doctype html><html><title>A</title><div hidden>{_FIELD}</div></html>", "info"),
        (f'<!doctype html><html><meta name="x-apple-disable-message-reformatting">{_FIELD}</html>', "info"),
        (f"<!doctype html><html><style>@page {{ size: A4 }}</style>{_FIELD}</html>", "info"),
    ],
)
def test_a_page_without_its_language(page: str, level: str) -> None:
    found = engine.check(Source("page.html", page, "utf-8"), Config()).findings
    assert [str(one.level) for one in found if one.rule == "lang-missing"] == [level]


def test_one_control_of_a_form_is_an_error_at_most() -> None:
    form = f'<form action="/a">{_NAMED}<input name="b"></form>'
    two = f'<form>{_NAMED}<input name="c"><input name="d"></form>'
    page = f'<!doctype html><html lang="en"><title>A</title>{form}{form}{two}</html>'
    found = engine.check(Source("page.html", page, "utf-8"), Config()).findings
    levels = [str(one.level) for one in found if one.rule == "field-without-name"]
    assert levels == ["error", "error", "warning", "warning"]
