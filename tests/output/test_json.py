"""Output for programs is as its schema publishes it; beliefs for people."""

import json
from typing import Any

from growth import SLACK, lines_run
from jsonschema import Draft202012Validator
from places import SCHEMAS
from reporting import (
    ANSI,
    BOOKING,
    HOSTILE,
    city_finding,
    finding,
    golden,
    rendered,
    report,
    span,
    strict,
    zip_finding,
)

from formlint import knowledge
from formlint.forms import controls as forms
from formlint.forms.audience.model import Audience, Clue, Served, State
from formlint.forms.purpose.field import Evidence
from formlint.html import document as html
from formlint.html.source import Source, Span
from formlint.knowledge.message import verbatim
from formlint.lint.analysis import Analysis
from formlint.lint.config import Config
from formlint.output.fields import render_fields
from formlint.rule.field import Field
from formlint.rule.hit import CATEGORIES
from formlint.rule.page import KINDS
from formlint.system.escape import cells


def schema(name: str) -> Any:
    published = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return published


def test_json_is_as_published() -> None:
    reports = [
        report(BOOKING, zip_finding(), city_finding()),
        report("<p>"),
        report("<input>", finding(Span(0, 7), subject=None)),
    ]
    output = json.loads(rendered("json", *reports))
    Draft202012Validator(strict(schema("check-v1.json"))).validate(output)
    counts = output["summary"]
    assert (counts["files"], counts["errors"], counts["warnings"], counts["infos"]) == (3, 2, 1, 0)
    assert [len(file["findings"]) for file in output["files"]] == [2, 0, 1]


def test_json_golden() -> None:
    golden("typical.json", rendered("json", report(BOOKING, zip_finding(), city_finding()), report("<p>")))


def test_json_of_nothing() -> None:
    output = json.loads(
        rendered(
            "json",
        )
    )
    Draft202012Validator(strict(schema("check-v1.json"))).validate(output)
    assert output["files"] == []


def test_schema_names_all_categories() -> None:
    assert set(schema("check-v1.json")["$defs"]["category"]["enum"]) == CATEGORIES


def test_json_positions_are_code_points() -> None:
    text = "\ufeff<p>\U0001f600\r\n\U0001f600<input>"
    [found] = json.loads(rendered("json", report(text, finding(span(text, "<input>")))))["files"][0]["findings"]
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (2, 2, 2, 9)
    assert text[found["offset"] : found["end_offset"]] == "<input>"


def test_the_work_of_json_grows_with_the_findings() -> None:
    def work(pages: int, findings: int) -> int:
        reports = [report(BOOKING, *[zip_finding()] * findings)] * pages
        return lines_run(lambda: rendered("json", *reports))

    assert work(40, 10) < SLACK * 4 * work(10, 10)
    assert work(10, 40) < SLACK * 4 * work(10, 10)


PURPOSES = {
    "country": ("country", 0.999, (("name", 'name="country"'), ("label", "Country"))),
    "zip": ("postal-code", 0.97, (("label", "ZIP / Postal code"), ("neighbour", None))),
    "city": ("address-level2", 0.62, (("name", 'name="city"'),)),
}


def beliefs(text: str = BOOKING, path: str = "page.html") -> Analysis:
    """What formlint might believe of the page, written down by hand."""
    source = Source(path, text, "utf-8")
    page = forms.find(html.parse(source, knowledge.own()), kinds=KINDS)
    fields: list[Field] = []
    for control in page.controls:
        purpose, confidence, reasons = PURPOSES.get(control.name or "", (None, 0.9, ()))
        why = tuple(
            Evidence(
                signal,
                verbatim(f"the {signal} says [{part}]" if part else "it follows a street"),
                part and span(text, part),
                1,
            )
            for signal, part in reasons
        )
        fields.append(Field(control, purpose, confidence, lambda why=why: why))
    said = verbatim("the page is in Canadian English")
    canada = Served(
        "CA",
        0.9,
        (Clue("CA", "language", said, 0.9, element=page.document.find("html")),),
    )
    states = Served("US", 0.4, (Clue("US", "words", verbatim('a label says "ZIP"'), 0.4),))
    return Analysis(page, tuple(fields), Audience(State((canada, states)), {0: (canada,)}), Config(), bool)


MORE = BOOKING + '<p>Search <input name="q" placeholder="[/bold] \x1b[2J"></p><input type="hidden" name="token">'


def test_fields_for_people() -> None:
    golden("fields.txt", render_fields([beliefs(MORE), beliefs("<p>nothing")], "text", color=False))


def test_fields_on_a_terminal() -> None:
    table = render_fields([beliefs(MORE)], "text", color=False, width=80)
    golden("fields-terminal.txt", table)
    assert max(map(cells, table.splitlines())) <= 80
    colored = ANSI.sub("", render_fields([beliefs(MORE)], "text", color=True, width=80))
    assert [line.rstrip() for line in colored.splitlines()] == table.splitlines()


def test_fields_with_reasons_of_a_hostile_page_are_safe() -> None:
    text = '<form><h2>a\x1b]\u202e</h2><input name="\x9b\x07[red]x" id=a><label for=a>\x1b[2J\u2028</label></form>'
    for width in (None, 80):
        assert not HOSTILE.search(render_fields([beliefs(text, path="a\x1b")], "text", color=False, width=width))


def test_fields_json_is_as_published() -> None:
    output = json.loads(render_fields([beliefs(MORE), beliefs("<p>nothing")], "json", color=False))
    Draft202012Validator(strict(schema("fields-v1.json"))).validate(output)
    controls = output["files"][0]["controls"]
    assert [(one["index"], one["name"], one["purpose"], one["form"]) for one in controls] == [
        (0, "country", "country", 0),
        (1, "zip", "postal-code", 0),
        (2, "city", "address-level2", 0),
        (3, "q", None, 1),
        (4, "token", None, 1),
    ]
    assert [one["territory"] for one in output["files"][0]["audience"]] == ["CA", "US"]
    assert [[one["territory"] for one in form["audience"]] for form in output["files"][0]["forms"]] == [
        ["CA"],
        ["CA", "US"],
    ]
    assert BOOKING[controls[1]["offset"] : controls[1]["end_offset"]].startswith('<input id="zip"')
