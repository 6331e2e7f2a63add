"""Findings on pages in which code decides: those of each alternative, with its condition; fixes leave code alone."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from formlint.html.document import Document
from formlint.html.source import Span
from formlint.html.templates import RESPELT
from formlint.html.templates.conditions import Arm
from formlint.html.variants import Variant, variants
from formlint.knowledge.message import Message, say
from formlint.lint.analysis import Analysis
from formlint.lint.fix_syntax import respelt
from formlint.lint.placed import Found
from formlint.lint.report import Finding
from formlint.rule.hit import Note

_Key = tuple[str, Span]
_STATES = frozenset({"checked", "disabled", "readonly", "required", "selected"})
"""What code decides for each user: `{% if needed %}required{% endif %}` may well ask for the country that is chosen."""

_LONGEST = 60  # characters of a condition in a message


def with_alternatives(
    found: Sequence[Found], analysis: Analysis, look: Callable[[Document], Iterable[Found]]
) -> list[Found]:
    """What is found on a page and in its alternatives, `look` finding the latter; fixes in the language of the page.

    What is found in an alternative is about the fields of the page itself. Once its time is over, no more alternatives
    are looked at, but fixes still leave code alone.
    """
    document, over = analysis.document, analysis.deadline
    by_index = {field.control.index: field for field in analysis.fields}
    known = {_key(finding) for finding, _, _ in found}
    told: dict[_Key, list[tuple[Arm, Found]]] = {}
    for way in () if over() else takewhile(lambda _: not over(), variants(document)):
        for finding, field, _ in look(way.document):
            arm = _arm(finding, way)
            if arm is not None and _key(finding) not in known:
                own = by_index.get(field.control.index) if field else None
                told.setdefault(_key(finding), []).append((arm, (finding, own, None)))
    added = [_told(group) for group in told.values()]
    return [(_mendable(finding, document), field, form) for finding, field, form in (*found, *added)]


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.span


def _arm(finding: Finding, way: Variant) -> Arm | None:
    """The arm that a finding depends on; a finding about a whole tag depends on more than an arm."""
    if finding.attribute in _STATES:
        return None
    text = way.document.source.text
    return None if text[finding.span.start : finding.span.start + 1] == "<" else way.arm_of(finding.span)


def _told(group: Sequence[tuple[Arm, Found]]) -> Found:
    """The finding that an alternative has, with its condition; without where all of them have it."""
    arm, (finding, field, form) = group[0]
    every = arm.closed and {one.number for one, _ in group if one.whole == arm.whole} == {*range(arm.arms)}
    if every or not arm.test:
        return finding, field, form
    test = arm.test if len(arm.test) <= _LONGEST else f"{arm.test[:_LONGEST]}…"
    message = _where(finding.message, test, negated=arm.negated)
    others = [one._replace(message=_where(one.message, test, negated=arm.negated)) for one in finding.elsewhere]
    note = Note(say("the page depends on `{condition}` here", condition=test), arm.whole)
    told = finding._replace(message=message, elsewhere=tuple(others), evidence=(*finding.evidence, note))
    return told, field, form


def _where(message: Message, test: str, *, negated: bool) -> Message:
    if negated:
        return say("{message} (where `{condition}` is false)", message=message, condition=test)
    return say("{message} (where `{condition}` is true)", message=message, condition=test)


def _mendable(finding: Finding, document: Document) -> Finding:
    """A finding with the fixes that can be written in the language of the page."""
    if not finding.fixes or not (document.templated or document.front.language in RESPELT):
        return finding
    fixes = [respelt(document, fix) for fix in finding.fixes]
    return finding._replace(fixes=tuple(fix for fix in fixes if fix))
