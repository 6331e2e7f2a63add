"""Every rule's documentation is run: what it says is bad is found as it says, its fix gives what it says."""

import ast
import tomllib
from datetime import date

import pytest
from places import CASES, CHECKOUT

from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.fix.apply import apply
from formlint.lint.rule_tests import why_silent
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules
from formlint.rule.examples import Example, ExampleError, examples
from formlint.rule.reasons import Reason
from formlint.rule.selection import DEFAULT, selected

TODAY = date(2026, 11, 30)  # the day for which examples with years are written


def _collect() -> list[tuple[Rule, Example, str]]:
    found: list[tuple[Rule, Example, str]] = []
    for rule in rules():
        texts = [("docstring", rule.doc)]
        case = CASES / f"{rule.id}.md"
        if case.exists():
            texts.append((case.name, case.read_text(encoding="utf-8")))
        for place, text in texts:
            found += [(rule, example, f"{rule.id}:{place}:{example.line}") for example in examples(text)]
    return found


_COLLECTED = _collect()


@pytest.mark.parametrize(("rule", "example"), [one[:2] for one in _COLLECTED], ids=[one[2] for one in _COLLECTED])
def test_example(rule: Rule, example: Example) -> None:
    report = engine.check(Source("<example>", example.text, "utf-8"), Config(serves=example.serves, today=TODAY))
    own = [finding for finding in report.findings if finding.rule == rule.id]
    got = [(finding.span.start, finding.span.end, finding.predicate) for finding in own]
    assert got == [(wanted.span.start, wanted.span.end, wanted.message) for wanted in example.expected]
    if example.good:
        assert not own
    if example.because:
        assert example.because in why_silent(rule, example.text, Config(serves=example.serves, today=TODAY))
    if example.fixed is not None:
        assert apply(example.text, [fix for finding in own for fix in finding.fixes]) == example.fixed


_BY_DEFAULT = selected(rules(), None, DEFAULT, ())
_RIGHT = [
    (text, example.serves, f"{name}:{kind}")
    for rule, example, name in _COLLECTED
    for kind, text in (("good", example.text if example.good else None), ("fixed", example.fixed))
    if ":docstring:" in name and text is not None
]


@pytest.mark.parametrize(("text", "serves"), [one[:2] for one in _RIGHT], ids=[one[2] for one in _RIGHT])
def test_what_a_page_shows_as_right_is_right_for_all_rules(text: str, serves: tuple[str, ...]) -> None:
    config = Config(serves=serves, select=_BY_DEFAULT, today=TODAY)
    found = engine.check(Source("<example>", text, "utf-8"), config).findings
    assert [f"{one.rule}: {one.message}" for one in found] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_documentation_is_complete(rule: Rule) -> None:
    shown = examples(rule.doc)
    assert any(not example.good for example in shown), "no Bad example"
    assert any(example.good for example in shown), "no Good example"
    assert all(example.expected for example in shown if not example.good), "a Bad example without carets"
    assert rule.title
    assert not rule.title.endswith(".")


def _nodes(rule: Rule) -> list[ast.AST]:
    """The code of a rule."""
    path = CHECKOUT / "src" / "formlint" / "checks" / rule.topic / f"{rule.id.replace('-', '_')}.py"
    return [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def _reasons(rule: Rule) -> set[str]:
    """The reasons that a rule may give for telling nothing, by its code."""
    return {
        str(getattr(Reason, node.attr))
        for node in _nodes(rule)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Reason"
    }


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_each_reason_of_a_rule_has_a_page_and_one_where_it_speaks(rule: Rule) -> None:
    own = [example for other, example, _ in _COLLECTED if other is rule]
    assert {example.because for example in own if example.because} >= _reasons(rule)
    assert any(example.expected for example in own)


def test_a_rule_gives_reasons_or_is_listed_as_one_without_guards() -> None:
    """Whoever adds a rule that leaves something out decides: the rule says why, or it is listed."""
    listed = tomllib.loads((CASES.parent / "unguarded.toml").read_text(encoding="utf-8"))["rules"]
    silent = [rule for rule in sorted(rules(), key=lambda rule: rule.id) if not _reasons(rule)]
    assert listed == [rule.id for rule in silent if rule.id in listed or _leaves_out(rule)]


def _leaves_out(rule: Rule) -> bool:
    """Whether a check ends before it has told something, without saying why."""
    checks = (node for node in _nodes(rule) if isinstance(node, ast.FunctionDef) and node.name == "check")
    inner = (node for check in checks for node in ast.walk(check))
    return any(isinstance(node, ast.Return) and node.value is None for node in inner)


def test_rules_give_no_reasons_of_their_own() -> None:
    """One sentence for one reason: each is translated five times."""
    said = [
        f"{path.stem}:{node.lineno}"
        for path in (CHECKOUT / "src" / "formlint" / "checks").rglob("*.py")
        for check in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(check, ast.FunctionDef) and check.name == "check"
        for node in ast.walk(check)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == "say"
    ]
    assert said == []


def test_cases_belong_to_rules() -> None:
    known = {rule.id for rule in rules()}
    assert {path.stem for path in CASES.glob("*.md")} <= known


def test_unless_names_rules() -> None:
    known = {rule.id for rule in rules()}
    for rule in rules():
        assert rule.unless <= known - {rule.id}


def test_carets_give_spans_and_messages() -> None:
    doc = "Title\n\nBad (serves GB, CA):\n\n    <a\n     ^ one\n    ^^ two words\n    b>\n\nFixed:\n\n    <c>\n"
    (example,) = examples(doc)
    assert example.serves == ("GB", "CA")
    assert example.text == "<a\nb>"
    assert [(one.span.start, one.span.end, one.message) for one in example.expected] == [
        (1, 2, "one"),
        (0, 2, "two words"),
    ]
    assert example.fixed == "<c>"
    assert example.line == 3


@pytest.mark.parametrize(
    "doc",
    [
        "Bad:\n\nnot indented\n",
        "Fixed:\n\n    <a>\n",
        "Good:\n\n    <a>\n\nFixed:\n\n    <b>\n",
        "Bad, because it is so:\n\n    <a>\n",
    ],
)
def test_broken_blocks_are_told(doc: str) -> None:
    with pytest.raises(ExampleError, match="line"):
        examples(doc)


def test_findings_about_years_are_those_of_the_day_of_the_run() -> None:
    years = "".join(f"<option>{year}" for year in range(2024, 2033))
    text = (
        f"<label>Expiry year <select name=exp_year autocomplete=cc-exp-year>{years}</select></label>"
        '<label>Date of birth <input type=date name=dob autocomplete=bday min="1924-01-01" max="2004-12-31"></label>'
    )
    found: list[list[tuple[str, str | None, str]]] = []
    for today in (date(2026, 12, 31), date(2030, 1, 1), None):
        report = engine.check(Source("<test>", text, "utf-8"), Config(today=today))
        years_of = [one for one in report.findings if one.rule in {"birth-date-range-excludes", "year-list-excludes"}]
        found.append([(one.rule, one.attribute, str(one.message)) for one in years_of])
    late = ("year-list-excludes", None, 'List "Expiry year" has no year after 2032')
    old = ("birth-date-range-excludes", "min", '`min="1924-01-01"` of "Date of birth" excludes people born before 1924')
    young = (
        "birth-date-range-excludes",
        "max",
        '`max="2004-12-31"` of "Date of birth" excludes people born after 2004',
    )
    assert found == [[old], [late, young], []]
