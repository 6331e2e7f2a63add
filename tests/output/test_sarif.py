"""SARIF, proven by Microsoft's validator with the rules of GitHub's code scanning."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reporting import BOOKING, city_finding, finding, rendered, report, results, span, zip_finding

from formlint.html.source import Span
from formlint.knowledge.message import say
from formlint.lint.report import Hidden, Notice, Place, Report
from formlint.output.sarif import render
from formlint.output.target import Target
from formlint.rule.hit import Edit, Fix, Level

Validate = Callable[[str], list[str]]


@pytest.fixture
def validate(tmp_path: Path) -> Validate:
    """The complaints of the validator about a log; it leaves with 0 whatever it finds."""
    program = shutil.which("Sarif.Multitool")
    if program is None:
        reason = "Sarif.Multitool (npm: @microsoft/sarif-multitool-linux) is not on the PATH"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    log = tmp_path / "log.sarif"

    def run(text: str) -> list[str]:
        log.write_text(text, encoding="utf-8")
        command = [program, "validate", log, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "note SARIF" in said, "the validator could not read the log"
        return [line.rpartition(": error ")[2] for line in said.splitlines() if ": error " in line]

    return run


def run_of(output: str) -> dict[str, Any]:
    [run] = json.loads(output)["runs"]
    return run


def typical() -> Report:
    places = (Place("b.html", 3, 4), Place("/elsewhere/d.html", 10, 20))
    first = zip_finding(places=places, fingerprint="0123456789abcdef", help=say("Remove inputmode"))
    hidden = (Hidden(city_finding(), "page", "paper form"), Hidden(city_finding(), "baseline"))
    return report(BOOKING, first, city_finding(), path="a b/ü.html")._replace(hidden=hidden)


@pytest.mark.long
def test_the_validator_accepts_all_that_we_write(validate: Validate) -> None:
    notices = (Notice("x.html", "Permission denied", failed=True), Notice("", "a bug"))
    everything = results(typical(), report("<p>"))._replace(notices=notices)
    assert validate("".join(render(everything, Target(folder="/p", root="/p", hidden=True)))) == []
    assert validate(rendered("sarif", report("<p>"))) == []


@pytest.mark.long
def test_the_validator_accepts_a_hostile_page(validate: Validate) -> None:
    text = '\ufeff<input name="{0}]]>[x](http://y)\ud800\x00" \r\r\n pattern="\u2028[0-9]{5}">'
    fix = Fix(say("{text}", text=text), (Edit(Span(1, 6), "\x00\u2028"), Edit(Span(7, 7), "")), safe=False)
    lone = fix._replace(edits=(Edit(Span(1, 6), "\ud800"),))
    hostile = finding(
        span(text, "\u2028[0-9]{5}"), text, witness=text, fixes=(fix, lone), help=say("{text}", text=text)
    )
    assert validate(rendered("sarif", report(text, hostile, finding(Span(0, len(text))), path=text))) == []


@pytest.mark.long
def test_the_validator_is_awake(validate: Validate) -> None:
    broken = rendered("sarif", typical()).replace('"startLine": 11', '"startLine": 99')
    assert any("SARIF1007" in complaint for complaint in validate(broken))


def test_fingerprints_are_our_own() -> None:
    first, second = run_of(rendered("sarif", typical()))["results"]
    assert first["partialFingerprints"]["primaryLocationLineHash"] == "0123456789abcdef"
    assert "partialFingerprints" not in second


def test_results_name_their_rules() -> None:
    run = run_of(rendered("sarif", typical()))
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    known = next(rule for rule in rules if rule["id"] == "keyboard-lacks-character")
    assert known["shortDescription"]["text"] == "Keyboard cannot type a valid postal code."
    assert known["help"]["markdown"].startswith("# Keyboard cannot type a valid postal code\n\nOn phones,")
    assert "    <label>Postal code <input" in known["help"]["markdown"]


def test_other_pages_and_reasons_are_related_locations() -> None:
    first = run_of(rendered("sarif", typical(), folder="/p"))["results"][0]
    places = [one["physicalLocation"] for one in first["relatedLocations"]]
    assert [place["artifactLocation"]["uri"] for place in places] == [
        *["a%20b/%C3%BC.html"] * 3,
        *["b.html", "file:///elsewhere/d.html"],
    ]
    assert places[0]["region"]["startLine"] == 10
    assert "on 3 pages" in first["message"]["text"]


def test_columns_count_utf16_and_leave_the_byte_order_mark_out() -> None:
    text = "\ufeff<p>\U0001f600é<input>\n\U0001f600<br>"
    run = run_of(
        rendered("sarif", report(text, finding(span(text, "<input>")), finding(span(text, "<br>"))), fold=False)
    )
    assert run["columnKind"] == "utf16CodeUnits"
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in run["results"]]
    assert [(one["startLine"], one["startColumn"], one["endColumn"]) for one in regions] == [(1, 7, 14), (2, 3, 7)]


def mended(text: str, replacement: dict[str, Any]) -> str:
    """The text of one line after the replacement, columns taken as UTF-16."""
    data = text.removeprefix("\ufeff").encode("utf-16-le")
    start, end = (2 * (replacement["deletedRegion"][key] - 1) for key in ("startColumn", "endColumn"))
    return (data[:start] + replacement["insertedContent"]["text"].encode("utf-16-le") + data[end:]).decode("utf-16-le")


def test_a_fix_applied_by_its_columns_is_the_fix() -> None:
    text = '\ufeff<p>\U0001f600<input maxlength="5">'
    fix = Fix(say("Remove maxlength"), (Edit(span(text, ' maxlength="5"'), ""),), safe=True)
    [found] = run_of(rendered("sarif", report(text, finding(Span(4, 9), fixes=(fix,)))))["results"]
    [replacement] = found["fixes"][0]["artifactChanges"][0]["replacements"]
    assert mended(text, replacement) == "<p>\U0001f600<input>"


def test_hidden_findings_are_suppressed_results_where_they_are_asked_for() -> None:
    assert not any("suppressions" in one for one in run_of(rendered("sarif", typical()))["results"])
    told = run_of(rendered("sarif", typical(), hidden=True))["results"]
    assert [one["suppressions"] for one in told if "suppressions" in one] == [
        [{"kind": "inSource", "status": "accepted", "justification": "paper form"}],
        [{"kind": "external", "status": "accepted", "justification": "in the baseline"}],
    ]


def test_what_a_page_says_makes_no_link() -> None:
    [found] = run_of(rendered("sarif", report("<p>", finding(Span(0, 3), "refuses [a](http://x)"))))["results"]
    assert found["message"]["text"] == "refuses [a] (http://x)"


def test_the_worst_are_kept_where_there_are_more_than_github_takes() -> None:
    mild, bad = finding(Span(0, 3), level=Level.INFO), finding(Span(0, 3), rule="the-worst")
    pages = [
        report("<p>", *[mild._replace() for _ in range(26)], bad._replace(), path=f"{n}.html") for n in range(1000)
    ]
    run = run_of(rendered("sarif", *pages, fold=False))
    assert len(run["results"]) == 25_000
    assert sum(one["ruleId"] == "the-worst" for one in run["results"]) == 1000
    [told] = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "2,000 findings of lower levels omitted: GitHub accepts at most 25,000"
