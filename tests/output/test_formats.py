"""Reports for platforms: each is as its platform's format asks, at the right place, and says all there is to say."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # lxml brings no types
from markdown_it import MarkdownIt
from places import SCHEMAS
from reporting import BOOKING, city_finding, finding, golden, rendered, report, results, span, strict, zip_finding

from formlint import __version__
from formlint.html.source import Span
from formlint.knowledge.message import say
from formlint.lint.report import Notice, Place, Report, Subject
from formlint.output import formats, renderer
from formlint.output.github import render as github
from formlint.output.target import Target, address, from_root, uri
from formlint.rule.hit import Edit, Fix, Level

PLATFORMS = Path(__file__).with_name("schemas")
ENDINGS = {"gitlab": "json", "rdjson": "json", "junit": "xml", "checkstyle": "xml", "markdown": "md"}
TYPICAL = sorted(set(formats()) - {"full", "html", "json", "sarif"})


def typical() -> list[Report]:
    """Two findings on one page, the first on two more, and a page without findings."""
    places = (Place("b.html", 3, 4), Place("c/d.html", 10, 20))
    first = zip_finding(places=places, fingerprint="0123456789abcdef", help=say("Remove inputmode"))
    return [
        report(BOOKING, first, city_finding()._replace(fingerprint="fedcba9876543210")),
        *(report("<p>", path=path) for path in ("b.html", "c/d.html", "p.html")),
    ]


@pytest.mark.parametrize("name", TYPICAL)
def test_typical_findings(name: str) -> None:
    text = (
        rendered(name, *typical())
        .replace(f'"{__version__}"', '"0.0.0"')
        .replace(f"formlint-{__version__}", "formlint-0")
    )
    golden(f"typical-{name}.{ENDINGS.get(name, 'txt')}", text)


@pytest.mark.parametrize("name", sorted(set(formats()) - {"html"}))
def test_every_format_tells_of_rule_and_value_and_of_the_other_pages(name: str) -> None:
    output = rendered(name, *typical())
    assert "keyboard-lacks-character" in output
    assert "K1A 0B1" in output
    assert "on 3 pages" in output or '"path": "c/d.html"' in output


def test_there_is_a_format_for_each_platform() -> None:
    named = {"checkstyle", "concise", "full", "github", "gitlab", "grouped", "json", "jsonl", "junit", "markdown"}
    assert {*named, "html", "rdjson", "sarif"} == set(formats())
    assert [renderer(name) for name in ("color", "escape", "nonsense", "os", "", "__init__", "../cli")] == [None] * 7


def validated(schema: Path, output: str) -> Any:
    document = json.loads(output)
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(document)
    return document


def test_gitlab_is_valid_and_its_fingerprints_differ_from_page_to_page() -> None:
    one = zip_finding(fingerprint="0123456789abcdef")
    document = validated(
        PLATFORMS / "gitlab.json", rendered("gitlab", report(BOOKING, one), report(BOOKING, one, path="b.html"))
    )
    assert len({issue["fingerprint"] for issue in document}) == 2
    assert [issue["location"]["lines"]["begin"] for issue in document] == [11, 11]
    assert validated(PLATFORMS / "gitlab.json", rendered("gitlab", report("<p>"))) == []


def test_gitlab_has_no_fingerprint_where_we_have_none() -> None:
    assert "fingerprint" not in json.loads(rendered("gitlab", report(BOOKING, zip_finding())))[0]


def test_rdjson_is_valid() -> None:
    document = validated(PLATFORMS / "rdjson.json", rendered("rdjson", *typical()))
    assert [one["severity"] for one in document["diagnostics"]] == ["ERROR", "WARNING"]
    assert validated(PLATFORMS / "rdjson.json", rendered("rdjson"))["diagnostics"] == []


def test_rdjson_columns_are_bytes_and_its_suggestion_is_the_fix() -> None:
    text = '\ufeff<p>\U0001f600é<input maxlength="5" pattern="界">\r\n'
    edits = (Edit(span(text, ' maxlength="5"'), ""), Edit(span(text, "界"), "é"))
    one = finding(span(text, "<input"), fixes=(Fix(say("Mend it"), edits, safe=True),))
    [found] = json.loads(rendered("rdjson", report(text, one)))["diagnostics"]
    data = text.encode()
    assert found["location"]["range"]["start"]["column"] == data.index(b"<input") + 1
    [suggestion] = found["suggestions"]
    start, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
    assert (
        data[:start] + suggestion["text"].encode() + data[end:]
        == '\ufeff<p>\U0001f600é<input pattern="é">\r\n'.encode()
    )


def test_rdjson_makes_no_suggestion_of_edits_far_apart() -> None:
    text = "<p>" + "x" * 3000 + "<p>"
    fix = Fix(say("Do"), (Edit(Span(0, 1), "["), Edit(Span(3003, 3004), "[")), safe=True)
    [found] = json.loads(rendered("rdjson", report(text, finding(Span(0, 3), fixes=(fix,)))))["diagnostics"]
    assert "suggestions" not in found


def checked(schema: str, output: str) -> etree._Element:
    tree = etree.fromstring(output.encode("utf-8"))
    etree.XMLSchema(etree.parse(PLATFORMS / schema)).assertValid(tree)
    return tree


def test_junit_is_valid_and_counts_right() -> None:
    advice = finding(Span(0, 3), level=Level.INFO)
    tree = checked("junit.xsd", rendered("junit", *typical(), report("<p>", advice, path="advice.html")))
    assert dict(tree.attrib) == {"name": "formlint", "tests": "6", "failures": "2", "errors": "0"}
    for suite in tree:
        assert int(suite.attrib["tests"]) == len(suite)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert [suite.attrib["failures"] for suite in tree] == ["2", "0", "0", "0", "0"]


def test_junit_tells_of_what_could_not_be_checked() -> None:
    notices = (Notice("x.html", "Permission denied", failed=True), Notice("y.bin", "a binary file"))
    render = renderer("junit")
    assert render
    tree = checked("junit.xsd", "".join(render(results()._replace(notices=notices), Target())))
    assert [error.attrib["message"] for error in tree.iter("error")] == ["Permission denied"]
    assert tree.attrib["errors"] == "1"


def test_checkstyle_is_valid() -> None:
    tree = checked("checkstyle.xsd", rendered("checkstyle", *typical()))
    assert [file.attrib["name"] for file in tree] == ["page.html"]
    [first, second] = tree[0]
    assert (first.attrib["line"], first.attrib["severity"]) == ("11", "error")
    assert second.attrib["source"] == "formlint.pattern-refuses-name"
    assert len(checked("checkstyle.xsd", rendered("checkstyle"))) == 0


def test_each_line_of_jsonl_is_a_finding_as_published() -> None:
    published = json.loads((SCHEMAS / "check-v1.json").read_text("utf-8"))
    line = Draft202012Validator(
        {**published, "$ref": "#/$defs/line", "type": "object", "required": [], "properties": {}}
    )
    lines = [json.loads(line) for line in rendered("jsonl", *typical()).splitlines()]
    for one in lines:
        line.validate(one)
        assert (one.pop("version"), one.pop("path")) == (1, "page.html")
    whole = json.loads(rendered("json", *typical()))
    assert lines == whole["files"][0]["findings"]
    assert rendered("jsonl", report("<p>")) == ""


def annotations(output: str) -> list[str]:
    return [line.split(":")[2].split(" ")[0] for line in output.splitlines() if line.startswith("::")]


def test_github_gets_the_worst_ten_of_each_level_as_annotations() -> None:
    some = [finding(Span(0, 3), str(n), level=level, confidence=n / 20) for level in Level for n in range(12)]
    output = rendered("github", report("<p>", *reversed(some)))
    commands = annotations(output)
    assert commands == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10 + ["group", "endgroup"]
    assert output.splitlines()[0].endswith("::11")
    assert output.count("\n") == 30 + 2 + 36


def test_github_has_columns_only_within_a_line() -> None:
    one, two = rendered("github", report("<a\n>b", finding(Span(0, 2)), finding(Span(0, 4)))).splitlines()
    assert "line=1,endLine=1,col=1,endColumn=3," in one
    assert "line=1,endLine=2,title=" in two


def test_github_escapes_what_the_runner_unescapes() -> None:
    page = report("<p>", finding(Span(0, 3), "50%, 100%0A: a"), path="a:b,c%.html")
    assert "".join(github(results(page), Target())).startswith("::error file=a%3Ab%2Cc%25.html,line=1,")
    assert "::50%25, 100%250A: a\n" in "".join(github(results(page), Target()))


def kinds(text: str) -> set[str]:
    """The kinds of all tokens of a Markdown text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return {token.type for block in tokens for token in (block, *(block.children or ()))}


