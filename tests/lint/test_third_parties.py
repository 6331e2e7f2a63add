"""What a third party brings into a page gets no findings, and one line that says so."""

from reporting import results

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Report
from formlint.output.color import painter
from formlint.output.summary import summary

_BUTTON = "<button></button>"


def _report(page: str) -> Report:
    return engine.check(Source("page.html", f'<html lang="en"><title>Page</title>{page}</html>', "utf-8"), Config())


def test_it_is_left_out_and_told() -> None:
    inner = f'<div id="onetrust-pc-sdk">{_BUTTON}</div>'
    report = _report(f'<div id="onetrust-consent-sdk">{inner}{_BUTTON}</div><form>{_BUTTON}</form>')
    assert [one.rule for one in report.findings].count("button-without-name") == 1
    assert report.third_parties == (("OneTrust", 2),)
    assert report.notices == ()


def test_what_is_called_otherwise_is_the_page_s_own() -> None:
    report = _report(f'<div id="consent">{_BUTTON}</div>')
    assert [one.rule for one in report.findings].count("button-without-name") == 1
    assert report.third_parties == ()


def test_a_field_of_a_captcha_is_left_out_by_its_name() -> None:
    report = _report('<form><textarea name="g-recaptcha-response"></textarea><textarea name="note"></textarea></form>')
    assert [one.rule for one in report.findings].count("field-without-name") == 1
    assert report.third_parties == (("reCAPTCHA", 1),)


def test_the_report_has_one_line_for_all_of_it() -> None:
    brought = (("OneTrust", 3),), (("OneTrust", 1), ("reCAPTCHA", 1))
    pages = [_report("")._replace(third_parties=one) for one in brought]
    [line] = [line for line in summary(results(*pages), painter(color=False), fold=True) if "Third-party" in line]
    assert line == "Third-party: 5 findings left out in OneTrust and reCAPTCHA."


def test_letters_of_ids_may_be_written_otherwise() -> None:
    assert _report(f'<div id="CybotCookiebotDialog">{_BUTTON}</div>').findings == ()
