"""A team's own rules: loaded, listed, tested and asked like ours; the worked example of the documentation is run."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from places import CHECKOUT

from formlint.cli import main
from formlint.forms import controls
from formlint.forms.controls import Page
from formlint.html import document as html
from formlint.html.source import Source, decode
from formlint.knowledge import laid_over
from formlint.lint.rule_tests import prove
from formlint.rule.declaration import RuleError
from formlint.rule.discovery import rules
from formlint.rule.loading import load_rule, own_rules, place_of

DOCUMENT = CHECKOUT / "docs" / "own-rules.md"
IMPORT = "from formlint.rule import rule\n"
FAX = '<label>Fax <input autocomplete="off" name="fax_number"></label>'


def block(kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project that the documentation describes."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "forms" / "rules"
    folder.mkdir(parents=True)
    (folder / "fax_asked.py").write_text(block("python"), encoding="utf-8")
    (tmp_path / "formlint.toml").write_text(block("toml"), encoding="utf-8")
    (tmp_path / "page.html").write_text(FAX, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def rewrite(project: Path, old: str, new: str) -> None:
    path = project / "forms" / "rules" / "fax_asked.py"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    shutil.rmtree(path.parent / "__pycache__", ignore_errors=True)  # of the same second and size
    rules.cache_clear()


def test_the_documented_rule_holds_what_it_says(project: Path) -> None:
    assert project.exists()
    told = run("rule", "--test")
    assert (told.exit_code, told.stdout) == (0, "ok    fax-asked: 2 examples\n")
    assert told.stdout in DOCUMENT.read_text("utf-8").replace("    ok", "ok")


def test_the_documented_failure_is_what_is_told(project: Path) -> None:
    rewrite(project, 'say("asks for a fax number")', 'say("asks for fax")')
    told = run("rule", "--test", "forms/rules")
    assert told.exit_code == 1
    shown = DOCUMENT.read_text("utf-8")
    assert all(line.strip() in shown for line in told.stdout.splitlines())


def test_it_counts_like_ours(project: Path) -> None:
    found = run("check", "--fail-on", "warning", "--select", "fax-asked", "page.html")
    assert "fax-asked" in found.stdout
    assert FAX[FAX.index("name=") : FAX.index("></label>")] in found.stdout
    assert found.exit_code == 1
    for number in range(20):
        (project / f"{number}.html").write_text(FAX * (number + 1), encoding="utf-8")
    many = run("check", "--fail-on", "warning", "--select", "own", "--jobs", "2", ".")
    assert "fax-asked" in many.stdout
    assert many.exit_code == 1
    assert run("check", "--select", "fax-asked", "--ignore", "fax-asked", ".").exit_code == 0
    assert "Fax number asked for" in run("rule").stdout
    assert "We have had no fax machine" in run("rule", "fax-asked").stdout


def test_it_is_on_since_the_project_names_it(project: Path) -> None:
    found = run("check", "--fail-on", "warning", "page.html")
    assert "fax-asked" in found.stdout
    assert found.exit_code == 1
    assert "fax-asked" not in run("check", "--ignore", "friction", "page.html").stdout
    assert "fax-asked" not in run("check", "--select", "values", "page.html").stdout
    settings = project / "formlint.toml"
    settings.write_text(block("toml") + 'ignore = ["fax-asked"]', encoding="utf-8")
    assert "fax-asked" not in run("check", "page.html").stdout
    settings.write_text(block("toml") + 'select = ["values"]', encoding="utf-8")
    unasked = run("check", "-v", "page.html")
    assert "fax-asked" not in unasked.stdout
    assert "rules of your own that are not selected: fax-asked" in unasked.stderr


def test_a_change_of_the_rule_is_no_news_from_the_cache(project: Path) -> None:
    (project / "other.html").write_text(FAX, encoding="utf-8")
    options = ("check", "--select", "fax-asked", "--cache-dir", "cache", ".")
    assert "asks for a fax number" in run(*options).stdout
    rewrite(project, "asks for a fax number", "wants fax")
    from formlint.project.run import cache_key  # noqa: PLC0415  # its memory is that of a process

    cache_key._settings.cache_clear()
    assert "wants fax" in run(*options).stdout


def test_folders_are_topics(project: Path) -> None:
    folder = project / "forms" / "rules"
    (folder / "contact").mkdir()
    (folder / "contact" / "telex_asked.py").write_text(block("python"), encoding="utf-8")
    (folder / "_helper.py").write_text("raise ValueError", encoding="utf-8")
    found = {rule.id: rule.topic for rule in own_rules([str(folder)], ())}
    assert found == {"fax-asked": "own", "telex-asked": "contact"}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a", "def x(:", ":1: invalid syntax"),
        ("a", "import nothing_of_that_name", ":1: ModuleNotFoundError: No module named 'nothing_of_that_name'"),
        ("a", "'''A'''\n\nx = 1", "no function `check` decorated with @rule"),
        (
            "a",
            "from formlint.rule import rule\n@rule(level='error', category='friction', since='1')\ndef check(x): ...",
            "a check takes (field), ",
        ),
        (
            "a",
            f"{IMPORT}\n@rule(level='error', category='x', since='1')\ndef check(page): ...",
            ":3: unknown category 'x'; known: ",
        ),
        (
            "a",
            f"{IMPORT}\n@rule(level='info', category='fricton', since='1')\ndef check(page): ...",
            ":3: unknown category 'fricton'; did you mean 'friction'?",
        ),
        (
            "a",
            f"{IMPORT}\n@rule(level='warn', category='friction', since='1')\ndef check(page): ...",
            ":3: unknown level 'warn'; did you mean 'warning'?",
        ),
        (
            "a",
            IMPORT + "@rule(level='info', category='friction', since='', purposes={'postcode'})\ndef check(field): ...",
            ":2: unknown purpose 'postcode'; did you mean 'postal-code'?",
        ),
        ("a", "import sys\nsys.exit('bye')", ":2: SystemExit: bye"),
        ("a", "\nraise LookupError", ":2: LookupError"),
    ],
)
def test_files_that_are_no_rules_are_told_with_file_and_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    broken = load_rule(path, tmp_path)
    assert broken.id == "a"
    assert broken.broken.startswith(f"{path}:")
    assert told in broken.broken


def test_the_name_of_a_file_has_to_be_one_of_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "Big-Name.py"
    path.write_text("", encoding="utf-8")
    with pytest.raises(RuleError, match="only lowercase letters, digits, and _"):
        load_rule(path, tmp_path)


def test_ids_are_unique_and_folders_exist(project: Path) -> None:
    path = project / "forms" / "rules" / "fax_asked.py"
    path.rename(path.with_name("postal_maxlength_cuts.py"))
    refused = run("check", "page.html")
    assert refused.exit_code == 2
    assert "the rule 'postal-maxlength-cuts' already exists in formlint" in refused.stderr
    with pytest.raises(RuleError, match="rules folder not found"):
        own_rules([str(project / "nowhere")], ())
    assert run("rule", "--test", "nowhere").exit_code == 2


def test_without_own_rules_there_is_nothing_to_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "formlint.toml").write_text("", encoding="utf-8")
    assert "no custom rules found" in run("rule", "--test").stderr


DOC = '''"""Title

