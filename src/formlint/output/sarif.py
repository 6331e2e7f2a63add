"""SARIF 2.1.0, as GitHub's code scanning and other platforms read it.

A result is a finding as people see it, with all its places; each of them has a fingerprint and fixes of its own.

GitHub refuses a run of more than 25,000 results, so of a larger one the worst are kept and a notification tells of the
rest. Columns count UTF-16 code units, what readers take where they are told nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from formlint import __version__
from formlint.html.source import Lines, Span
from formlint.lint.report import Finding, Hidden, Notice, Place, Report, Results
from formlint.output.columns import Ruler, utf16_ruler
from formlint.output.counts import advice, count
from formlint.output.folding import Group, groups
from formlint.output.json import dump
from formlint.output.ordering import worst
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
_PLACES = 100  # of a result that other rules speak of
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
    found = {id(report): groups(report, fold=target.fold) for report in results.reports if report.findings}
    left_out = _leave_out(found)
    rules = _rules(results, found, target)
    yield '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"tool": '
    yield dump({"driver": _driver(rules.values())})
    yield f', "columnKind": "utf16CodeUnits", "newlineSequences": {dump([chr(13) + chr(10), chr(10), chr(13)])}'
    yield ', "automationDetails": {"id": "formlint/"}'
    yield f', "originalUriBaseIds": {dump({_BASE: {"description": _text("The root of the project.")}})}'
    yield f', "invocations": [{dump(_invocation(results, left_out, target))}], "results": ['
    indexes = {rule: index for index, rule in enumerate(rules)}
    between = "\n"
    for report in results.reports:
        for result in _results(report, found.get(id(report), ()), indexes, target):
            yield between + dump(result)
            between = ",\n"
    yield "\n]}]}\n"


def _leave_out(found: dict[int, list[Group]]) -> int:
    """Leave out the mildest findings that there is no room for, and tell how many these are."""
    every = [group for groups in found.values() for group in groups]
    if len(every) > _MOST:
        kept = {id(group) for group in sorted(every, key=worst)[:_MOST]}
        for page, groups in found.items():
            found[page] = [group for group in groups if id(group) in kept]
    return max(0, len(every) - _MOST)


def _rules(results: Results, found: dict[int, list[Group]], target: Target) -> dict[str, Described]:
    """The rules that are named, in the order of their ids."""
    named = {group.first.rule: group.first.level for groups in found.values() for group in groups}
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


def _invocation(results: Results, left_out: int, target: Target) -> _Json:
    notices = list(results.notices)
    if left_out:
        notices.append(
            Notice("", f"{count(left_out, 'finding')} of lower levels omitted: GitHub accepts at most 25,000")
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


def _results(report: Report, found: Sequence[Group], indexes: dict[str, int], target: Target) -> Iterator[_Json]:
    hidden = report.hidden if target.hidden else ()
    if found or hidden:
        ruler = utf16_ruler(Lines(report.source.text))
        artifact = _artifact(report.source.path, target)
        for group in found:
            yield _result(artifact, ruler, group, indexes[group.first.rule], target)
        for one in hidden:
            result = _result(artifact, ruler, Group(one.finding), indexes[one.finding.rule], target)
            yield result | {"suppressions": [_suppression(one)]}


def _result(artifact: _Json, ruler: Ruler, group: Group, index: int, target: Target) -> _Json:
    finding = group.first
    also = [_location(artifact, _region(ruler, one.span), f"{one.message} [{one.rule}]") for one in group.related]
    related = [*_reasons(artifact, ruler, finding.evidence), *also[:_PLACES], *_pages(finding.places, target)]
    fixes = [_fix(artifact, ruler, fix) for one in group.places for fix in one.fixes if replaceable(fix)]
    hashes = _hashes(group)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": _text(advice(finding)),
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": _region(ruler, one.span)}}
            for one in group.places
        ],
        **({"partialFingerprints": hashes} if hashes else {}),
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if fixes else {}),
        "rank": round(100 * finding.confidence, 1),
        "properties": _properties(finding),
    }


def _hashes(group: Group) -> dict[str, str]:
    """A fingerprint for each place: in their order, as the locations."""
    named = [one.fingerprint for one in group.places if one.fingerprint]
    first = {"primaryLocationLineHash": named[0], "formlint/v1": named[0]} if named else {}
    return first | {f"formlint/place{number}/v1": name for number, name in enumerate(named[1:], 2)}


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
