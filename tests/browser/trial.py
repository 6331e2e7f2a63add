"""A finding on trial: its control marked in the page, as it is written and as it is mended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from browser.chromium import MARK

from formlint import knowledge
from formlint.forms.purpose.field import Field
from formlint.html.source import Source, Span
from formlint.knowledge.message import say
from formlint.lint import engine
from formlint.lint.analysis import Analysis
from formlint.lint.config import Config
from formlint.lint.fix.apply import apply
from formlint.lint.report import Finding
from formlint.rule.hit import Edit, Fix
from formlint.values.valid import valid_values

BLAMED = frozenset({"max", "maxlength", "min", "minlength", "multiple", "pattern", "required", "step", "type"})
"""Attributes without which a control takes more."""

REFUSALS = frozenset(
    {
        "constraint-rejects-valid-value",
        "contradiction",
        "option-list-incomplete",
        "required-but-not-universal",
        "type-unsuitable",
        "value-invalid-for-type",
    }
)
"""Categories whose witness is a value that does not get through."""

KEYBOARDS = frozenset({"keyboard-cannot-type-value", "keyboard-unhelpful"})

NOT_ENTERED = {
    "autocapitalize-missing": "a phone's keyboard would write it otherwise",
    "autocomplete-disabled": "it can be typed, but is not filled in",
    "autocomplete-missing": "it can be typed, but is not filled in",
    "autocomplete-wrong": "it can be typed, but another thing is filled in",
    "date-format-ambiguous": "it is taken, and then misread",
    "direction-missing": "it is taken, and shown in the wrong order",
    "honeypot-autofillable": "it is filled in, and then held against people",
    "label-territory-mismatch": "it is taken, but asked for by another name",
    "option-list-wrong": "it can be chosen, but sends or means another thing",
    "paste-blocked": "it can be typed, but not pasted",
    "pattern-redos": "its attack is timed in node",
    "required-but-hidden": "nobody sees where to enter it",
}
"""Categories whose witness is taken all the same, and why that harms."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A page in which findings are to be confirmed, and a page in which they are mended, where there is one."""

    beliefs: Analysis
    findings: tuple[Finding, ...]
    twin: "Trial | None"

    @property
    def witnessed(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.witness is not None]

    def field(self, finding: Finding) -> Field | None:
        """The field a finding is about."""
        return _field(self.beliefs, finding)

    def written(self, field: Field) -> str:
        """The page as it is, with the control marked."""
        return apply(self.beliefs.source.text, [_mark(field)])

    def fixed(self, finding: Finding, field: Field) -> str:
        """The page with the finding's fix, and without what other findings blame on that control."""
        others = [one for one in self._on(field) if one != finding]
        return apply(self.beliefs.source.text, [*finding.fixes[:1], *self._unblamed(field, others), _mark(field)])

    def unblamed(self, field: Field) -> str:
        """The page without the attributes that findings blame on that control."""
        return apply(self.beliefs.source.text, [*self._unblamed(field, self._on(field)), _mark(field)])

    def mended(self, finding: Finding) -> str | None:
        """The corrected twin with the same control marked; None where the twin lacks it or still has the fault."""
        twin = self.twin
        if twin is None or any((one.rule, one.subject) == (finding.rule, finding.subject) for one in twin.findings):
            return None
        field = _same(twin.beliefs, finding)
        return twin.written(field) if field else None

    def _on(self, field: Field) -> list[Finding]:
        return [finding for finding in self.findings if self.field(finding) is field]

    def _unblamed(self, field: Field, findings: Iterable[Finding]) -> Iterator[Fix]:
        for name in {finding.attribute for finding in findings if finding.attribute in BLAMED}:
            attribute = field.control.attribute(name or "")
            if attribute:
                left = 'step="any"' if name == "step" else ""  # without one, a step of 1 counts
                yield Fix(say(""), (Edit(attribute.span, left),), safe=False)


def trial(path: str, text: str, serves: Sequence[str], twin: str | None) -> Trial:
    """The findings on a page and what formlint believed of it."""
    source, config = Source(path, text, "utf-8"), Config(serves=tuple(serves))
    return Trial(
        engine.analyse(source, config),
        engine.check(source, config).findings,
        trial(path, twin, serves, None) if twin is not None else None,
    )


def same(finding: Finding, field: Field) -> list[str]:
    """All spellings of the witness that the packs know, itself first; a choice also with the full stop of titles."""
    witness = finding.witness or ""
    if finding.category == "option-list-incomplete":
        return [witness, f"{witness}."]
    for code in (*finding.territories[:1], knowledge.WORLD):
        for value in valid_values(field, knowledge.own().territory(code)):
            if witness in value.spellings:
                return list(dict.fromkeys([witness, *value.spellings]))
    return [witness]


def others(finding: Finding, field: Field) -> list[str]:
    """What people served may write instead of the witness."""
    served = [knowledge.own().territory(code) for code in finding.territories[:8]]
    return [spelling for pack in served for value in valid_values(field, pack) for spelling in value.spellings]


def _mark(field: Field) -> Fix:
    place = field.control.element.span.start + 1 + len(field.control.tag)
    return Fix(say(""), (Edit(Span(place, place), f" {MARK}"),), safe=True)


def _field(beliefs: Analysis, finding: Finding) -> Field | None:
    for field in beliefs.fields:
        if finding.span in field.control.element.span:
            return field
    return _same(beliefs, finding)


def _same(beliefs: Analysis, finding: Finding) -> Field | None:
    """The field with the id or name of the finding's subject; the only one of its page where it has neither."""
    subject = finding.subject
    if subject is None:
        return None
    for field in beliefs.fields:
        control = field.control
        if subject.id and control.id == subject.id:
            return field
        if not subject.id and subject.name and control.name == subject.name:
            return field
    return beliefs.fields[0] if not (subject.id or subject.name) and len(beliefs.fields) == 1 else None
