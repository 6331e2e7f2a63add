"""How hits become findings: placed, folded over territories, weighed by what is believed, reported once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from formlint.forms.purpose.field import Field
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.asking import Asking, _in_all, ask_alone  # pyright: ignore[reportPrivateUsage]
from formlint.lint.config import Config
from formlint.lint.placed import Whom
from formlint.lint.report import Finding
from formlint.rule.declaration import Scope
from formlint.rule.discovery import rules
from formlint.rule.hit import Hit, Level, Note
from formlint.rule.selection import selected

POSTAL = '<label>Postal code <input name="postal_code" {}></label>'
COUNTRIES = (
    '<label>Country <select name="country"><option value="US" {}>United States<option value="CA">Canada'
    '<option value="GB">United Kingdom<option value="NL">Netherlands</select></label>'
)


VALUES = selected(rules(), None, ["values"], [])  # rules on markup and labels have more to say of these snippets


def _findings(text: str, *serves: str) -> tuple[Finding, ...]:
    return engine.check(Source("<test>", text, "utf-8"), Config(serves=serves, select=VALUES)).findings


def _one(text: str, *serves: str) -> Finding:
    (finding,) = _findings(text, *serves)
    return finding


def test_territories_are_folded_into_one_finding() -> None:
    finding = _one(POSTAL.format("inputmode=numeric"), "US", "CA", "GB", "NL", "IE")
    assert finding.territories == ("CA", "GB", "NL", "IE")
    assert finding.witness == "K1A 0B1"
    assert finding.message.endswith(
        "(Canada) cannot be typed; the same for the United Kingdom, the Netherlands, and 1 more"
    )


def test_finding_is_placed_and_says_what_it_is_about() -> None:
    text = POSTAL.format("id=pc maxlength=4")
    finding = _one(text, "CA")
    assert text[finding.span.start : finding.span.end] == "maxlength=4"
    assert (finding.attribute, finding.purpose, finding.category) == (
        "maxlength",
        "postal-code",
        "constraint-rejects-valid-value",
    )
    assert finding.subject is not None
    assert (finding.subject.tag, finding.subject.id, finding.subject.name) == ("input", "pc", "postal_code")
    assert finding.evidence
    assert finding.help == finding.fixes[0].title


def test_the_widest_fix_serves_all() -> None:
    finding = _one(POSTAL.format("maxlength=4"), "US", "CA", "BR")
    assert [edit.text for edit in finding.fixes[0].edits] == ["10"]  # "02139-4307", which people may write


@pytest.mark.parametrize("attributes", ["readonly", "disabled", "hidden", "style='display:none'"])
def test_what_nobody_fills_in_is_left_alone(attributes: str) -> None:
    assert not _findings(POSTAL.format(rf"pattern='\d{{4}}' {attributes}"), "CA")


def test_of_a_hidden_field_only_the_markup_is_judged() -> None:
    text = POSTAL.format(r"pattern='\d{4}' type=hidden")
    findings = engine.check(Source("<test>", text, "utf-8"), Config(serves=("CA",))).findings
    assert [(finding.rule, finding.level) for finding in findings] == [("attribute-not-for-type", Level.INFO)]


def test_form_of_the_page_says_whom_it_serves() -> None:
    finding = _one(f"<form action=/order>{COUNTRIES}{POSTAL.format('inputmode=numeric')}</form>")
    assert finding.territories == ("CA", "GB", "NL")
    assert finding.level is Level.ERROR
    assert "the form offers Canada" in [note.text for note in finding.evidence]


def test_pattern_for_the_chosen_country_may_change_with_it() -> None:
    form = f"<script src=a.js></script><form action=/order>{COUNTRIES}{POSTAL}</form>"
    chosen = _one(form.format("selected", r"pattern='\d{5}'"))
    assert chosen.level is Level.INFO
    assert "a script may change it" in chosen.message
    assert _one(form.format("selected", r"pattern='\d{3}'")).level is Level.ERROR
    still = form.removeprefix("<script src=a.js></script>")
    assert not _findings(still.format("selected", r"pattern='\d{5}' placeholder=12345"))
    assert _one(still.format("selected", "maxlength=5")).level is Level.ERROR


def test_novalidate_lets_through_what_a_pattern_refuses() -> None:
    form = f"<form novalidate>{POSTAL}</form>"
    assert _one(form.format(r"pattern='\d{5}'"), "CA").level is Level.WARNING
    assert _one(form.format("inputmode=numeric"), "CA").level is Level.ERROR


def test_unknown_audience_asks_nothing_of_territories() -> None:
    assert not _findings("<label>Code postal <input name=zip maxlength=4></label>")


def test_language_that_several_territories_share_is_weak() -> None:
    german = (
        "<html lang=de><form><label>Vorname <input name=vorname></label><label>PLZ <input name=plz maxlength=4></label>"
    )
    assert {finding.level for finding in _findings(german)} <= {Level.INFO, Level.WARNING}
    everywhere = "<html lang=de><form><label>Nachname <input name=nachname pattern='[a-zA-Z]+'></label>"
    assert _one(everywhere).level is Level.ERROR


def test_the_world_asks_for_names() -> None:
    finding = _one("<label>Last name <input name=last_name autocomplete=family-name pattern='[A-Z]+'></label>")
    assert finding.territories == ()
    assert finding.witness == "O'Connor"


def test_one_fault_is_reported_once() -> None:
    assert [finding.rule for finding in _findings(POSTAL.format(r"pattern='/^\d{5}$/'"), "US")] == [
        "pattern-slash-delimited"
    ]


def test_template_code_is_unknown() -> None:
    assert not _findings(POSTAL.format("pattern='{{ pattern }}' maxlength='{{ n }}'"), "CA")
    assert not _findings("<label>ZIP <input name=zip type='{{ kind }}'></label>", "US")


def test_chosen_rules_only() -> None:
    chosen = [rule for rule in rules() if rule.id == "postal-maxlength-cuts"]
    source = Source("<test>", POSTAL.format("maxlength=4 inputmode=numeric"), "utf-8")
    assert {finding.rule for finding in engine.check(source, Config(("CA",)), chosen).findings} == {chosen[0].id}


def test_findings_come_in_the_order_of_the_text() -> None:
    form = f"<form>{POSTAL}</form>"
    findings = _findings(form.format("maxlength=4") * 3 + form.format("inputmode=numeric"), "CA")
    assert [finding.span.start for finding in findings] == sorted(finding.span.start for finding in findings)
    assert len(findings) == 4


def test_rule_is_asked_where_there_is_what_it_looks_at() -> None:
    asked: list[str | None] = []

    def check(field: Field) -> list[Hit]:
        asked.append(field.control.name)
        return []

    some = next(rule for rule in rules() if rule.scope is Scope.FIELD and not rule.purposes)
    rule = replace(some, attributes=frozenset({"maxlength"}), types=frozenset({"number"}), check=check)
    source = Source("<test>", "<input name=a><input name=b type=number><input name=c maxlength=9>", "utf-8")
    assert not engine.check(source, Config(), [rule]).findings
    assert asked == ["b", "c"]
    beliefs = engine.analyse(source, Config())
    assert not [finding for field in beliefs.fields for finding in ask_alone(rule, field, beliefs)[0]]
    assert asked == ["b", "c", "b", "c"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("<input title>", 1),
        ("<input><p title=a>", 1),
        ("<input :title=a>", 1),
        ("<input>", 0),
        ("<input name=title>title", 0),
    ],
)
def test_rule_on_pages_is_asked_where_an_attribute_is_that_it_looks_at(text: str, times: int) -> None:
    pages: list[object] = []

    def check(page: object) -> Iterator[Hit]:
        pages.append(page)
        yield from ()

    known = next(one for one in rules() if one.scope is Scope.PAGE)
    one = replace(known, id="asked", check=check, attributes=frozenset({"title"}))
    engine.check(Source("page.html", text, "utf-8"), Config(), [one])
    assert len(pages) == times


@pytest.mark.parametrize(("purpose", "times"), [("given-name", 1), ("address-level1", 2)])
def test_a_rule_is_asked_about_more_territories_only_where_it_looks_at_them(purpose: str, times: int) -> None:
    (rule,) = (one for one in rules() if one.id == "autocomplete-missing")
    asked: list[object] = []

    def check(*about: object) -> Iterator[Hit | Note]:
        asked.append(about)
        yield from rule.check(*about)

    text = (
        f'<form><input name="{purpose}" id=a><label for=a>{"State" if "level" in purpose else "First name"}</label>'
        "<label>Email <input name=email autocomplete=email></label><label>Last name <input name=lname "
        "autocomplete=family-name></label><label>Postal code <input name=zip autocomplete=postal-code></label></form>"
    )
    config = Config(serves=("US",))
    analysis = engine.analyse(Source("<test>", text, "utf-8"), config)
    (field,) = (one for one in analysis.fields if one.purpose == purpose)
    whom = Whom(analysis.audience.about(field.control, field.purpose), analysis.knowledge)
    whom.known = [*whom.sure, analysis.knowledge.territory("CA")]
    hits = [*_in_all(replace(rule, check=check), field, whom, Asking(lambda: False))]
    assert [hit.fix is not None and hit.fix.safe for hit in hits] == [True]
    assert len(asked) == times
