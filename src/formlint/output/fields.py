"""What formlint believes of a page: the meaning of each field and whom the forms serve, with the reasons.

For programs it is JSON, version 1, as `schema/fields-v1.json` publishes it. For people it is text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from formlint.forms.audience.model import Served
from formlint.forms.controls import Form
from formlint.forms.purpose.field import Evidence, Field, by_form
from formlint.forms.purpose.form_kind import form_kind
from formlint.html.source import Lines
from formlint.lint.analysis import Analysis
from formlint.output.fields_text import describe
from formlint.output.json import document, place


@dataclass(frozen=True, slots=True)
class _Evidence:
    signal: str
    message: str
    weight: float
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    offset: int | None
    end_offset: int | None


@dataclass(frozen=True, slots=True)
class _Control:
    index: int
    tag: str
    type: str
    id: str | None
    name: str | None
    label: str | None
    form: int
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    purpose: str | None
    confidence: float
    evidence: Sequence[_Evidence]


@dataclass(frozen=True, slots=True)
class _Served:
    territory: str
    confidence: float
    evidence: Sequence[_Evidence]


@dataclass(frozen=True, slots=True)
class _Form:
    index: int
    kind: str | None
    evidence: Sequence[_Evidence]
    audience: Sequence[_Served]


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    controls: Sequence[_Control]
    forms: Sequence[_Form]
    audience: Sequence[_Served]


def render_fields(
    pages: Sequence[Analysis],
    form: str,
    *,
    color: bool,
    width: int | None = None,
    verbose: bool = False,
    lang: str = "",
) -> str:
    """What the pages are taken for.

    Args:
        pages: What each of them is taken for.
        form: "json" or "text".
        color: Whether to colour text with ANSI sequences.
        width: Columns of the terminal, or None where there is none and so no table.
        verbose: Whether text tells unlikely territories, too.
        lang: The language of text, "" for English.
    """
    if form == "json":
        return document(_file(analysis) for analysis in pages)
    shown = partial(describe, color=color, width=width, verbose=verbose, lang=lang)
    lines = [line for analysis in pages for line in shown(analysis)]
    return "\n".join(lines) + "\n"


def _file(analysis: Analysis) -> _File:
    lines, rows = Lines(analysis.source.text), by_form(analysis.fields)
    return _File(
        path=analysis.source.path,
        controls=[_control(lines, field) for field in analysis.fields],
        forms=[_form(lines, analysis, form, rows.get(form.index, ())) for form in analysis.page.forms],
        audience=_all_served(lines, analysis.audience.served),
    )


def _form(lines: Lines, analysis: Analysis, form: Form, fields: Sequence[Field]) -> _Form:
    kind = form_kind(form, fields)
    return _Form(
        form.index,
        kind.kind if kind else None,
        [_evidence(lines, evidence) for evidence in kind.evidence] if kind else [],
        _all_served(lines, analysis.audience.of(form)),
    )


def _control(lines: Lines, field: Field) -> _Control:
    control = field.control
    return _Control(
        index=control.index,
        tag=control.tag,
        type=control.type,
        id=control.id,
        name=control.name,
        label=control.label.text if control.label else None,
        form=control.form.index,
        purpose=field.purpose,
        confidence=round(field.confidence, 4),
        evidence=[_evidence(lines, evidence) for evidence in field.evidence],
        **place(lines, control.element.span),
    )


def _all_served(lines: Lines, served: Sequence[Served]) -> list[_Served]:
    return [
        _Served(one.territory, round(one.confidence, 4), [_evidence(lines, evidence) for evidence in one.evidence])
        for one in served
    ]


def _evidence(lines: Lines, evidence: Evidence) -> _Evidence:
    return _Evidence(evidence.signal, evidence.text, round(evidence.weight, 4), **place(lines, evidence.span))
