"""Faults that public reports tell of are told in their place, and the mended forms are left in peace."""

from collections import Counter

import pytest
from reports.score import Report, judge, read

REPORTS = [report for _, report in read()]
FEWEST_REPORTS, FEWEST_PROJECTS, FEWEST_LANGUAGES = 60, 40, 10


@pytest.mark.parametrize("report", [pytest.param(one, id=one["name"]) for one in REPORTS if "missed" not in one])
def test_a_report_is_right(report: Report) -> None:
    verdict = judge(report)
    assert verdict.told != []
    assert verdict.unwanted == []


@pytest.mark.parametrize("report", [pytest.param(one, id=one["name"]) for one in REPORTS if "missed" in one])
def test_a_known_miss_is_missed_still_and_its_mended_form_is_quiet(report: Report) -> None:
    verdict = judge(report)
    assert verdict.told == [], "it is told now: take `missed` off"
    assert verdict.unwanted == []


def test_the_reports_come_from_many_projects_and_languages() -> None:
    assert [name for name, times in Counter(one["name"] for one in REPORTS).items() if times > 1] == []
    assert len(REPORTS) >= FEWEST_REPORTS
    assert len({"/".join(one["source"].split("/")[3:5]) for one in REPORTS}) >= FEWEST_PROJECTS
    assert len({one["language"] for one in REPORTS}) >= FEWEST_LANGUAGES
