"""Reviewdog's JSON: findings that become comments on a pull request, fixes that become suggestions in them.

Columns count bytes of UTF-8 from 1.
"""

from collections.abc import Iterator
from typing import Any

from formlint.html.source import Lines, Span
from formlint.lint.report import Finding, Report, Results
from formlint.output.columns import Ruler, utf8_ruler
from formlint.output.counts import advice
from formlint.output.json import TOOL, dump
from formlint.output.replacing import merged
from formlint.output.target import Target, from_root
from formlint.rule import documentation
from formlint.rule.hit import Level
from formlint.system.escape import told, visible

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.INFO: "INFO"}


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings, one a line."""
    yield f'{{"source": {dump({"name": TOOL.name})}, "diagnostics": ['
    between = "\n"
    for report in results.reports:
        if report.findings:
            ruler = utf8_ruler(Lines(report.source.text))
            for finding in report.findings:
                yield between + dump(_diagnostic(report, ruler, finding, target))
                between = ",\n"
    yield "\n]}\n"


def _diagnostic(report: Report, ruler: Ruler, finding: Finding, target: Target) -> dict[str, Any]:
    path = visible(from_root(report.source.path, target))
    suggestions, page = list(_suggestions(report, ruler, finding)), documentation.address(finding.rule)
    return {
        "message": told(target.tell(advice(finding))),
        "location": {"path": path, "range": _range(ruler, finding.span)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule} | ({"url": page} if page else {}),
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _suggestions(report: Report, ruler: Ruler, finding: Finding) -> Iterator[dict[str, Any]]:
    for fix in finding.fixes:
        edit = merged(report.source, fix)
        if edit:
            yield {"range": _range(ruler, edit.span), "text": edit.text}


def _range(ruler: Ruler, span: Span) -> dict[str, Any]:
    line, column, end_line, end_column = ruler.region(span)
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
