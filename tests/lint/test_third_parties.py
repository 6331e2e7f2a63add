"""What a third party brings into a page gets no findings, and one line that says so."""

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Report

_BUTTON = "<button></button>"


def _report(page: str) -> Report:
    return engine.check(Source("page.html", f'<html lang="en"><title>Page</title>{page}</html>', "utf-8"), Config())


def test_it_is_left_out_and_told() -> None:
    inner = f'<div id="onetrust-pc-sdk">{_BUTTON}</div>'
    report = _report(f'<div id="onetrust-consent-sdk">{inner}{_BUTTON}</div><form>{_BUTTON}</form>')
    assert [one.rule for one in report.findings].count("button-without-name") == 1
    told = [str(notice.text) for notice in report.notices]
    assert told == ['not looked at: what a third party brings (id="onetrust-consent-sdk")']


def test_what_is_called_otherwise_is_the_page_s_own() -> None:
    report = _report(f'<div id="consent">{_BUTTON}</div>')
    assert [one.rule for one in report.findings].count("button-without-name") == 1
    assert report.notices == ()


def test_letters_of_ids_may_be_written_otherwise() -> None:
    assert _report(f'<div id="CybotCookiebotDialog">{_BUTTON}</div>').findings == ()