PLAIN = {
    *("inline", "text", "softbreak", "code_inline", "text_special", "html_inline"),
    *(
        f"{name}_{side}"
        for name in ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td")
        for side in ("open", "close")
    ),
}


def test_markdown_is_text_and_tables() -> None:
    assert kinds(rendered("markdown", *typical())) <= PLAIN


def test_markdown_lists_the_worst_two_hundred() -> None:
    many = [finding(Span(0, 3), level=Level.INFO)] * 300 + [finding(Span(0, 3), rule="the-worst")]
    output = rendered("markdown", report("<p>", *many), fold=False)
    assert output.count("| 🔵 info | `page.html:1`") == 199
    assert output.count("| 🔴 error | `page.html:1`") == 1
    assert output.endswith("and 101 more findings.\n")


def test_concise_lines_are_those_of_compilers() -> None:
    [line, *_] = rendered("concise", report(BOOKING, zip_finding())).splitlines()
    assert line.startswith("page.html:11:30: error: the digits-only keypad cannot type")
    assert line.endswith("[keyboard-lacks-character] [*]")


def test_paths_are_told_from_the_root() -> None:
    target = Target(folder="/home/me/project/site", root="/home/me/project")
    assert from_root("a/../page.html", target) == "site/page.html"
    assert from_root("/home/me/project/x.html", target) == "x.html"
    assert from_root("/home/me/projects/x.html", target) == "/home/me/projects/x.html"
    assert from_root("../../y.html", target) == "/home/me/y.html"
    assert from_root("./page.html", Target()) == "page.html"
    assert from_root("a\\b.html", Target(folder="C:/site", root="C:/")) == "site/a/b.html"


