"""One fault, one finding: what a rule finds alike on several fields of a form is shown together, with all its places.

So is what it finds on the copies of a field in other forms, such as the sign-in of a header and that of its menu.

Only reports for people fold. Everything else keeps one finding for each place: fingerprints, baselines, ignores, fixes,
counts by rule, reports for programs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from formlint.html.source import Lines
from formlint.knowledge.message import say
from formlint.lint.report import Finding, Report, Results, Summary
from formlint.output.counts import listed
from formlint.output.target import Target
from formlint.rule.hit import PRESETS, Level
from formlint.system.escape import clip, visible

_MOST = 6  # other places that are named
_LONGEST = 40  # characters of the name of one

_Alike = tuple[str, Level, str, str | None, str | None]
"""What is equal for the places of one finding: rule, level, form, attribute and witness; never what is said."""


class Group(NamedTuple):
    """A fault as people see it.

    Attributes:
        first: The first place in the text, at the level that the fault is shown at.
        others: The other places in the same form; without a form, on the same page.
        related: What other rules find of the same fault, such as on the label of a field.
    """

    first: Finding
    others: Sequence[Finding] = ()
    related: Sequence[Finding] = ()

    @property
    def places(self) -> Sequence[Finding]:
        """All places, the first one first."""
        return self.first, *self.others

    @property
    def fixable(self) -> bool:
        """Whether a safe fix is offered for one of its places."""
        return any(fix.safe for one in self.places for fix in one.fixes)


def groups(report: Report, *, fold: bool = True) -> list[Group]:
    """The findings of a page as people see them, in the order of the text; without folding, each by itself."""
    if not fold:
        return [Group(finding) for finding in report.findings]
    known = {finding.fingerprint for finding in report.findings if not finding.same_as}
    related: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.same_as and finding.same_as in known:
            related.setdefault(finding.same_as, []).append(finding)
    rows: dict[_Alike, list[Finding]] = {}
    for finding in report.findings:
        if not finding.same_as or finding.same_as not in related:
            one = _raised(finding, related.get(finding.fingerprint, ()))
            rows.setdefault(_kind(one), []).append(one)
    place = {finding.fingerprint: nth for nth, finding in enumerate(report.findings)}
    whole = [sorted(row, key=lambda one: place[one.fingerprint]) for row in _with_copies(rows)]
    return [
        Group(row[0], row[1:], [it for one in row for it in related.get(one.fingerprint, ())])
        for row in sorted(whole, key=lambda row: place[row[0].fingerprint])
    ]


def _with_copies(rows: Mapping[_Alike, list[Finding]]) -> list[list[Finding]]:
    """The rows; one that tells only of fields whose copies are in larger ones of other forms belongs to these."""
    forms: dict[tuple[object, ...], list[list[Finding]]] = {}
    for (rule, level, _, attribute, witness), row in rows.items():
        forms.setdefault((rule, level, attribute, witness), []).append(row)
    return [row for alike in forms.values() for row in (_joined(alike) if alike[1:] else alike)]


def _joined(alike: list[list[Finding]]) -> list[list[Finding]]:
    """The rows of one fault in several forms, the largest first, with the copies among them."""
    kept, told = list[list[Finding]](), dict[tuple[object, ...], list[Finding]]()
    for row in sorted(alike, key=len, reverse=True):
        copies = [*map(_copy, row)]
        if told.keys() >= {*copies}:
            for copy, one in zip(copies, row, strict=True):
                told[copy].append(one)
        else:
            kept.append(row)
            for copy in copies:
                told.setdefault(copy, row)
    return kept


def _copy(finding: Finding) -> tuple[object, ...]:
    """What is equal for the copies of a field; without a name or a label, none has another one."""
    subject = finding.subject
    known = subject and (subject.name or subject.label)
    return (subject.name, finding.about, finding.predicate) if subject and known else (finding.fingerprint,)


def _kind(finding: Finding) -> _Alike:
    """What a finding has to share with others: the value, too, where the fault is that it does not get through."""
    witness = finding.witness if PRESETS[finding.category] == "values" else None
    return finding.rule, finding.level, finding.form, finding.attribute, witness


def _raised(finding: Finding, related: Iterable[Finding]) -> Finding:
    """A finding at the level of the worst that is said of the fault."""
    worst = min((finding.level, *(one.level for one in related)), key=lambda level: level.rank)
    return finding if worst is finding.level else finding._replace(level=worst)


def seen(results: Results, *, fold: bool = True) -> Summary:
    """The counts of a run, with the findings counted as people see them."""
    counts = Counter[str]()
    for group in (group for report in results.reports if report.findings for group in groups(report, fold=fold)):
        counts[f"{group.first.level}s"] += 1
        counts["fixable"] += group.fixable
    levels = {f"{level}s": counts[f"{level}s"] for level in Level}
    return results.summary._replace(**levels, fixable=counts["fixable"])


def same_for(group: Group, lines: Lines, target: Target) -> list[str]:
    """The other places, each by its field, line and column, with what differs there; of many, how many more.

    Args:
        group: A finding with its places.
        lines: The text of the page.
        target: Tells whether all of them are named, and in which language.
    """
    named = group.others if target.whole else group.others[:_MOST]
    places, more = [_place(one, group.first, lines) for one in named], len(group.others) - len(named)
    return [*places, target.tell(say("{count} more (-v names them)", count=more))] if more else places


def in_one_line(places: Sequence[str], target: Target) -> str:
    """What `same_for` gives, as one text."""
    return "; ".join(places) if any(": " in place for place in places) else target.tell(listed(places))


def _place(other: Finding, first: Finding, lines: Lines) -> str:
    """A place, with what is to be said and done there unless that is the same as at the first one."""
    place = "{}:{}".format(*lines.position(other.span.start))
    name, said = _name(other), what_differs(other, first)
    return (f'"{name}" ({place})' if name else place) + (f": {said}" if said else "")


def what_differs(other: Finding, first: Finding) -> str:
    """What is to be said and done at another place than the first, "" where it is the same."""
    said = other.help if other.help and other.help != first.help else other.predicate
    return "" if said in {first.help, first.predicate} else said


def _name(finding: Finding) -> str:
    """What a field is called where a finding is one of several."""
    subject = finding.subject
    return clip(visible(name), _LONGEST) if subject and (name := subject.label or subject.name or subject.id) else ""
