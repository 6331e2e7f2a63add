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


@pytest.mark.parametrize(
    ("rule", "form", "serves", "level"),
    [
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
