"""A pytest plugin: the fixture `formlint_ok`, an assertion on pages as a web framework sends them.

    def test_checkout(client, formlint_ok):
        formlint_ok(client.get("/checkout/"))

It accepts responses of the test clients of Django, Flask (Werkzeug), FastAPI, and Starlette (httpx), and HTML as text
or bytes. The settings of the project apply as they do to a page in the folder that pytest runs in. A page with nothing
to check, such as an error page or a page without fields, fails the test, which would otherwise always pass.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from formlint.api import Report

_BODIES = ("content", "data", "body", "text")
_STATUSES = ("status_code", "status_int", "status")
_ERRORS = 400  # the first status of an error page


class FormlintOk:
    """The value of the fixture: call it with a page."""

    def __init__(self, name: str) -> None:
        """Take the name of pages that have no address."""
        self._name = name

    def __call__(
        self,
        page: object,
        *,
        serves: str | Iterable[str] = (),
        settings: Mapping[str, Any] | None = None,
        fail_on: str | None = None,
        status: int | None = None,
        allow_empty: bool = False,
    ) -> "Report":
        """Fail the test if a page has errors, or could not be checked, and return its report.

        Args:
            page: HTML as text or bytes, or the response of a test client.
            serves: Territories that the forms serve, by ISO 3166 code; by default, those of the settings, or else
                inferred from the page.
            settings: Settings that override those of the project, with the same keys.
            fail_on: The mildest level that fails: "error", "warning", or "info"; by default, that of the settings.
            status: The status that the response must have; by default, any below 400.
            allow_empty: Whether to accept a page without any field that people fill in.
        """
        __tracebackhide__ = True
        from formlint.api import check_text, failing, render  # noqa: PLC0415  # loads the program

        said = {**(settings or {}), **({"fail-on": fail_on} if fail_on else {})}
        path = _address(page) or self._name
        html, answered = _html(page), _status(page)
        if refused := _unexpected(answered, status):
            pytest.fail(f"formlint: {path} {refused}", pytrace=False)
        report = check_text(html, path=path, serves=serves, settings=said, charset=_charset(page))
        if report.unfinished or failing(report, said):
            told = "".join(f"{notice.path}: {notice.text}\n" for notice in report.notices)
            pytest.fail(f"formlint:\n{render([report])}{told}", pytrace=False)
        if not (report.fields or allow_empty):
            had = f"status {answered} and " if answered else ""
            told = f"{path} has {had}no field to fill in; pass allow_empty=True to accept it"
            pytest.fail(f"formlint: {told}", pytrace=False)
        return report


@pytest.fixture
def formlint_ok(request: pytest.FixtureRequest) -> FormlintOk:
    """Assert that the users of a page can fill in its forms."""
    return FormlintOk(f"<{request.node.name}>")


def _html(page: object) -> str | bytes:
    """The HTML that somebody gives: itself, or the body of a response."""
    if isinstance(page, str | bytes):
        return page
    found = next((body for name in _BODIES if isinstance(body := getattr(page, name, None), str | bytes)), None)
    if found is None:
        raise TypeError(f"formlint_ok takes HTML or a response, not {type(page).__name__}")
    return found


def _status(page: object) -> int | None:
    """The HTTP status of a response; None for what is not one."""
    found = (getattr(page, name, None) for name in _STATUSES)
    return next((status for status in found if isinstance(status, int)), None)


def _unexpected(status: int | None, wanted: int | None) -> str:
    """Why a page of a status is not checked; "" where it is."""
    if wanted is not None and status != wanted:
        return f"has {'no status' if status is None else f'status {status}'}, not {wanted}"
    if wanted is None and status is not None and status >= _ERRORS:
        return f"has status {status}, so it is an error page; pass status={status} to check it"
    return ""


def _charset(page: object) -> str:
    """The encoding that a response says its body has; "" where it says none, or one that browsers do not know."""
    from email.message import Message  # noqa: PLC0415  # few answers say their charset

    from formlint.html.encoding import said  # noqa: PLC0415  # as above

    headers = getattr(page, "headers", None)
    head = Message()
    for name, value in cast("Mapping[object, object]", headers).items() if hasattr(headers, "items") else ():
        if str(name).lower() == "content-type":
            head["Content-Type"] = str(value)
    label = head.get_content_charset("")
    return label if said(label) else ""


def _address(page: object) -> str:
    """The path of the request that a response answers; "" where it does not tell."""
    request = getattr(page, "request", None)
    if isinstance(request, Mapping):
        asked = cast("Mapping[str, object]", request).get("PATH_INFO")
    else:
        asked = getattr(request, "path", None) or getattr(getattr(request, "url", None), "path", None)
    return f"<{asked}>" if isinstance(asked, str) else ""
