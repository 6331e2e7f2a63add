"""What CI installs is pinned, with hashes, and is what the package asks for."""

import re
import tomllib
from pathlib import Path

import pytest

PINNED = re.compile(
    r"^([a-z0-9.-]+)==([^ ;\\]+)(?: ; [^\\\n]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
WANTED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?(.*)")
BOUND = re.compile(r"(>=|<)([0-9.]+)")


@pytest.fixture(scope="module")
def lock(checkout: Path) -> str:
    return (checkout / "requirements-ci.txt").read_text("utf-8")


def version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text))


def test_what_the_package_asks_for_is_pinned_within_its_ranges(checkout: Path, lock: str) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(one for group in (*extras, *groups) for one in group)]
    pinned = {name: version(number) for name, number, _ in PINNED.findall(lock)}
    for one in (one for one in wanted if isinstance(one, str)):
        found = WANTED.fullmatch(one)
        assert found
        have = pinned[re.sub(r"[._-]+", "-", found[1]).lower()]
        for sign, number in BOUND.findall(found[2]):
            assert have >= version(number) if sign == ">=" else have < version(number), one


def test_every_pin_has_hashes_and_nothing_names_a_place(lock: str) -> None:
    lines = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(lines) == len(PINNED.findall(lock)) > 50
    assert not re.search(r"://|--(?:extra-)?index|--find-links|file:", lock)
