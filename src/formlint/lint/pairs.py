"""Findings of two rules that tell one fault: that on the control or the group stands, the other belongs to it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from formlint.html.document import Document
from formlint.lint.placed import Found
from formlint.lint.report import Finding
from formlint.rule.declaration import Rule


def paired(found: list[Found], rules: Sequence[Rule]) -> list[Found]:
    """Some findings in the order of the text; those that belong to another one say so, and share its form.

    They take the place of those that are given.
    """
    same_as = _same_as(tuple(rules))
    met = {finding.rule for finding, _, _ in found}
    if met.isdisjoint(same_as):
        return found
    telling = {rule for those in same_as.values() for rule in those & met}
    standing: dict[str, list[Finding]] = {rule: [] for rule in telling}
    for finding, _, _ in found:
        if finding.rule in standing:
            standing[finding.rule].append(finding)
    for place, (finding, field, form) in enumerate(found):
        one = _of_same_fault(finding, same_as.get(finding.rule, frozenset()), standing)
        if one:
            found[place] = finding._replace(same_as=one.fingerprint, form=one.form), field, form
    return found


def standing_on(document: Document, rules: Iterable[Rule]) -> frozenset[str]:
    """The rules to whose findings those of others may belong, on a document with what these look at."""
    written = document.lookup.names
    belonging = (rule for rule in rules if rule.types or not rule.attributes or not rule.attributes.isdisjoint(written))
    return frozenset[str]().union(*(rule.same_as for rule in belonging))


@lru_cache(maxsize=16)
def _same_as(rules: tuple[Rule, ...]) -> Mapping[str, frozenset[str]]:
    """The rules that may tell the same fault, by the rule whose finding belongs to theirs."""
    return {rule.id: rule.same_as for rule in rules if rule.same_as}


def _of_same_fault(
    finding: Finding, rules: frozenset[str], standing: Mapping[str, Sequence[Finding]]
) -> Finding | None:
    """The first finding of one of some rules within what a finding is about."""
    about = finding.concerns or finding.span
    for those in (standing[rule] for rule in sorted(rules) if rule in standing):
        nth = bisect_left(those, about.start, key=attrgetter("span.start"))
        if nth < len(those) and those[nth].span in about:
            return those[nth]
    return None
