"""GitLab's Code Quality report: a list of findings that a merge request shows beside its diff."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from formlint.html.source import Lines
from formlint.lint.report import Finding, Report, Results
from formlint.output.counts import sentence
from formlint.output.json import dump
from formlint.output.ordering import in_order
from formlint.output.target import Target, from_root
from formlint.rule.hit import Level
from formlint.system.escape import told, visible

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.INFO: "info"}


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings, one a line."""
    between = "[\n"
    lines, of = Lines(""), None
    for report, finding in in_order(results.reports):
        if report is not of:
            lines, of = Lines(report.source.text), report
        yield between + dump(_issue(report, lines, finding, target))
        between = ",\n"
    yield "\n]\n" if of else "[]\n"


def _issue(report: Report, lines: Lines, finding: Finding, target: Target) -> dict[str, Any]:
    path = visible(from_root(report.source.path, target))
    line, _ = lines.position(finding.span.start)
    end, _ = lines.position(finding.span.end)
    return {
        "description": told(target.tell(sentence(finding))),
        "check_name": finding.rule,
        "severity": _SEVERITIES[finding.level],
        "location": {"path": path, "lines": {"begin": line, "end": end}},
        **({"fingerprint": _in_project(path, finding)} if finding.fingerprint else {}),
    }


def _in_project(path: str, finding: Finding) -> str:
    """GitLab compares fingerprints over all pages of a project, ours name a finding within its page."""
    return sha256(f"{path}\0{finding.fingerprint}".encode()).hexdigest()[:32]
