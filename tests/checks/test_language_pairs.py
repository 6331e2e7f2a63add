"""Pages in which language or direction is wrong, each beside a twin in which it is right."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from formlint import check_text

_PAIRS = Path(__file__).with_name("language_pairs.toml")


def _pages() -> Iterator[ParameterSet]:
    for kind, pairs in tomllib.loads(_PAIRS.read_text("utf-8")).items():
        for number, pair in enumerate(pairs, 1):
            for side in sorted(pair.keys() & {"faulty", "sound"}):
                yield pytest.param(
                    f"<!DOCTYPE html>\n{pair[side]}",
                    side == "faulty" and "missed" not in pair,
                    id=f"{kind}-{number}-{side}",
                )


@pytest.mark.parametrize(("page", "faulty"), _pages())
def test_is_found_in_one_of_the_twins_only(page: str, faulty: bool) -> None:  # noqa: FBT001
    report = check_text(page, isolated=True, settings={"select": ["ALL"]})
    found = [one.rule for one in report.findings if one.rule.startswith(("dir-", "lang-", "ltr-"))]
    assert bool(found) is faulty, found
