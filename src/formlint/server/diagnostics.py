"""Findings as an editor shows them: a range, a sentence, the places that are the reason."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from formlint.knowledge.message import told_in
from formlint.lint.notices import capped
from formlint.lint.report import Finding, Notice
from formlint.output.counts import advice
from formlint.rule.hit import Level
from formlint.server.edits import Abilities
from formlint.server.rule_documents import description
from formlint.server.text import Text
from formlint.system.escape import told

if TYPE_CHECKING:
    from formlint.server.checking import Checked

SOURCE = "formlint"
_TOP = types.Position(0, 0)
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(checked: "Checked", able: Abilities) -> list[types.Diagnostic]:
    """The findings on a page that are shown, and what is to be known besides at its top."""
    shown = capped(checked.report, checked.config.max_same_findings)
    notices = (_notice(notice, checked.config.lang) for notice in shown.notices)
    return [*notices, *(diagnostic(finding, checked, able) for finding in shown.findings)]


def _notice(notice: Notice, language: str) -> types.Diagnostic:
    severity = types.DiagnosticSeverity.Warning if notice.failed else types.DiagnosticSeverity.Information
    said = told(told_in(language, notice.text))
    return types.Diagnostic(types.Range(_TOP, _TOP), said, severity=severity, source=SOURCE)


def diagnostic(finding: Finding, checked: "Checked", able: Abilities) -> types.Diagnostic:
    """One finding; its `data` holds what it is found by again."""
    return types.Diagnostic(
        range=checked.text.range(finding.span),
        message=told(told_in(checked.config.lang, advice(finding))),
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        code_description=description(finding.rule, shows=able.documents),
        source=SOURCE,
        related_information=[*_reasons(finding, checked.text)] or None,
        data={"id": finding.fingerprint},
    )


def _reasons(finding: Finding, text: Text) -> Iterator[types.DiagnosticRelatedInformation]:
    """The places that show why: the label, the option of a country."""
    for note in finding.evidence:
        if note.span is not None:
            yield types.DiagnosticRelatedInformation(types.Location(text.uri, text.range(note.span)), told(note.text))
