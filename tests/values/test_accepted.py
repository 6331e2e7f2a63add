"""What a control lets through, after the HTML Standard."""

import pytest

from formlint.forms import controls
from formlint.html import document as html
from formlint.html.source import Source
from formlint.knowledge import laid_over
from formlint.values.accepted import Accepted, accepted


def _accepted(attributes: str, tag: str = "input") -> Accepted:
    page = controls.find(html.parse(Source("page.html", f"<{tag} {attributes}></{tag}>", "utf-8"), laid_over(())))
    found = accepted(page.controls[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("attributes", "text", "reason"),
    [
        ("", "anything at all", None),
        (r"pattern='\d{5}'", "12345", None),
        (r"pattern='\d{5}'", " 12345 ", "pattern"),
        (r"pattern='\d{5}'", "", None),
        ("pattern='[0-9 ()-]+'", "not compiled, so no constraint", None),
        ("pattern=''", "a", "pattern"),
        ("maxlength=6", "K1A 0B1", "maxlength"),
        ("maxlength=2", "😀", None),
        ("maxlength=2", "😀!", "maxlength"),
        ("maxlength=-1", "no limit", None),
        ("maxlength=' 3x'", "1234", "maxlength"),
        ("minlength=3", "Ng", "minlength"),
        ("type=number maxlength=2 pattern=x", "12345", None),
        ("type=number", "SW1A 1AA", "type"),
        ("type=number", "1,5", "type"),
        ("type=number", "1e5", None),
        ("type=number", "12.50", "step"),
        ("type=number step=0.01", "12.50", None),
        ("type=number step=any", "12.505", None),
        ("type=number step=0", "12.5", "step"),
        ("type=number min=1 step=2", "3", None),
        ("type=number min=1 step=2", "4", "step"),
        ("type=number min=10", "9", "min"),
        ("type=number max=10", "11", "max"),
        ("type=number min=x", "-5", None),
        ("type=number value=0.5", "1.5", None),
        ("type=number", "1e309", "type"),
        ("type=number value=1e99999", "5", None),
        ("type=number step=1e-99999", "5", None),
        ("type=number value=1e99999999", "5", None),
        ("maxlength=+3", "1234", "maxlength"),
        ("maxlength=٣", "1234", None),
        (f"pattern='{'[ab]?[ac]?' * 900}'", "b" * 40, None),
        ("type=email", "a+b@x.co", None),
        ("type=email", " a@b.co ", None),
        ("type=email", "üser@example.com", "type"),
        ("type=email", "a@b.co, c@d.co", "type"),
        ("type=email multiple", "a@b.co, c@d.co", None),
        ("type=email pattern='.+@example\\.com'", "a@example.org", "pattern"),
        ("type=url", "example.com", "type"),
        ("type=url", "https://example.com", None),
        ("type=date", "2026-02-30", "type"),
        ("type=date", "2026-02-28", None),
        ("type=date min=2026-01-01", "2025-12-31", "min"),
        ("type=date max=2026-01-01", "2026-01-02", "max"),
        ("type=month", "2026-13", "type"),
        ("type=time", "23:59", None),
        ("type=week", "2026-W54", "type"),
        ("type=datetime-local", "2026-01-01T10:00", None),
        ("type=color", "#12345g", "type"),
        ("type=phone pattern=x", "y", "pattern"),
    ],
)
def test_why_refused(attributes: str, text: str, reason: str | None) -> None:
    found = _accepted(attributes)
    assert found.why_refused(text) == reason
    assert found.accepts(text) is (reason is None)


def test_textarea_takes_lengths_and_no_pattern() -> None:
    assert _accepted("maxlength=3 pattern=x", "textarea").why_refused("abcd") == "maxlength"
    assert _accepted("maxlength=3 pattern=x", "textarea").accepts("abc")


def test_maxlength_cuts_in_utf16_units() -> None:
    assert _accepted("maxlength=6").cut("K1A 0B1") == "K1A 0B"
    assert _accepted("maxlength=3").cut("😀😀") == "😀"
    assert _accepted("").cut("as it is") == "as it is"


@pytest.mark.parametrize("attributes", ["pattern='{{ p }}'", "maxlength={{ m }}", r"pattern='(a)\1'", "type='{{ t }}'"])
def test_unknown_stays_unknown(attributes: str) -> None:
    page = controls.find(html.parse(Source("page.html", f"<input {attributes}>", "utf-8"), laid_over(())))
    assert accepted(page.controls[0]) is None


@pytest.mark.parametrize(
    ("attributes", "member", "stranger"),
    [
        (r"pattern='\d*' maxlength=3 minlength=2", "12", "1234"),
        ("type=number", "-1.5", "x"),
        ("", "x", None),
    ],
)
def test_language_says_the_same(attributes: str, member: str, stranger: str | None) -> None:
    language = _accepted(attributes).language()
    assert language.accepts(member)
    assert stranger is None or not language.accepts(stranger)
