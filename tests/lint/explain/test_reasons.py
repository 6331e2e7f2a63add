"""Why nothing is found: what is left out after the rules, for all of them."""

import ast
from dataclasses import replace

import pytest
from places import CHECKOUT

from formlint import knowledge
from formlint.html.source import Lines, Source
from formlint.knowledge.message import say
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.explain.explain import explain
from formlint.lint.explain.model import Answer
from formlint.output.explain import render
from formlint.output.target import Target
from formlint.rule import Field, Hit, Hits, Note, Page, Rule, rules
from formlint.rule.reasons import Reason
from formlint.values.regex.errors import BudgetExceededError

COUNTRIES = (
    "<label>Country <select name=country><option value=DE{}>Germany<option value=NL>Netherlands"
    "<option value=GB>United Kingdom</select></label>"
)
SHOP = '{}<form action="/a">{}<label>Postcode <input id="it" name="{}" autocomplete="postal-code" {}></label></form>'
SCRIPT = "<script src=a.js></script>"
WORLD = "".join(f"<option value={code}>{facts.names[0]}" for code, facts in knowledge.own().index().items())
PHONE = (
    "<form><label>Country <select name=country><option value=''>{}</select></label>"
    "<label>Phone <input id=it name=phone type=tel autocomplete=tel minlength={}></label></form>"
)
TWO = '<form>{}<label>ZIP Code <input id="it" class="us-only" name="zip" pattern="[0-9]{{5}}"></label>{}</form>'
BOX = '<input{} name="phone{}" inputmode="x" maxlength="{}" pattern="[0-9]{{{}}}">'
BOXES = "<fieldset><legend>Phone</legend>{}{}{}</fieldset>"
SECOND = BOXES.format(BOX.format("", 1, 3, 3), BOX.format(' id="it"', 2, 3, 3), BOX.format("", 3, 4, 4))
FIRST = BOXES.format(BOX.format(' id="it"', 1, 3, 3), BOX.format("", 2, 3, 3), BOX.format("", 3, 4, 4))
HUNGARIAN = (
    '<div class="{}"><label>First name <input id="it" name="first_name" autocomplete="given-name"></label></div>'
)
LABEL = (
    "<html lang=en>{}<form action=/a><label>Country <select name=country>{}"
    "<option value=GB>United Kingdom</select></label><label>ZIP code <input id=it name=zip></label></form>"
)
CONSENT = '<div id="{}"><label>Email <input id="it" name="email"></label></div>'

PAGES = (
    (
        "postal-pattern-rejects-valid",
        Reason.FOR_OTHERS,
        '<label>ZIP Code (US only) <input id="it" name="zip" pattern="[0-9]{5}"></label>',
        '<label>ZIP Code <input id="it" name="zip" pattern="[0-9]{5}"></label>',
        "US GB",
    ),
    (
        "postal-pattern-rejects-valid",
        Reason.OTHER_CHOICE,
        TWO.format("", "<label>Postal Code <input name=postal></label>"),
        TWO.format("", ""),
        "US GB",
    ),
    ("name-labels-positional", Reason.PUT_AWAY, HUNGARIAN.format("hide"), HUNGARIAN.format("row"), "HU"),
    (
        "postal-pattern-rejects-valid",
        Reason.FOLLOWS,
        SHOP.format(SCRIPT, COUNTRIES.format(" selected"), "address-ui-widgets-zip", "pattern=[0-9]{5}"),
        SHOP.format(SCRIPT, COUNTRIES.format(" selected"), "zip", "pattern=[0-9]{5}"),
        "",
    ),
    (
        "postal-pattern-rejects-valid",
        Reason.OWN_COUNTRY,
        f"<!doctype html><html lang=de>{SHOP.format('', COUNTRIES.format(' selected'), 'plz', 'pattern=[0-9]{5}')}",
        f"<!doctype html><html lang=de>{SHOP.format('', COUNTRIES.format(''), 'plz', 'pattern=[0-9]{5}')}",
        "",
    ),
    (
        "postal-label-wrong-name",
        Reason.NOT_SELECTED,
        LABEL.format(SCRIPT, "<option value=US selected>United States"),
        LABEL.format("", "<option value=''>Choose<option value=US>United States"),
        "",
    ),
    (
        "postal-pattern-rejects-valid",
        Reason.OWN_COUNTRY,
        '<html lang="de"><label>Postleitzahl <input id="it" name="plz" pattern="[0-9]{5}"></label>',
        '<html lang="de"><label>Postleitzahl <input id="it" name="plz" pattern="[0-9]{6}"></label>',
        "",
    ),
    ("phone-minlength-rejects", Reason.SMALL, PHONE.format(WORLD, 6), PHONE.format(WORLD, 7), ""),
    ("inputmode-unknown", Reason.FIRST_BOX, SECOND, FIRST, "US"),
    ("email-not-typed", Reason.THIRD_PARTY, CONSENT.format("onetrust-consent-sdk"), CONSENT.format("own"), ""),
    (
        "field-without-name",
        Reason.THIRD_PARTY,
        '<div id="onetrust-consent-sdk"><input id="it" name="town"></div>',
        '<div id="own"><input id="it" name="town"></div>',
        "",
    ),
    (
        "field-without-name",
        Reason.OTHER_RULE,
        '<form><label for="elsewhere">Town</label> <input id="it" name="town"></form>',
        '<form><input id="it" name="town"></form>',
        "",
    ),
    (
        "iban-length-or-alphabet",
        Reason.UNDECIDED,
        r'<label>IBAN <input id="it" name="iban" pattern="(?<n>[A-Z])\k<n>[0-9]{20}"></label>',
        '<label>IBAN <input id="it" name="iban" pattern="[A-Z]{2}[0-9]{9}"></label>',
        "DE",
    ),
    (
        "postal-pattern-rejects-valid",
        Reason.CODE,
        '<label>PLZ <input id="it" name="plz" pattern="{{ pattern }}"></label>',
        '<label>PLZ <input id="it" name="plz" pattern="[0-9]{4}"></label>',
        "DE",
    ),
)


