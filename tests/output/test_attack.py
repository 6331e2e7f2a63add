"""Pages made to attack reports: whatever they hold, it stays text in every format."""

import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # lxml brings no types
from markdown_it import MarkdownIt
from report_html import SCRIPT
from report_html import read as read_html
from reporting import HOSTILE, finding, rendered, report, results, span

from formlint.cli import main
from formlint.html.source import Source, Span
from formlint.knowledge.message import say, verbatim
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.report import Hidden, Notice, Place, Report, Subject
from formlint.output import formats, renderer
from formlint.output.target import Target
from formlint.rule.hit import Edit, Fix, Note

EVIL = (
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "]]><x/>",
    "\n::error file=a::pwned",
    " ::set-env name=X::1",
    "##[add-mask]K1A",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStop]",
    "\x1b[2J\x1b]8;;http://evil.example\x07x",
    "\x9b31m\x00\x08\x7f\ufffe",
    "\u202egnp\u2066\u200b\u2028\u2029\ufeff\U000e0041",
    "&#xD800;&#xDFFF;",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "<javascript:alert(1)> https://evil.example www.evil.example",
    "@everyone #1 |x| `y` *z* \\",
    "{0} {{1}} %s %0A::error::x",
    "x" * 1_000_000,
)
COMMAND = re.compile(r"(?m)##\[|##vso\[|##teamcity\[|^[^\S\n]*::(?!: )")
ANNOTATION = re.compile(
    r"::(?:(?:error|warning|notice) file=[^:\n]*::[^\n]*|group::All [\d,]+ findings of formlint|endgroup::)"
)


def page() -> str:
    """Fields with faults, whose names, labels, values and patterns are evil."""
    rows = [
        f'<p><label for="{n}">Postal code {escape(evil)}</label><input id="{n}" name="zip{escape(evil)}" '
        f'placeholder="{escape(evil)}" title="{escape(evil)}" inputmode="numeric" '
        f'pattern="[0-9]{{5}}{escape(evil[:200])}">'
        for n, evil in enumerate(EVIL)
    ]
    names = "".join(f"<input name='{escape(evil)}' type=number maxlength=1 value='{escape(evil)}'>" for evil in EVIL)
    return f'<html lang="en-CA"><form action="/ca">{chr(10).join(rows)}{names}</form>'


@pytest.fixture(scope="module")
def attack() -> Report:
    source = Source("a\x1b]\u202e\n::error::<x>]]>.html", page(), "utf-8")
    found = engine.check(source, Config(serves=("CA",)))
    assert len(found.findings) > len(EVIL)
    return found


def of_text(output: str) -> None:
    assert not COMMAND.search(output)


def of_json(output: str) -> None:
    json.loads(output)
    of_text(output)


def of_jsonl(output: str) -> None:
    for line in output.splitlines():
        json.loads(line)
    of_text(output)


def of_xml(output: str) -> None:
    tree = etree.fromstring(output.encode())
    assert {element.tag for element in tree.iter()} <= {
        *("checkstyle", "file", "error"),
        *("testsuites", "testsuite", "testcase", "failure", "system-out"),
    }
    said = [text for element in tree.iter() for text in (element.text or "", *element.attrib.values())]
    assert not any(HOSTILE.search(text) for text in said)
    of_text(output)


def of_github(output: str) -> None:
    commands = [line for line in output.splitlines() if COMMAND.search(line)]
    assert all(map(ANNOTATION.fullmatch, commands)), commands
    assert commands


def of_markdown(output: str) -> None:
    of_text(output)
    tokens = MarkdownIt("commonmark").enable("table").parse(output)
    every = [token for block in tokens for token in (block, *(block.children or ()))]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in every}
    blocks = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"}
    assert kinds <= {"inline", "text", "text_special", "softbreak", "code_inline", "html_inline", *blocks}
    assert {token.content for token in every if token.type == "html_inline"} <= {"<br>"}
    assert not re.search(r"(?<!\\):\s*//|[Ww]{3}\.|@|(?<!#)#\d", re.sub(r"`[^`\n]*`", "", output))


def of_html(output: str) -> None:
    tree = etree.fromstring(output.encode(), etree.HTMLParser())
    assert not {"img", "iframe", "object", "embed", "base", "link"} & {one.tag for one in tree.iter()}
    assert [one.text for one in tree.iter("script")] == [SCRIPT]
    read_html(output)
    assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]


