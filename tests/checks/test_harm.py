"""What formlint writes into pages shuts nobody out: tokens and fixes only where the page leaves no doubt."""

import pytest

from formlint.forms.purpose.field import Field
from formlint.html.source import Source
from formlint.html.templates import jsx
from formlint.lint import engine
from formlint.lint.config import Config

NEEDS_JSX = pytest.mark.skipif(not jsx.is_readable(), reason="the extra `jsx` is not installed")
CURRENT, NEW = "current-password", "new-password"


def fields_of(text: str, path: str = "page.html", serves: tuple[str, ...] = ()) -> tuple[Field, ...]:
    return engine.analyse(Source(path, text, "utf-8"), Config(serves=serves)).fields


def written(text: str, path: str = "page.html") -> list[tuple[str, bool]]:
    """What fixes write, and whether they are safe."""
    findings = engine.check(Source(path, text, "utf-8"), Config()).findings
    return [(edit.text.strip(), fix.safe) for one in findings for fix in one.fixes for edit in fix.edits]


def tokens(text: str, path: str = "page.html") -> list[str]:
    """The tokens that fixes write, safe or not."""
    return [edit for edit, _ in written(text, path) if edit.lower().startswith("autocomplete")]


def told(text: str, path: str = "page.html", serves: tuple[str, ...] = ()) -> set[str]:
    return {finding.rule for finding in engine.check(Source(path, text, "utf-8"), Config(serves=serves)).findings}


# Which password


def password_form(heading: str, button: str, lang: str = "en", label: str = "Password", more: str = "") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><form><h1>{heading}</h1><label for="e">Email</label>'
        f'<input id="e" type="email" name="email" autocomplete="email">{more}<label for="p">{label}</label>'
        f'<input id="p" type="password" name="password"><button>{button}</button></form>'
    )


@pytest.mark.parametrize(
    ("heading", "button"),
    [
        ("Create an account", "Create account"),
        ("Sign up", "Sign up"),
        ("Register", "Register"),
        ("Join us", "Get started"),
        ("Reset your password", "Reset password"),
        ("Choose a new password", "Save"),
        ("Set up your password", "Continue"),
        ("Sign up or log in", "Sign up"),
    ],
)
def test_who_signs_up_or_resets_is_offered_a_new_password(heading: str, button: str) -> None:
    text = password_form(heading, button)
    assert tokens(text) == [f'autocomplete="{NEW}"']
    assert fields_of(text)[1].purpose == NEW


@pytest.mark.parametrize(
    ("lang", "label", "heading", "button"),
    [
        ("en", "Password", "Log in", "Log in"),
        ("en", "Password", "Log in or register", "Log in"),
        ("en", "Password", "Log in", "Log in</button><button name=forgot>Forgot your password?"),
        ("de", "Passwort", "Anmelden", "Anmelden"),
        ("fr", "Mot de passe", "Connexion", "Se connecter"),
        ("ja", "パスワード", "ログイン", "ログイン"),
        ("ar", "كلمة المرور", "تسجيل الدخول", "دخول"),
    ],
)
def test_who_signs_in_is_offered_the_password_that_is_stored(lang: str, label: str, heading: str, button: str) -> None:
    assert tokens(password_form(heading, button, lang, label)) == [f'autocomplete="{CURRENT}"']


@pytest.mark.parametrize(
    ("lang", "label", "heading", "button"),
    [
        ("de", "Passwort", "Passwort festlegen", "Speichern"),
        ("fr", "Mot de passe", "Choisissez un mot de passe", "Enregistrer"),
        ("es", "Contraseña", "Crea una contraseña", "Guardar"),
        ("ja", "パスワード", "パスワードの設定", "保存"),
        ("zh-Hans", "密码", "设置密码", "保存"),
    ],
)
def test_a_password_is_chosen_in_other_languages_too(lang: str, label: str, heading: str, button: str) -> None:
    assert tokens(password_form(heading, button, lang, label)) == [f'autocomplete="{NEW}"']


@pytest.mark.parametrize(
    "text",
    [
        password_form("You have been invited", "Accept invitation"),
        password_form("Welcome", "Continue"),
        password_form("Delete your account", "Delete"),
        password_form("Checkout", "Pay", more='<label>Card number <input name="cc" autocomplete="cc-number"></label>'),
        password_form("Your details", "Next", more='<label>Name <input name="name" autocomplete="name"></label>'),
        password_form("Log in or register", "Continue"),
    ],
)
def test_where_the_page_leaves_open_which_password_no_token_is_written(text: str) -> None:
    assert tokens(text) == []
    assert "password-token-missing" in told(text)
    assert fields_of(text)[-1].rival in {CURRENT, NEW}


