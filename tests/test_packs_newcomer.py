"""Somebody adds a territory: one new file, and the tests that are there already run for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEW = """\
#:schema ../schema/territory.json
territory = "QZ"
name = "Newland"
source = ["a newcomer"]
checked = 2026-11-21

[postal-code]
system = "yes"
pattern = 'N[1-9]\\d{3}'
must = ["N1234"]
refuses = ["N0123"]
spellings = ["lower-case"]
source = ["Newland Post, 2026"]
checked = 2026-11-21

[names]
family = ["O'New"]
given = ["Zoé"]
source = ["a newcomer"]
checked = 2026-11-21

[address]
fields = ["name", "street-address", "address-level2", "postal-code"]
source = ["Newland Post, 2026"]
checked = 2026-11-21

[dates]
order = "DMY"
separator = "."
example = "31.12.2026"
source = ["a newcomer"]
checked = 2026-11-21

[ids.card]
name = "citizen card number"
purpose = "national-id"
pattern = 'C-\\d{4}'
must = ["C-0001"]
spellings = ["no-separator", "lower-case"]
source = ["Newland, law 1 of 2026"]
checked = 2026-11-21
"""


@pytest.fixture
def copy(tmp_path: Path, checkout: Path) -> Path:
    """A checkout of somebody else's, with no more in it than its tests need."""
    ignored = shutil.ignore_patterns("__pycache__", "checks", "reporters")
    shutil.copytree(checkout / "src" / "formlint", tmp_path / "src" / "formlint", ignore=ignored)
    for name in ("rules/territories/001.toml", "rules/territories/CA.toml", "rules/inference/purposes.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(checkout / name, tmp_path / name)
    for name in ("conftest.py", "test_packs.py", "test_packs_numbers.py"):
        (tmp_path / "tests").mkdir(exist_ok=True)
        shutil.copy(checkout / "tests" / name, tmp_path / "tests" / name)
    return tmp_path


def run_tests(copy: Path, text: str) -> tuple[int, str]:
    """Write the new file; the exit code and output of its tests."""
    (copy / "rules" / "territories" / "QZ.toml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "QZ", "tests"]
    environment = os.environ | {"PYTHONPATH": str(copy / "src"), "COLUMNS": "200"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_one_new_file_is_tested_without_another_edit(copy: Path) -> None:
    code, output = run_tests(copy, NEW)
    assert code == 0, output
    assert "no tests ran" not in output
    assert int(output.split(" passed")[0].split()[-1]) >= 10


WRONG = [
    ('["N1234"]', '["N12345"]', "`pattern` refuses 'N12345': correct the code, or widen the pattern"),
    ('["N0123"]', '["N9123"]', "`pattern` accepts 'N9123': narrow it, or take the code out"),
    ('["C-0001"]', '["C-001"]', "`pattern` refuses 'C-001': correct the specimen, or widen the pattern"),
]
MISSPELT = (
    '["lower-case"]',
    '["lowercase"]',
    "'lowercase' is no 'spellings' in [postal-code]; did you mean 'lower-case'?",
)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(WRONG[:1] + WRONG[2:], id="few"),
        pytest.param(WRONG[1:2], id="many", marks=pytest.mark.long),
        pytest.param([MISSPELT], id="misspelt", marks=pytest.mark.long),
    ],
)
def test_a_wrong_example_fails_and_says_what_to_do(copy: Path, changes: list[tuple[str, str, str]]) -> None:
    text = NEW
    for right, wrong, _ in changes:
        text = text.replace(right, wrong, 1)
    code, output = run_tests(copy, text)
    assert code != 0
    for right, _, says in changes:
        line = NEW.partition(right)[0].count("\n") + 1
        assert f"QZ.toml:{line}: " in output
        assert says in output
