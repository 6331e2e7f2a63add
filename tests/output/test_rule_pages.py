"""The pages that `formlint rule` shows."""

from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner
from markdown_it import MarkdownIt
from reporting import ANSI, golden

from formlint.cli import main
from formlint.output.rule_pages import rule_list, rule_page
from formlint.rule.declaration import Rule, Scope
from formlint.rule.discovery import rules
from formlint.rule.examples import examples
from formlint.rule.hit import Hit, Level

DOC = r"""Postal-code field shorter than the territory's postal codes

A `maxlength` made for one country silently cuts what people elsewhere type or paste,
and
nobody notices.

What to do:

- count the longest code of all the territories that the form serves, with its separator, as people there write it
- leave `maxlength` out

Bad (serves GB, CA):

    <label>Postcode <input name="zip" maxlength="5"></label>
                                      ^^^^^^^^^^^^^ cuts "SW1A 1AA" (United Kingdom); also Canada

Bad:
    <input maxlength="5">
           ^^^^^^^^^^^^^ short

Fixed:

    <label>Code that is wider than the page will be copied by people, so it stays as it is <input name="zip"></label>

Good (serves GB):

    <form>

      <input name="zip">
    </form>

Source: a standard.
"""


def check() -> Iterator[Hit]:
    yield from ()


def example() -> Rule:
    return Rule(
        id="maxlength-cuts-value",
        topic="postal",
        level=Level.ERROR,
        category="constraint-rejects-valid-value",
        since="0.1",
        purposes=frozenset({"postal-code", "name"}),
        wcag=("1.3.5", "3.3.1"),
        unless=frozenset({"type-number"}),
        scope=Scope.FIELD_IN_EACH,
        check=check,
        documentation=lambda: DOC,
    )


def test_page() -> None:
    golden("rule.txt", rule_page(example(), color=False))


def test_color_changes_no_word() -> None:
    assert ANSI.sub("", rule_page(example(), color=True)) == rule_page(example(), color=False)
    assert ANSI.sub("", rule_list([example()], color=True)) == rule_list([example()])


def test_prose_fits_the_terminal() -> None:
    for width in (20, 40, 57, 80, 200):
        prose = rule_page(example(), color=False, width=width).split("Bad (serves")[0]
        assert max(map(len, prose.splitlines())) <= max(40, min(80, width))


def test_list_groups_rules_by_topic() -> None:
    assert rule_list([example()]).splitlines() == [
        "postal: Rules on postal codes.",
        "  error    maxlength-cuts-value  Postal-code field shorter than the territory's postal codes",
    ]


def test_every_rule_has_a_page_and_a_place_in_the_list() -> None:
    listed = rule_list(rules())
    for rule in rules():
        assert f" {rule.id} " in listed
        page = rule_page(rule, color=False)
        assert rule.title.split()[0] in page
        for line in rule.doc.splitlines():
            if line.startswith("    ") and not line.lstrip().startswith("^"):
                assert line.rstrip() in page


def test_pages_of_all_rules_are_markdown_with_the_examples_as_code(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["rule", "--pages", str(tmp_path)])
    assert run.exit_code == 0
    pages = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.md")}
    assert pages.keys() == {"index", *(rule.id for rule in rules())}
    for rule in rules():
        tokens = MarkdownIt().parse(pages[rule.id])
        code = "".join(token.content for token in tokens if token.type == "code_block")
        assert not [token.content for token in tokens if token.type == "html_block"], rule.id
        for example in examples(rule.doc):
            assert all(line.strip() in code for line in example.text.splitlines()), rule.id
    assert all(f"]({rule.id}.md)" in pages["index"] for rule in rules())


def test_pages_that_cannot_be_written_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    run = CliRunner().invoke(main, ["rule", "email-not-typed", "--pages", str(tmp_path / "taken" / "in")])
    assert run.exit_code == 2
    assert "cannot be written" in run.output
