"""SARIF 2.1.0, as GitHub's code scanning and other platforms read it.

GitHub refuses a run of more than 25,000 results, so of a larger one the worst are kept and a notification tells of the
rest. Columns count UTF-16 code units, what readers take where they are told nothing.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from formlint import __version__
from formlint.html.source import Lines, Span
from formlint.lint.report import Finding, Hidden, Notice, Place, Report, Results
from formlint.output.columns import Ruler, utf16_ruler
from formlint.output.counts import advice, count
from formlint.output.json import dump
from formlint.output.ordering import in_order, worst_first
from formlint.output.replacing import replaceable
from formlint.output.rule_metadata import Described, described
from formlint.output.summary import unknown
from formlint.output.target import Target, uri
from formlint.rule import documentation
from formlint.rule.hit import Fix, Level, Note
from formlint.system.escape import told

_MOST = 25_000  # results
_LONGEST = 1000  # characters of a text
_REASONS = 5  # of a result
_PAGES = 100  # other pages of a result
_TERRITORIES = 20
_BASE = "SRCROOT"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "recommendation"}
_LINK = re.compile(r"\](?=\()")  # would make a hyperlink of what the page says
_CAUTION = "Unsafe fix, may change what the form accepts or means: "

_Json = dict[str, Any]


def render(results: Results, target: Target) -> Iterator[str]:
    """All findings, one a line, but no more than GitHub takes."""
    kept = _kept(results)
    rules = _rules(results, kept, target)
    yield '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"tool": '
    yield dump({"driver": _driver(rules.values())})
    yield f', "columnKind": "utf16CodeUnits", "newlineSequences": {dump([chr(13) + chr(10), chr(10), chr(13)])}'
    yield ', "automationDetails": {"id": "formlint/"}'
    yield f', "originalUriBaseIds": {dump({_BASE: {"description": _text("The root of the project.")}})}'
    yield f', "invocations": [{dump(_invocation(results, target))}], "results": ['
    indexes = {rule: index for index, rule in enumerate(rules)}
    between = "\n"
    for report in results.reports:
        for result in _results(report, kept, indexes, target):
            yield between + dump(result)
            between = ",\n"
    yield "\n]}]}\n"


def _kept(results: Results) -> Collection[int] | None:
    """The identities of the findings that there is room for; None for all."""
    if sum(len(report.findings) for report in results.reports) <= _MOST:
        return None
    return {id(finding) for _, finding in worst_first(results.reports)[:_MOST]}


def _rules(results: Results, kept: Collection[int] | None, target: Target) -> dict[str, Described]:
    """The rules that are named, in the order of their ids."""
    named = {one.rule: one.level for _, one in in_order(results.reports) if kept is None or id(one) in kept}
    if target.hidden:
        named |= {one.finding.rule: one.finding.level for report in results.reports for one in report.hidden}
    return {rule: described(rule, named[rule]) for rule in sorted(named)}


def _driver(rules: Iterable[Described]) -> _Json:
    return {
        "name": "formlint",
        "version": __version__,
        **({"informationUri": documentation.SITE} if documentation.SITE else {}),
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Described) -> _Json:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": _text(rule.title),
        "fullDescription": _text(rule.about),
        **({"helpUri": rule.address} if rule.address else {}),
        "help": {"text": rule.about, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "tags": list(rule.tags),
            "precision": "high",
            "problem.severity": _SEVERITIES[rule.level],
        },
    }


def _invocation(results: Results, target: Target) -> _Json:
    notices = list(results.notices)
    total = sum(len(report.findings) for report in results.reports)
    if total > _MOST:
        notices.append(
            Notice("", f"{count(total - _MOST, 'finding')} of lower levels omitted: GitHub accepts at most 25,000")
        )
    return {
        "executionSuccessful": not any(notice.failed for notice in notices),
        "toolExecutionNotifications": [
            *(_notification(notice, target) for notice in notices),
            *map(_remark, unknown(results.summary)),
        ],
    }


def _notification(notice: Notice, target: Target) -> _Json:
    where = [{"physicalLocation": {"artifactLocation": _artifact(notice.path, target)}}] if notice.path else []
    return {"level": "error" if notice.failed else "warning", "message": _text(notice.text), "locations": where}


def _remark(line: str) -> _Json:
    return {"level": "note", "message": _text(line), "locations": []}


def _results(report: Report, kept: Collection[int] | None, indexes: dict[str, int], target: Target) -> Iterator[_Json]:
    findings = [finding for finding in report.findings if kept is None or id(finding) in kept]
    hidden = report.hidden if target.hidden else ()
    if findings or hidden:
        ruler = utf16_ruler(Lines(report.source.text))
        artifact = _artifact(report.source.path, target)
        for finding in findings:
            yield _result(artifact, ruler, finding, indexes[finding.rule], target)
        for one in hidden:
            result = _result(artifact, ruler, one.finding, indexes[one.finding.rule], target)
            yield result | {"suppressions": [_suppression(one)]}


def _result(artifact: _Json, ruler: Ruler, finding: Finding, index: int, target: Target) -> _Json:
    related = [*_reasons(artifact, ruler, finding.evidence), *_pages(finding.places, target)]
    fixes = [_fix(artifact, ruler, fix) for fix in finding.fixes if replaceable(fix)]
    hashes = {"primaryLocationLineHash": finding.fingerprint, "formlint/v1": finding.fingerprint}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": _text(advice(finding)),
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(ruler, finding.span)}}],
        **({"partialFingerprints": hashes} if finding.fingerprint else {}),
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if fixes else {}),
        "rank": round(100 * finding.confidence, 1),
        "properties": _properties(finding),
    }


def _properties(finding: Finding) -> _Json:
    known = {
        "category": finding.category,
        "purpose": finding.purpose,
        "territories": list(finding.territories[:_TERRITORIES]),
        "witness": told(finding.witness) if finding.witness is not None else None,
    }
    return {name: value for name, value in known.items() if value}


def _suppression(hidden: Hidden) -> _Json:
    kind = "inSource" if hidden.by == "page" else "external"
    why = hidden.why or ("in the baseline" if hidden.by == "baseline" else "")
    return {"kind": kind, "status": "accepted", **({"justification": told(why)} if why else {})}


def _reasons(artifact: _Json, ruler: Ruler, notes: Sequence[Note]) -> Iterator[_Json]:
    placed = [(note.text, note.span) for note in notes if note.span is not None]
    for text, span in placed[:_REASONS]:
        yield _location(artifact, _region(ruler, span), text)


def _pages(places: Sequence[Place], target: Target) -> Iterator[_Json]:
    for place in places[:_PAGES]:
        region = {"startLine": place.line, "startColumn": place.column}
        yield _location(_artifact(place.path, target), region, "The same on another page")


def _location(artifact: _Json, region: _Json, text: str) -> _Json:
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}, "message": _text(text)}


def _fix(artifact: _Json, ruler: Ruler, fix: Fix) -> _Json:
    replacements = [
        {"deletedRegion": _region(ruler, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": _text(fix.title if fix.safe else _CAUTION + fix.title),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _artifact(path: str, target: Target) -> _Json:
    address = uri(path, target)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _BASE}


def _region(ruler: Ruler, span: Span) -> _Json:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), ruler.region(span), strict=True))


def _text(text: str) -> _Json:
    return {"text": _LINK.sub("] ", told(text, _LONGEST))}