def test_own_words_outweigh_the_form() -> None:
    text = password_form("Change password", "Save", label="Current password")
    assert fields_of(text)[1].purpose == CURRENT
    assert tokens(text) == [f'autocomplete="{CURRENT}"']


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Create account password"),
        ("de", "Passwort erstellen"),
        ("fr", "Créez un mot de passe"),
        ("pt", "Crie uma senha"),
        ("ru", "Придумайте пароль"),
    ],
)
def test_a_password_that_its_label_has_people_create_is_new_in_a_checkout_too(lang: str, label: str) -> None:
    email = '<label>E-mail <input name="email" type="email" autocomplete="email"></label>'
    field = fields_of(password_form("Checkout", "Pay", lang, label, more=email))[-1]
    assert (field.purpose, field.rival) == (NEW, None)


def test_the_token_password_is_completed_safely_only_where_it_is_known_which_one_is_meant() -> None:
    field = '<label>Password <input type="password" name="p" autocomplete="password"></label>'
    assert (CURRENT, True) in written(f"<form><h1>Log in</h1>{field}<button>Log in</button></form>")
    assert {safe for text, safe in written(f"<form>{field}<button>Go</button></form>") if "password" in text} == {False}


# Labels that code writes

BILLING = "<h2>Billing address</h2>"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.jinja", f'<form>{BILLING}<label for="f">{{{{ t("f") }}}}</label><input id="f" name="x1"></form>'),
        ("a.jinja", f'<form>{BILLING}<label>{{{{ t("f") }}}} <input name="x1"></label></form>'),
        ("a.jinja", f'<form>{BILLING}<span>{{{{ t("f") }}}}</span> <input name="x1"></form>'),
        ("a.jinja", f'<form>{BILLING}<input name="x1" aria-label="{{{{ t("f") }}}}"></form>'),
        (
            "a.jinja",
            '<fieldset><legend>Billing address</legend><label for="f">{{ t("f") }}</label><input id="f"></fieldset>',
        ),
        ("a.blade.php", f'<form>{BILLING}<label for="f">{{{{ __("f") }}}}</label><input id="f" name="x1"></form>'),
        ("a.html.erb", f'<form>{BILLING}<label for="f"><%= t(".f") %></label><input id="f" name="x1"></form>'),
        ("a.php", f'<form>{BILLING}<label for="f"><?= t("f") ?></label><input id="f" name="x1"></form>'),
        ("a.svelte", f'<form>{BILLING}<label for="f">{{$t("f")}}</label><input id="f" name="x1"></form>'),
        (
            "a.component.html",
            f'<form>{BILLING}<label for="f">{{{{ f | t }}}}</label><input id="f" formControlName="x1"></form>',
        ),
        (
            "a.vue",
            f'<template><form>{BILLING}<label for="f">{{{{ $t("f") }}}}</label><input id="f"></form></template>',
        ),
        (
            "a.vue",
            f'<template><form>{BILLING}<label for="f" v-text="f"></label><input id="f" name="x1"></form></template>',
        ),
        ("a.html", f'<form>{BILLING}<label for="f" data-i18n="first"></label><input id="f" name="x1"></form>'),
        pytest.param(
            "a.jsx",
            f'const A = ({{t}}) => <form>{BILLING}<label htmlFor="f">{{t("f")}}</label><input id="f" /></form>',
            marks=NEEDS_JSX,
        ),
    ],
)
def test_a_label_that_code_writes_keeps_headings_from_naming_its_field(path: str, text: str) -> None:
    assert [field.purpose for field in fields_of(text, path)] == [None]
    assert tokens(text, path) == []


def test_beside_such_a_label_a_name_may_speak_and_writes_only_what_it_says_alone() -> None:
    label = '<label for="f">{{ t("f") }}</label>'
    weak = f'<form>{BILLING}{label}<input id="f" name="first_name"></form>'
    (field,) = fields_of(weak, "a.jinja")
    assert (field.purpose, field.rival) == ("given-name", "none")
    assert tokens(weak, "a.jinja") == []
    strong = f'<form><h2>Contact us</h2>{label}<input id="f" type="email" name="email"></form>'
    assert tokens(strong, "a.jinja") == ['autocomplete="email"']


def test_a_heading_still_names_a_field_that_has_no_label() -> None:
    assert fields_of(f'<form>{BILLING}<input name="x1"></form>')[0].purpose == "street-address"


# Technical things


