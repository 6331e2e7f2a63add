"""The pytest plugin, in small projects of the frameworks that it is for."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

PAGE = """<html lang="en"><form method="post"><label>Postal code
<input name="zip" inputmode="{{ mode }}" autocomplete="postal-code"></label></form></html>"""

DJANGO = {
    "conftest.py": """
import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x", ROOT_URLCONF="shop", ALLOWED_HOSTS=["*"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["templates"]}],
)
django.setup()
""",
    "shop.py": """
from django.shortcuts import render
from django.urls import path

urlpatterns = [
    path("good/", lambda request: render(request, "checkout.html", {"mode": "text"})),
    path("bad/", lambda request: render(request, "checkout.html", {"mode": "numeric"})),
]
""",
    "templates/checkout.html": PAGE,
    "test_shop.py": """
from django.test import Client


def test_missing(formlint_ok):
    formlint_ok(Client(raise_request_exception=False).get("/no/"))


def test_missing_is_meant(formlint_ok):
    formlint_ok(Client(raise_request_exception=False).get("/no/"), status=404, allow_empty=True)


def test_good(formlint_ok):
    assert formlint_ok(Client().get("/good/")).fields == 1


def test_bad(formlint_ok):
    formlint_ok(Client().get("/bad/"))
""",
}
FLASK = {
    "templates/checkout.html": PAGE,
    "test_shop.py": """
from flask import Flask, render_template

app = Flask(__name__)
app.add_url_rule("/<mode>/", view_func=lambda mode: render_template("checkout.html", mode=mode), endpoint="shop")


def test_missing(formlint_ok):
    formlint_ok(app.test_client().get("/no/such/page/"))


def test_missing_is_meant(formlint_ok):
    formlint_ok(app.test_client().get("/no/such/page/"), status=404, allow_empty=True)


def test_good(formlint_ok):
    formlint_ok(app.test_client().get("/text/"))


def test_bad(formlint_ok):
    formlint_ok(app.test_client().get("/numeric/"))
""",
}
FASTAPI = {
    "test_shop.py": f"""
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient

PAGE = {PAGE!r}
app = FastAPI()


def test_missing(formlint_ok):
    formlint_ok(TestClient(app).get("/no/such/page/"))


def test_missing_is_meant(formlint_ok):
    formlint_ok(TestClient(app).get("/no/such/page/"), status=404, allow_empty=True)


@app.get("/{{mode}}/", response_class=HTMLResponse)
def shop(mode: str) -> str:
    return PAGE.replace("{{{{ mode }}}}", mode)


def test_good(formlint_ok):
    formlint_ok(TestClient(app).get("/text/"))


def test_bad(formlint_ok):
    formlint_ok(TestClient(app).get("/numeric/"))
""",
}
TEXTS = {
    "test_shop.py": """
BAD = '<label>Postal code <input name="zip" inputmode="numeric"></label>'


def test_good(formlint_ok):
    formlint_ok(BAD, serves="US", settings={"select": ["keyboard"]})
    formlint_ok(BAD.encode().replace(b"numeric", b"text"))
    formlint_ok(BAD, fail_on="never")


def test_bad(formlint_ok):
    formlint_ok(BAD)


def test_no_page(formlint_ok):
    formlint_ok(42)
""",
}


def outcome(folder: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A project's tests, run by pytest with the plugin."""
    settings = (
        '[tool.formlint]\nserves = ["CA"]\nselect = ["values"]\n[tool.pytest.ini_options]\naddopts = "-p no:asyncio"\n'
    )
    for name, text in {**files, "pyproject.toml": settings}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    installed = any(one.value == "formlint.pytest_plugin" for one in entry_points(group="pytest11"))
    plugin = [] if installed else ["-p", "formlint.pytest_plugin"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("module", "files", "page"),
    [
        pytest.param("django", DJANGO, "</bad/>", id="django", marks=pytest.mark.long),
        pytest.param("flask", FLASK, "</numeric/>", id="flask"),
        pytest.param("fastapi", FASTAPI, "</numeric/>", id="fastapi", marks=pytest.mark.long),
    ],
)
def test_pages_are_checked_as_they_are_sent(module: str, files: dict[str, str], page: str, tmp_path: Path) -> None:
    pytest.importorskip(module, reason=f"{module} is not installed (it is in the group test)")
    done = outcome(tmp_path, files)
    assert "2 failed, 2 passed" in done.stdout, done.stdout + done.stderr
    assert "has status 404, so it is an error page; pass status=404 to check it" in done.stdout
    assert f"--> {page}:2:" in done.stdout
    assert '"K1A 0B1"' in done.stdout
    assert "(Canada) cannot be typed" in done.stdout
    assert "pytest_plugin.py" not in done.stdout


def test_texts_are_checked_with_settings(tmp_path: Path) -> None:
    done = outcome(tmp_path, TEXTS)
    assert "2 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "--> <test_bad>:1:" in done.stdout
    assert "TypeError: formlint_ok takes HTML or a response, not int" in done.stdout


ANSWERS = {
    "test_shop.py": """
from types import SimpleNamespace

import pytest

FORM = '<form method="post"><label>Note <input name="note"></label></form>'


def answer(body, status=200, **headers):
    return SimpleNamespace(content=body, status_code=status, headers=headers)


def refused(formlint_ok, page, **given):
    with pytest.raises(pytest.fail.Exception) as caught:
        formlint_ok(page, **given)
    return str(caught.value)


def test_statuses(formlint_ok):
    formlint_ok(answer(FORM.encode(), 399))
    assert "has status 400, so it is an error page" in refused(formlint_ok, answer(FORM.encode(), 400))
    formlint_ok(answer(FORM.encode(), 422), status=422)
    assert "has status 200, not 422" in refused(formlint_ok, answer(FORM.encode()), status=422)
    assert "has no status, not 200" in refused(formlint_ok, FORM, status=200)


def test_pages_without_fields(formlint_ok):
    for page in ("<p>no form", b"", "<form><input type=hidden name=a><button>Go</button></form>"):
        assert "has no field to fill in; pass allow_empty=True to accept it" in refused(formlint_ok, page)
        formlint_ok(page, allow_empty=True, fail_on="never")
    assert "has status 302 and no field to fill in" in refused(formlint_ok, answer(b"", 302))


def test_charsets(formlint_ok):
    page = FORM.replace("Note", "メモ")
    for name in ("content-type", "Content-Type"):
        found = formlint_ok(answer(page.encode("shift_jis"), **{name: "text/html; charset=Shift_JIS"}))
        assert found.source.text == page
    assert formlint_ok(answer(page.encode(), **{name: "text/html; charset=unheard-of"})).source.text == page
""",
}


def test_pages_of_which_nothing_is_to_be_checked_fail(tmp_path: Path) -> None:
    done = outcome(tmp_path, ANSWERS)
    assert "3 passed" in done.stdout, done.stdout + done.stderr
