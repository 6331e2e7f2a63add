"""Findings as an editor shows them: a range, a sentence, the places that are the reason."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from formlint.knowledge.message import ENGLISH, Message, translate
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
    language = checked.config.lang or ENGLISH
    notices = (_notice(notice, language) for notice in shown.notices)
    return [*notices, *(diagnostic(finding, checked, able) for finding in shown.findings)]


def _notice(notice: Notice, language: str) -> types.Diagnostic:
    said = translate(notice.text, language) if isinstance(notice.text, Message) else notice.text
    severity = types.DiagnosticSeverity.Warning if notice.failed else types.DiagnosticSeverity.Information
    return types.Diagnostic(types.Range(_TOP, _TOP), told(said), severity=severity, source=SOURCE)


def diagnostic(finding: Finding, checked: "Checked", able: Abilities) -> types.Diagnostic:
    """One finding; its `data` holds what it is found by again."""
    return types.Diagnostic(
        range=checked.text.range(finding.span),
        message=told(translate(advice(finding), checked.config.lang or ENGLISH)),
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