@pytest.mark.parametrize(
    ("lang", "label", "name"),
    [
        ("en", "IP address", "address"),
        ("en", "Folder name", "name"),
        ("en", "File name", "name"),
        ("en", "MAC address", "address"),
        ("en", "Address format", "address"),
        ("en", "Host name", "name"),
        ("en", "Wallet address", "address"),
        ("en", "E-mail address list", "email"),
        ("en", "Name of the group", "name"),
        ("de", "IP-Adresse", "address"),
        ("de", "Name des Servers", "name"),
        ("fr", "Adresse IP", "address"),
        ("fr", "Nom du dossier", "name"),
        ("es", "Nombre de la carpeta", "name"),
        ("it", "Indirizzo IP", "address"),
        ("pt", "Nome da pasta", "name"),
        ("nl", "IP-adres", "address"),
        ("pl", "Adres IP", "address"),
        ("ru", "Имя папки", "name"),
        ("ja", "フォルダー名", "name"),
        ("zh-Hans", "IP地址", "address"),
        ("ko", "IP 주소", "address"),
    ],
)
def test_technical_things_are_not_asked_of_the_user(lang: str, label: str, name: str) -> None:
    text = (
        f'<!doctype html><html lang="{lang}"><form method="post"><h2>Contact us</h2><label for="a">{label}</label>'
        f'<input name="{name}" id="a"></form>'
    )
    assert fields_of(text)[0].purpose not in {"name", "street-address", "email", "given-name", "address-line1"}
    assert written(text) == []


@pytest.mark.parametrize(
    ("label", "name", "purpose"),
    [
        ("Your name", "name", "name"),
        ("Address", "address", "street-address"),
        ("Home address", "address", "street-address"),
        ("E-mail address", "email", "email"),
        ("Phone number", "phoneApp", "tel"),
        ("Name on the server's guest list", "x", "name"),
    ],
)
def test_what_people_have_is_asked_of_them(label: str, name: str, purpose: str) -> None:
    text = f'<form><h2>Contact us</h2><label for="a">{label}</label><input name="{name}" id="a"></form>'
    assert fields_of(text)[0].purpose == purpose


@pytest.mark.parametrize(
    "text",
    [
        '<form><label for="p">${l.PINNumber}</label><input id="p" name="pin"></form>',
        '<form><h2>Gift card</h2><label>Gift card PIN <input name="pin" maxlength="4"></label></form>',
        '<form><label for="x">{{ entry_expire }}</label><input name="config_2fa_expire" id="x"></form>',
    ],
)
def test_pins_and_settings_are_no_codes_and_no_cards(text: str) -> None:
    assert tokens(text, "a.ftl") == []
    assert fields_of(text, "a.ftl")[0].purpose not in {"cc-exp", "cc-exp-month", "cc-exp-year"}


# Types and tokens


@pytest.mark.parametrize(
    "field",
    [
        '<label>E-mail <input name="filter_email"></label>',
        '<label>E-mail <input name="q[email_cont]"></label>',
        '<label>E-mail <input name="q[email_eq]"></label>',
        '<label>E-mail addresses, separated by commas <input name="email"></label>',
        '<label>E-mail <input name="email" aria-describedby="h"></label><p id="h">Comma-separated</p>',
        '<label>E-mail <input name="email" placeholder="a@example.com, b@example.com"></label>',
        '<label>E-Mail (mehrere möglich) <input name="email"></label>',
        '<label>E-mail or user name <input name="email"></label>',
        '<label>E-mail <input name="email" aria-describedby="h"></label><p id="h">or your user name</p>',
    ],
)
def test_type_email_is_not_advised_where_it_would_refuse_what_is_asked_for(field: str) -> None:
    assert "email-not-typed" not in told(f"<form><h2>Contact us</h2>{field}</form>")


@pytest.mark.parametrize(
    "field",
    [
        '<label>E-mail <input name="product_query_email"></label>',
        '<label>E-mail <input name="email" id="checkout.zipLookup.email"></label>',
        '<label>Sign up for our emails <input name="email"></label>',
        '<input name="email" placeholder="Get our emails">',
    ],
)
def test_a_question_and_an_offer_are_no_filter_and_no_list(field: str) -> None:
    rules = told(f"<form><h2>Sign up for our newsletter</h2>{field}<button>Sign up</button></form>")
    assert {"email-not-typed", "autocomplete-missing"} <= {*rules}


def test_type_email_is_not_advised_in_a_search() -> None:
    field = '<label>E-mail contains <input name="email"></label>'
    assert "email-not-typed" not in told(f"<form><h2>Search users</h2>{field}<button>Search</button></form>")
    assert "email-not-typed" in told(f"<form><h2>Contact us</h2>{field}<button>Send</button></form>")
    phone = '<label>Phone <input name="phone" autocomplete="tel"></label>'
    assert "phone-not-tel" in told(f"<form>{phone}<button type=button>Search</button></form>")


