"""From the findings on a page to the standing of each of its forms."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from formlint.forms import controls
from formlint.forms.controls import Control, Form, Page, visible_text
from formlint.html.document import Element, parse
from formlint.html.source import Lines, Span
from formlint.html.tags import HEADING_TAGS
from formlint.knowledge import own
from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.lint.outcomes.population import crowd
from formlint.lint.report import Finding, Place, Report
from formlint.rule.hit import Level
from formlint.rule.page import KINDS

KEEPS_OUT = frozenset(
    {
        "constraint-rejects-valid-value",
        "keyboard-cannot-type-value",
        "option-list-incomplete",
        "required-but-hidden",
        "required-but-not-universal",
        "type-unsuitable",
    }
)
"""The categories of findings by which a value does not get into a form."""

_ORDER = tuple(Outcome)
_NEAR = 60  # elements and texts between a heading and its form
_LONGEST = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its page."""

    report: Report
    page: Page
    lines: Lines
    starts: Sequence[int]

    def control_at(self, span: Span) -> Control | None:
        """The control in whose tag or contents a place lies."""
        index = bisect_right(self.starts, span.start) - 1
        if index < 0:
            return None
        control = self.page.controls[index]
        element = control.element
        inside = span in element.span or (control.tag != "input" and span in (element.content_span or element.span))
        return control if inside else None


def read(report: Report) -> Reading:
    """A report with its page, which is read anew where the report came from a run over many and left it behind."""
    page = report.analysis.page if report.analysis else controls.find(parse(report.source, own()), kinds=KINDS)
    starts = [control.element.start for control in page.controls]
    return Reading(report, page, Lines(report.source.text), starts)


def reach(reading: Reading) -> tuple[FormReach, ...]:
    """How the forms of a page stand that ask people for something, in the order of the page."""
    found: dict[int, list[tuple[Finding, Control]]] = {}
    known = (hidden.finding for hidden in reading.report.hidden if hidden.by == "baseline")
    for finding in (*reading.report.findings, *known):
        control = reading.control_at(finding.span) if finding.level is not Level.INFO else None
        if control:
            found.setdefault(control.form.index, []).append((finding, control))
    asked: dict[int, list[Control]] = {}
    for control in reading.page.controls:
        if control.editable:
            asked.setdefault(control.form.index, []).append(control)
    return tuple(
        _form(reading, form, found.get(form.index, ()), asked[form.index])
        for form in reading.page.forms
        if form.index in asked
    )


def folded(forms: Iterable[FormReach]) -> tuple[FormReach, ...]:
    """The forms of many pages, those that stop most first; the same form on several pages is told once."""
    found: dict[object, FormReach] = {}
    for one in forms:
        known = found.get(one.kind)
        found[one.kind] = replace(known, pages=known.pages + one.pages) if known else one
    return tuple(sorted(found.values(), key=_weight))


def name_of(form: Form) -> str:
    """What people call a form: its heading, else its button, name or address; "" where it has none."""
    element = form.element
    if element is None:
        return form.submit_text[:_LONGEST]
    names = (element.value("aria-label"), _heading(element), form.submit_text, form.heading)
    return next((name[:_LONGEST] for name in (*names, element.value("id"), form.action) if name), "")


def label_of(control: Control) -> str:
    """What people call a control: its label, else its name or tag."""
    names = (control.label.text if control.label else None, control.name, control.id)
    return next((name[:_LONGEST] for name in names if name), f"<{control.tag}>")


def _heading(form: Element) -> str:
    """The first heading inside the form, else the one before it."""
    for inside in form.descendants(*HEADING_TAGS):
        return visible_text(inside)
    for node, _ in zip(form.preceding(), range(_NEAR), strict=False):
        if isinstance(node, Element) and node.tag in HEADING_TAGS:
            return visible_text(node)
    return ""


def _weight(one: FormReach) -> tuple[int, int, int]:
    return _ORDER.index(one.worst), -len(one.of(Outcome.BLOCKED)), -len(one.of(Outcome.HINDERED))


def _form(
    reading: Reading,
    form: Form,
    found: Sequence[tuple[Finding, Control]],
    asked: Sequence[Control],
) -> FormReach:
    report = reading.report
    general = [one for one in found if not one[0].territories and one[0].category in KEEPS_OUT]
    everywhere = min(general, key=lambda one: one[0].level.rank, default=None)
    served = report.served[form.index] if form.index < len(report.served) else ()
    standings = tuple(_standings(reading, served, found, everywhere))
    told = tuple((one.territory, one.outcome, one.finding.rule if one.finding else "") for one in standings)
    controls = tuple((control.type, control.name, control.id) for control in asked)
    start = form.element.start if form.element else asked[0].element.start
    return FormReach(
        name_of(form),
        Place(report.source.path, *reading.lines.position(start)),
        (name_of(form), controls, told, everywhere[0].rule if everywhere else ""),
        standings,
        everywhere[0] if everywhere else None,
        pages=1 + max((len(finding.places) for finding, _ in found), default=0),
    )


def _standings(
    reading: Reading,
    served: Sequence[str],
    found: Sequence[tuple[Finding, Control]],
    everywhere: tuple[Finding, Control] | None,
) -> list[Standing]:
    """The standings of the territories, in the order of `FormReach`."""
    worst: dict[str, tuple[Outcome, Finding, Control]] = {}
    for finding, control in sorted(found, key=lambda one: one[0].level.rank):
        outcome = Outcome.BLOCKED if _stops(finding, control) else Outcome.HINDERED
        for code in dict.fromkeys([*finding.territories, *dict(finding.states)]):
            becomes = outcome if code in finding.territories else Outcome.HINDERED
            if code not in worst or _ORDER.index(becomes) < _ORDER.index(worst[code][0]):
                worst[code] = becomes, finding, control
    if everywhere:
        worst = dict.fromkeys(served, (Outcome.HINDERED, *everywhere)) | worst
    free = Outcome.FREE
    stands = [_standing(reading, code, *worst[code]) if code in worst else Standing(code, free) for code in served]
    return sorted(stands, key=lambda one: (_ORDER.index(one.outcome), -crowd((one.territory,)).people))


def _standing(reading: Reading, code: str, outcome: Outcome, finding: Finding, control: Control) -> Standing:
    line, _ = reading.lines.position(finding.span.start)
    return Standing(code, outcome, finding.in_territory(code), label_of(control), line)


def _stops(finding: Finding, control: Control) -> bool:
    """Whether a finding stops the people of its territories: a value is kept out of a control that needs one."""
    needed = control.required or control.value("aria-required") == "true"
    return finding.level is Level.ERROR and finding.category in KEEPS_OUT and needed