def test_addresses_are_ascii_and_name_the_bytes_of_the_path() -> None:
    target = Target(folder="/p", root="/p")
    assert uri("a b/ü#?%.html", target) == "a%20b/%C3%BC%23%3F%25.html"
    assert uri("a:b.html", target) == "a%3Ab.html"
    assert uri("/other/x.html", target) == "file:///other/x.html"
    assert uri("caf\udce9.html", target) == "caf%E9.html"
    assert uri("\ud800.html", target) == "%EF%BF%BD.html"
    assert address("x.html", target) == "file:///p/x.html"
    assert address("x.html", Target()) == ""


def test_json_tells_of_hidden_findings_and_notices() -> None:
    from formlint.lint.report import Hidden  # noqa: PLC0415

    page = report(BOOKING)._replace(
        hidden=(Hidden(zip_finding(), "page", "paper form"), Hidden(city_finding(), "baseline"))
    )
    render = renderer("json")
    assert render
    output = "".join(render(results(page)._replace(notices=(Notice("x", "skipped"),)), Target()))
    document = json.loads(output)
    published = json.loads((SCHEMAS / "check-v1.json").read_text("utf-8"))
    Draft202012Validator(strict(published)).validate(document)
    assert [one["by"] for one in document["files"][0]["hidden"]] == ["page", "baseline"]
    assert document["summary"]["ignored"] == document["summary"]["in_baseline"] == 1
    assert document["notices"] == [{"path": "x", "text": "skipped", "failed": False}]


def test_subject_is_no_part_of_a_line() -> None:
    one = finding(Span(0, 3), subject=Subject("input", "a\nb", "c"))
    assert rendered("concise", report("<p>", one)).count("\n") == 2