def answer(page: str, rule: str, serves: str = "", known: list[Rule] | None = None) -> tuple[Answer, str]:
    """What a rule answers about the field with the id "it", and the text of that."""
    analysis = engine.analyse(Source("page.html", page, "utf-8"), Config(serves=tuple(serves.split())))
    (field,) = [one for one in analysis.fields if one.control.id == "it"]
    line, column = Lines(page).position(field.control.element.span.start)
    (one,) = explain(analysis, line, column, known)
    (question,) = [question for question in one.questions if question.rule == rule]
    return question.answer, question.text


@pytest.mark.parametrize(("rule", "reason", "silent", "_speaks", "serves"), PAGES)
def test_what_is_left_out_after_a_rule_is_told(rule: str, reason: str, silent: str, _speaks: str, serves: str) -> None:
    assert answer(silent, rule, serves) == (Answer.NO_HIT, reason)


@pytest.mark.parametrize(("rule", "_reason", "_silent", "speaks", "serves"), PAGES)
def test_a_page_like_it_has_the_finding(rule: str, _reason: str, _silent: str, speaks: str, serves: str) -> None:
    assert answer(speaks, rule, serves)[0] is Answer.HIT


def test_each_reason_is_given_by_a_rule_or_stands_in_the_table() -> None:
    """Those of rules have their pages among the examples and cases, as the tests of the rules check."""
    given = {
        str(getattr(Reason, node.attr))
        for path in (CHECKOUT / "src" / "formlint" / "checks").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Reason"
    }
    every = [str(said) for name, said in vars(Reason).items() if name.isupper()]
    assert len(every) == len(set(every))
    assert set(every) == given | {str(reason) for _, reason, *_ in PAGES}


def _rule(identifier: str, **parts: object) -> Rule:
    (template,) = [rule for rule in rules() if rule.id == identifier]
    return replace(template, **parts)  # pyright: ignore[reportArgumentType]


def test_a_question_that_takes_too_long_is_told() -> None:
    def check(_: Field) -> Hits:
        raise BudgetExceededError
        yield  # pragma: no cover

    rule = _rule("pattern-empty", check=check)
    page = '<label>Code <input id="it" name="code" pattern="x"></label>'
    assert answer(page, "pattern-empty", known=[rule]) == (Answer.NO_HIT, Reason.UNDECIDED)


def test_a_rule_on_pages_says_so_of_a_control_once_and_of_no_other() -> None:
    def check(page: Page) -> list[Hit | Note]:
        return [Note(say("so"), page.controls[0].element.span), Note(say("or so"), page.controls[0].element.span)]

    rule = _rule("option-empty", check=check)
    page = '<input id="it" name="a">\n<input name="b">'
    assert answer(page, "option-empty", known=[rule]) == (Answer.NO_HIT, "so")
    analysis = engine.analyse(Source("page.html", page, "utf-8"), Config())
    assert explain(analysis, 2, known=[rule])[0].questions == ()


def test_many_rules_with_one_reason_are_counted() -> None:
    page = '<label>PLZ <input name="plz" pattern="{{ pattern }}"></label>'
    source = Source("page.html", page, "utf-8")
    found = explain(engine.analyse(source, Config(serves=("DE",))), 1)
    short, long = (" ".join(render(source, found, "text", Target(), verbose=one).split()) for one in (False, True))
    assert "no finding, because template code may decide about it: 2" in short
    assert "postal-pattern-rejects-valid" not in short
    assert "postal-pattern-rejects-valid" in long
