"""Findings of one rule on one form that say the same are one fault with several places."""

from collections.abc import Sequence
from typing import NamedTuple

from formlint.lint.report import Finding, Report


class Group(NamedTuple):
    """A fault as people see it.

    Attributes:
        first: The first place in the text, which is shown.
        others: The other places in the same form; without a form, on the same page.
    """

    first: Finding
    others: Sequence[Finding] = ()


def groups(report: Report) -> list[Group]:
    """The findings of a page as people see them, in the order of the text."""
    rows: dict[tuple[str | None, ...], list[Finding]] = {}
    for one in report.findings:
        rows.setdefault((one.rule, one.level, one.form, one.attribute, one.witness), []).append(one)
    return [Group(row[0], row[1:]) for row in rows.values()]
