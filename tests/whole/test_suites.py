"""The public suites of other tools as judges: what they call a fault is found, what they call sound is left alone."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from places import CHECKOUT

from formlint import knowledge
from formlint.rule.discovery import rules

MAPPING: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(
    (CHECKOUT / "tests" / "judges" / "mapping.json").read_text(encoding="utf-8")
)
_FAILED, _PASSED, _SURVIVED = 0.95, 0.99, 1.0


@pytest.fixture(scope="module")
def criteria() -> ModuleType:
    spec = importlib.util.spec_from_file_location("criteria", CHECKOUT / "tools" / "criteria.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def judges(shared: Path) -> Path:
    folder = shared / "judges"
    if not (folder / "suites-open.tar.xz").is_file():
        pytest.skip("the suites are not in the folder `shared`")
    return folder


@pytest.fixture(scope="module")
def suites(judges: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("suites")
    with tarfile.open(judges / "suites-open.tar.xz") as archive:
        archive.extractall(target, filter="data")
    return target / "judges-open"


@pytest.fixture(scope="module")
def score(judges: Path, suites: Path) -> str:
    command = [sys.executable, judges / "score_suites.py", suites, "--mapping", CHECKOUT / "tests/judges/mapping.json"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src")}
    run = subprocess.run(
        [*command, "--formlint", f"{sys.executable} -m formlint", "--show", "99"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.long
def test_suites_agree(score: str) -> None:
    total = score.rpartition("TOTAL")[2]
    shares = [int(right) / int(all_of) for right, all_of in re.findall(r"(\d+)/(\d+)", total)]
    assert len(shares) == 3
    assert all(share >= goal for share, goal in zip(shares, (_FAILED, _PASSED, _SURVIVED), strict=True)), score


def test_every_concept_has_rules(judges: Path) -> None:
    concepts = json.loads((judges / "concepts.json").read_text(encoding="utf-8"))
    assert list(MAPPING) == list(concepts)
    assert [concept for concept, of in MAPPING.items() if not of["caught"]] == []


def test_the_mapping_names_rules() -> None:
    known = {rule.id for rule in rules()}
    for of in MAPPING.values():
        assert set(of["caught"]) <= known
        assert set(of.get("quiet", ())) <= set(of["caught"])


def test_every_criterion_that_a_rule_names_is_in_the_table() -> None:
    criteria = knowledge.own().table("standards/wcag")
    assert {number for rule in rules() for number in rule.wcag} <= set(criteria)
    for number, of in criteria.items():
        if number != "source":
            assert of["level"] in {"A", "AA", "AAA"}
            assert of["url"].startswith("https://www.w3.org/WAI/WCAG22/Understanding/")


@pytest.mark.long  # before a release
def test_the_table_of_rules_and_criteria_is_up_to_date(criteria: ModuleType) -> None:
    text = (CHECKOUT / "docs" / "rules-and-criteria.md").read_text(encoding="utf-8")
    assert text == criteria.page(rules(), MAPPING), "run python tools/criteria.py"


def test_the_mapping_knows_who_judges(criteria: ModuleType, suites: Path) -> None:
    assert criteria.with_suites(MAPPING, suites) == MAPPING, (
        "run python tools/criteria.py with the folder of the suites"
    )
