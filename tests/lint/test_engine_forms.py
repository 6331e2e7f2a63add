"""What rules on a form as a whole are asked, what they see of fixed fields, and how far one form speaks for another."""

from collections.abc import Sequence

import pytest

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Finding
from formlint.rule.discovery import rules
from formlint.rule.hit import Level

POSTAL = '<label>Postal code <input name="postal_code" inputmode="numeric"></label>'
CANADA = (
    '<label>Country <select name="country"><option value="US">United States<option value="CA">Canada</select></label>'
)


def found(text: str, *wanted: str, serves: Sequence[str] = ()) -> tuple[Finding, ...]:
    chosen = [rule for rule in rules() if rule.id in wanted]
    assert len(chosen) == len(wanted)
    return engine.check(Source("<test>", text, "utf-8"), Config(serves=tuple(serves)), chosen).findings


def test_a_rule_on_forms_is_asked_once_for_each_form() -> None:
    form = (
        '<form><label>Email <input type="email" name="email"></label>'
        '<label>Repeat email <input type="email" name="email2"></label></form>'
    )
    findings = found(form + form, "same-asked-twice")
    assert [finding.subject and finding.subject.name for finding in findings] == ["email2", "email2"]
    apart = form.replace("<label>Repeat", "</form><form><label>Repeat")
    assert not found(apart, "same-asked-twice")


@pytest.mark.parametrize(
    ("attributes", "hits"), [("readonly", 1), ("readonly hidden", 0), ("readonly disabled", 0), ("", 0)]
)
def test_fixed_fields_are_shown_to_rules_that_want_them(attributes: str, hits: int) -> None:
    text = f'<label>Country code <input name="cc" autocomplete="tel-country-code" value="+1" {attributes}></label>'
    assert len(found(text, "calling-code-fixed", serves=["DE", "US"])) == hits


def test_other_rules_are_not_asked_about_fixed_fields() -> None:
    assert not found(POSTAL.replace("<input", "<input readonly"), "keyboard-lacks-character", serves=["CA"])


def test_what_another_form_offers_says_nothing_of_this_one() -> None:
    (own,) = found(f"<form action=/order>{CANADA}{POSTAL}</form>", "keyboard-lacks-character")
    assert own.level is Level.ERROR
    assert not found(
        f"<form>{CANADA}<label>City <input name=city></label></form><form>{POSTAL}</form>", "keyboard-lacks-character"
    )