@pytest.mark.parametrize(
    "field",
    [
        '<label>Emails <input name="a"></label>',
        '<label>Emails of your friends <input name="emails"></label>',
        '<label>E-mail <input name="user_search_form[email]"></label>',
    ],
)
def test_a_list_and_a_filter_are_found_in_a_form_for_signing_up_too(field: str) -> None:
    rules = told(f"<form><h2>Sign up</h2>{field}<button>Sign up</button></form>")
    assert {"email-not-typed", "autocomplete-missing"}.isdisjoint(rules)


@pytest.mark.parametrize("kind", ["", 'type="mail"', 'type="e-mail"', 'type="text"'])
def test_type_email_is_never_a_safe_fix(kind: str) -> None:
    fixes = written(f'<form><label>E-mail <input {kind} name="email" autocomplete="email"></label></form>')
    assert [safe for text, safe in fixes if text in {'type="email"', "email"}] == [False]


def test_the_token_that_is_proposed_agrees_with_the_purpose() -> None:
    assert "autocomplete-unknown-token" in told('<label>DNI <input name="dni" autocomplete="cardNumber"></label>')
    assert "cc-number" not in str(written('<label>DNI <input name="dni" autocomplete="cardNumber"></label>'))
    assert ("cc-number", True) in written('<label>Card number <input name="cc" autocomplete="cardNumber"></label>')


# A number that is called like a card

PAN = 'pattern="[A-Za-z]{5}[0-9]{4}[A-Za-z]" title="ABCDE1234F"'


@pytest.mark.parametrize(
    "field",
    [
        f"<label>PAN card number <input name=pan maxlength=10 {PAN}></label>",
        f"<label>PAN <input name=pan {PAN}></label>",
        "<label>PAN <input name=pan maxlength=10></label>",
        "<label>PAN number <input name=panNumber maxlength=10></label>",
        '<label>PAN Card Number <input name="pan_card" maxlength=10></label>',
    ],
)
def test_the_pan_of_india_is_a_tax_number(field: str) -> None:
    assert fields_of(field, serves=("IN",))[0].purpose == "tax-id"
    assert not {rule for rule in told(field, serves=("IN",)) if "card" in rule or "keypad" in rule}


def test_a_pattern_with_letters_is_that_of_no_card() -> None:
    field = f"<label>PAN <input name=pan {PAN}></label>"
    assert fields_of(field)[0].purpose is None
    assert not {rule for rule in told(field) if "card" in rule or "keypad" in rule}


@pytest.mark.parametrize(
    "form",
    [
        "<label>Card number (PAN) <input name=pan></label>",
        "<label>Card number <input name=pan></label>",
        "<label>PAN <input name=pan autocomplete=cc-number></label>",
        "<label>PAN <input name=pan></label><label>Expiry <input name=exp></label><label>CVV <input name=cvv></label>",
        "<label>Card number <input name=pan pattern='[0-9 ]{13,19}' title='16 digits'></label>",
    ],
)
@pytest.mark.parametrize("serves", [(), ("IN",), ("US",)])
def test_a_card_number_is_one_in_india_too(form: str, serves: tuple[str, ...]) -> None:
    assert fields_of(f"<form><h2>Payment</h2>{form}</form>", serves=serves)[0].purpose == "cc-number"


def test_why_it_is_a_tax_number_is_told() -> None:
    (field,) = fields_of("<label>PAN <input name=pan></label>", serves=("IN",))
    assert [reason.text for reason in field.evidence] == ['"PAN" is a number used in India']


@pytest.mark.parametrize(
    ("path", "heading", "count"),
    [
        ("shop/account.jinja", "Create an account", 3),
        ("admin/users.jinja", "Create an account", 0),
        ("admin/users.html", "Create an account", 3),
        ("admin/login.jinja", "Log in", 1),
    ],
)
def test_forms_for_staff_ask_for_the_data_of_others_but_for_log_ins(path: str, heading: str, count: int) -> None:
    fields = (
        '<label>Email <input type="email" name="email"></label> <label>First name <input name="first_name"></label>'
    )
    more = (
        fields + ' <label>Last name <input name="last_name"></label>'
        if count != 1
        else fields.partition(" <label>F")[0]
    )
    code = "{{ csrf }}" if path.endswith("jinja") else ""
    known = '<label>Password <input type="password" name="password" autocomplete="current-password"></label>'
    page = f"<form><h1>{heading}</h1>{code}{more}{known if count == 1 else ''}<button>{heading}</button></form>"
    assert len(tokens(page, path)) == count
