"""Safe fixes write no autofill token that may be wrong: none where the page leaves open what a field asks for."""

import pytest

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config

_TOWN = '<label>City <input name="city" autocomplete="address-level2"></label>'
_MAIL = '<label>Email <input type="email" name="email" autocomplete="email" spellcheck="false"></label>'
_PASSWORDS = '<label>Password <input type="password" name="password"></label>'


def _tokens(form: str) -> set[str]:
    """The words that safe fixes of rules on autofill write."""
    text = f'<!doctype html><html lang="en"><title>Page</title>{form}</html>'
    found = engine.check(Source("<test>", text, "utf-8"), Config()).findings
    fixes = [fix for one in found if one.attribute == "autocomplete" or "autocomplete" in one.rule for fix in one.fixes]
    return {edit.text for fix in fixes if fix.safe for edit in fix.edits}


@pytest.mark.parametrize(
    ("form", "heading", "button"),
    [
        ("/register", "Create your account", "Sign up"),
        ("/join", "Join us", "Create account"),
        ("/reset", "Reset password", "Save"),
        ("/forgot", "Choose a new password", "Set password"),
        ("/invite/accept", "Accept invitation", "Join"),
        ("/checkout", "Checkout", "Pay"),
    ],
)
def test_one_password_is_not_taken_for_the_stored_one(form: str, heading: str, button: str) -> None:
    page = f'<form action="{form}"><h2>{heading}</h2>{_MAIL}{_PASSWORDS}<button>{button}</button></form>'
    assert not any("current-password" in token for token in _tokens(page))


@pytest.mark.parametrize(
    "field",
    [
        '<label>{{ t("first") }} <input name="{{ n }}"></label>',
        '<label>IP address <input name="ip"></label>',
        '<label>National ID number <input name="id" autocomplete="cardNumber"></label>',
        '<label>Emails, separated by commas <input name="emails" autocomplete="email"></label>',
        '<label>Email <input name="filter[email]" autocomplete="email"></label>',
    ],
)
def test_a_field_that_may_ask_for_something_else_gets_no_token(field: str) -> None:
    page = f'<form action="/checkout"><h2>Delivery address</h2>{field}{_TOWN}<button>Next</button></form>'
    assert _tokens(page) == set()
