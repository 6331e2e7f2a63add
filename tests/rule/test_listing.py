"""The list of what our rules declare: it says what the files say, which are run when a rule is asked."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from formlint import checks
from formlint.rule import listing
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules

FILES = sorted(path for path in Path(checks.__path__[0]).glob("*/*.py") if path.stem != "__init__")
IN_FILE = {"check", "documentation"}


def parts(rule: Rule) -> dict[str, object]:
    return {part.name: getattr(rule, part.name) for part in fields(rule) if part.name not in IN_FILE}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_list_says_what_a_file_declares(path: Path) -> None:
    rule = listing.load_once(path.parent.name, path.stem)
    known = next(one for one in rules() if one.id == rule.id)
    assert parts(known) == parts(rule) == parts(listing.listed(listing.declared(rule)))
    assert known.doc == rule.doc
    assert known.title


def test_each_file_is_listed() -> None:
    assert [rule.id for rule in rules()] == sorted(path.stem.replace("_", "-") for path in FILES)


def test_a_file_is_run_when_something_is_asked_of_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    path = FILES[0]
    name, told = f"formlint.checks.{path.parent.name}.{path.stem}", listing.declared(rules()[0])
    monkeypatch.delitem(sys.modules, name, raising=False)
    rule = listing.listed({**told, "id": path.stem.replace("_", "-"), "topic": path.parent.name})
    assert rule.level
    assert name not in sys.modules
    assert rule.doc.startswith(rule.title)
    assert name in sys.modules


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_declaration_depends_on_its_file_only(path: Path) -> None:
    """The list is made anew when a file of a rule changes, and not when another one does."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    check = next(one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == "check")
    said = {name for part in check.decorator_list for name in _names(part, _assigned(tree))}
    assert said.isdisjoint(_imported(tree) - {"rule", "say"})  # `say` makes what a mapping has for a purpose


def _names(node: ast.AST, assigned: dict[str, ast.AST]) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id
            if one.id in assigned:
                yield from _names(assigned[one.id], assigned)


def _assigned(tree: ast.Module) -> dict[str, ast.AST]:
    plain = {one.targets[0]: one.value for one in tree.body if isinstance(one, ast.Assign)}
    typed = {one.target: one.value for one in tree.body if isinstance(one, ast.AnnAssign) and one.value}
    return {name.id: value for name, value in {**plain, **typed}.items() if isinstance(name, ast.Name)}


def _imported(tree: ast.Module) -> set[str]:
    imports = (one for one in tree.body if isinstance(one, ast.Import | ast.ImportFrom))
    return {alias.asname or alias.name for one in imports for alias in one.names}