PROOFS: dict[str, Callable[[str], None]] = {
    **dict.fromkeys(("concise", "full", "grouped"), of_text),
    **dict.fromkeys(("gitlab", "json", "rdjson", "sarif"), of_json),
    **dict.fromkeys(("checkstyle", "junit"), of_xml),
    "github": of_github,
    "html": of_html,
    "jsonl": of_jsonl,
    "markdown": of_markdown,
}


def test_no_format_is_forgotten() -> None:
    assert set(PROOFS) == set(formats())


@pytest.mark.parametrize("name", PROOFS)
def test_nothing_escapes(name: str, attack: Report) -> None:
    output = rendered(name, attack, folder="/p", root="/p", hidden=True)
    output.encode("utf-8")
    assert not HOSTILE.search(output)
    PROOFS[name](output)


@pytest.mark.parametrize("name", sorted(set(PROOFS) - {"json", "jsonl", "html"}))
def test_a_huge_attribute_makes_no_huge_report(name: str, attack: Report) -> None:
    assert len(rendered(name, attack)) < 3000 * len(attack.findings)


@pytest.mark.parametrize("name", ["concise", "full", "grouped"])
def test_nothing_escapes_in_color(name: str, attack: Report) -> None:
    output = rendered(name, attack, color=True, width=60, links=True, folder="/p")
    ours = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;;(?:file:///p/[\w./%~-]*)?\x1b\\")
    assert not HOSTILE.search(ours.sub("", output))
    assert not re.search(r"(?m)##\[|^\s*::(?!: )", ours.sub("", output))


ANY = st.text(
    st.one_of(st.characters(exclude_categories=[]), st.sampled_from("<>&\"'\n\r\0\x1b:#[]%|`\\@\u202e\ud800\ufffe")),
    max_size=60,
)
LINES = st.sampled_from(("\n::error::x", "##[x]", "]]>", "![a](b)", "<b>", "www.a.b", "https://a", "*a*", "::"))


@settings(deadline=None, max_examples=60)
@given(ANY, ANY, LINES)
def test_any_finding_is_safe_in_every_format(text: str, path: str, line: str) -> None:
    said = say("{text}", text=text + line)
    one = finding(
        Span(0, len(text)),
        text + line,
        subject=Subject("input", text, line),
        witness=line + text,
        help=said,
        evidence=(Note(verbatim(line + text), Span(0, 0)), Note(verbatim(text + line), None)),
        fixes=(Fix(said, (Edit(Span(0, 0), text + line),), safe=True),),
        fingerprint="0",
        places=(Place(path + line, 1, 1),),
    )
    shown = report(text, one, path=path)._replace(hidden=(Hidden(one, "page", text + line),))
    everything = results(shown)._replace(notices=(Notice(path, text + line, failed=True),))
    for name in sorted(set(PROOFS) - {"html"}):
        render = renderer(name)
        assert render
        output = "".join(render(everything, Target(folder="/p", hidden=True)))
        output.encode("utf-8")
        assert not HOSTILE.search(output), name
        if name not in ("checkstyle", "junit"):
            PROOFS[name](output)
        else:
            etree.fromstring(output.encode())


def test_the_command_writes_every_format_of_the_attack(tmp_path: Path) -> None:
    attacked = tmp_path / "attack.html"
    attacked.write_text(page().replace("\ud800", ""), "utf-8")
    orders = [f"--format={name}={tmp_path / name}" for name in formats()]
    done = CliRunner().invoke(
        main, ["check", "--isolated", "--serves", "CA", str(attacked), *orders, "--format", "full"]
    )
    assert done.exit_code == 1, done.output
    assert not HOSTILE.search(done.output)
    for name in formats():
        output = (tmp_path / name).read_bytes().decode("utf-8")
        assert not HOSTILE.search(output), name
        PROOFS[name](output)


def test_a_log_line_is_no_command_however_it_is_wrapped() -> None:
    label = "word " * 14 + "::error::pwned " * 9
    text = f'<input name="{label}">'
    one = finding(span(text, "<input"), evidence=(Note(verbatim(label), None),), help=say("{label}", label=label))
    for width in range(40, 100):
        of_text(rendered("full", report(text, one), width=width))
        of_text(rendered("grouped", report(text, one._replace(message=label)), width=width))