Bad:

    <label>Fax <input name="fax"></label>
                      ^^^^^^^^^^ asks for a fax number

Fixed:

    <label>Fax <input></label>
"""
'''


def test_documentation_that_proves_nothing_fails(tmp_path: Path) -> None:
    path = tmp_path / "fax_asked.py"
    code = block("python").split('"""', 2)[2]
    path.write_text(DOC + code, encoding="utf-8")
    rule = load_rule(path, tmp_path)
    failures = prove(rule)
    assert [failure.line for failure in failures] == [0, 3]
    assert failures[0].lines == ("no Good example",)
    assert failures[1].lines[0].startswith("the fix makes something else")
    assert place_of(rule, 3) == f"{path}:3"
    path.write_text('"""Title\n\nBad:\n\n    <input>\n"""\n' + code, encoding="utf-8")
    told = [failure.lines[0] for failure in prove(load_rule(path, tmp_path))]
    assert told == ["no Bad example with carets under what is wrong", "no Good example"]
    path.write_text('"""Title\n\nBad:\n\nnothing\n"""\n' + code, encoding="utf-8")
    assert "must be indented by four spaces" in prove(load_rule(path, tmp_path))[0].lines[0]


def page(text: str) -> Page:
    return controls.find(html.parse(Source("a.html", text, "utf-8"), laid_over(())))


def test_tags_of_the_soup_are_our_elements() -> None:
    text = '<!doctype html>\n<!-- c --><p class="a b">x</p>\n<form><input type="{{ t }}" name=n hidden><b>é</b>'
    shown = page(text)
    tag = shown.soup.find("input")
    assert tag is not None
    assert isinstance(shown.soup, BeautifulSoup)
    assert shown.soup is shown.soup
    assert (tag["type"], tag["name"], tag["hidden"]) == (None, "n", "")
    assert (tag.sourceline, tag.sourcepos) == (3, 6)
    span = shown.span_of(tag)
    assert text[span.start : span.end] == '<input type="{{ t }}" name=n hidden>'
    name = shown.span_of(tag, "name")
    assert text[name.start : name.end] == "name=n"
    assert shown.span_of(tag, "absent") == span
    assert [one.name for one in shown.soup.select("form > b, p.a.b")] == ["p", "b"]
    with pytest.raises(LookupError, match="no tag of this page"):
        shown.element_of(BeautifulSoup("<i>", "html.parser").find_all("i")[0])


def test_templates_scripts_and_deep_nesting_are_there() -> None:
    shown = page("<template><i id=x>y</i></template><script>var a = '<b>';</script>" + "<div>" * 2000 + "<em>")
    assert shown.soup.find(id="x") is not None  # CSS selectors leave out templates, as BeautifulSoup does
    assert shown.soup.script is not None
    assert shown.soup.script.string == "var a = '<b>';"
    assert shown.soup.em is not None


def test_the_soup_of_real_pages_has_the_same_elements(shared: Path) -> None:
    paths = sorted((shared / "corpora" / "bugs" / "cases").rglob("*.html"))[:30]
    assert paths
    for path in paths:
        shown = controls.find(html.parse(decode(path.read_bytes(), path.name), laid_over(())))
        tags = shown.soup.select("*")
        assert {tag.name for tag in tags} >= {element.tag for element in shown.document.elements}
        assert all(shown.element_of(tag).tag == tag.name for tag in tags)
