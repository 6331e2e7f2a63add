"""A pytest plugin: the fixture `formlint_ok`, an assertion on pages as a web framework really sends them.

    def test_checkout(client, formlint_ok):
        formlint_ok(client.get("/checkout/"))

It takes the responses of the test clients of Django, Flask (Werkzeug), FastAPI and Starlette (httpx), and texts and
bytes of HTML. The settings of the project count, as for a page in the folder that pytest runs in.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from formlint.api import Report

_BODIES = ("content", "data", "body", "text")


class FormlintOk:
    """What the fixture gives: call it with a page."""

    def __init__(self, name: str) -> None:
        """Take what pages are called that have no address."""
        self._name = name

    def __call__(
        self,
        page: object,
        *,
        serves: str | Iterable[str] = (),
        settings: Mapping[str, Any] | None = None,
        fail_on: str | None = None,
    ) -> "Report":
        """Fail the test if a page has findings, or could not be checked in the time allowed, and return its report.

        Args:
            page: HTML as text or bytes, or the response of a test client.
            serves: Whom its forms serve: ISO 3166 codes; without, the page and the settings tell.
            settings: Laid over those of the project, in the form of its settings file.
            fail_on: The mildest level that fails: "error", "warning" or "info"; without, what the settings say.
        """
        __tracebackhide__ = True
        from formlint.api import check_text, failing, render  # noqa: PLC0415  # loads the program

        said = {**(settings or {}), **({"fail-on": fail_on} if fail_on else {})}
        path = _address(page) or self._name
        report = check_text(_html(page), path=path, serves=serves, settings=said)
        if report.unfinished or failing(report, said):
            told = "".join(f"{notice.path}: {notice.text}\n" for notice in report.notices)
            pytest.fail(f"formlint:\n{render([report])}{told}", pytrace=False)
        return report


@pytest.fixture
def formlint_ok(request: pytest.FixtureRequest) -> FormlintOk:
    """An assertion: the forms of a page can be filled in by those whom they serve."""
    return FormlintOk(f"<{request.node.name}>")


def _html(page: object) -> str | bytes:
    """The HTML that somebody gives: itself, or the body of a response."""
    if isinstance(page, str | bytes):
        return page
    found = next((body for name in _BODIES if isinstance(body := getattr(page, name, None), str | bytes)), None)
    if found is None:
        raise TypeError(f"formlint_ok takes HTML or a response, not {type(page).__name__}")
    return found


def _address(page: object) -> str:
    """The path of the request that a response answers; "" where it does not tell."""
    request = getattr(page, "request", None)
    if isinstance(request, Mapping):
        asked = cast("Mapping[str, object]", request).get("PATH_INFO")
    else:
        asked = getattr(request, "path", None) or getattr(getattr(request, "url", None), "path", None)
    return f"<{asked}>" if isinstance(asked, str) else ""
