"""The reasoning about a control, for people as text of at most 100 columns, for programs as JSON, version 1."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from formlint.forms.audience.model import Served
from formlint.forms.controls import Control
from formlint.forms.purpose.field import Evidence, Field
from formlint.forms.purpose.lexicon import NOTHING
from formlint.html.source import Lines, Source
from formlint.knowledge import own
from formlint.knowledge.pack import WORLD
from formlint.lint.explain.model import Answer, Explanation, ValidIn, Worth
from formlint.output.color import Paint, painter
from formlint.output.counts import count, sureness
from formlint.output.json import document, place
from formlint.system.escape import clip, visible, wrap
from formlint.values.keyboard import Keyboard

_USUAL, _WIDEST = 80, 100
_NARROWEST = 40
_SERVED = 5  # territories told of
_REASONS = 6  # for a purpose
_CLUES = 3  # for the likeliest territory, one for each other
_TEXT = 200  # characters of one text
_NO_OTHER = "; no other spelling is accepted either"
_NAMED = 8  # rules named that were not asked for one reason
_SHOWN = 3  # spellings of a value, territories of a hit


@dataclass(frozen=True, slots=True)
class _Line:
    """A text to be wrapped: at its level of indentation, after a mark, in a style."""

    text: str
    indent: int = 1
    mark: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """What becomes of a value, and how good or bad that is."""

    text: str
    style: str


def render(
    source: Source,
    explanations: Sequence[Explanation],
    form: str,
    *,
    color: bool,
    width: int | None = None,
    verbose: bool = False,
) -> str:
    """The explanations of the controls at a place of a page.

    Args:
        source: The page.
        explanations: One for each control.
        form: "json" or "text".
        color: Whether to colour text with ANSI sequences.
        width: Columns of the terminal, or None where there is none.
        verbose: Whether text lists the rules that found nothing.
    """
    lines = Lines(source.text)
    if form == "json":
        return document([{"path": source.path, "controls": [_shape(lines, one) for one in explanations]}])
    paint, room = painter(color=color), max(_NARROWEST, min(width or _USUAL, _WIDEST))
    texts: list[str] = []
    for one in explanations:
        for line in _lines(source, lines, one, verbose=verbose):
            texts.extend(_wrapped(line, room, paint))
        texts.append("")
    return "\n".join(texts)


def _wrapped(line: _Line, room: int, paint: Paint) -> Iterator[str]:
    before = "  " * line.indent + line.mark
    for number, part in enumerate(wrap(visible(clip(line.text, 3 * _TEXT)), room - len(before))):
        styled = paint(line.style, part) if line.style else part
        yield f"{before if number == 0 else ' ' * len(before)}{styled}".rstrip()


def _lines(source: Source, lines: Lines, one: Explanation, *, verbose: bool) -> Iterator[_Line]:
    control = one.field.control
    line, column = lines.position(control.element.span.start)
    yield _Line(f"{source.path}:{line}:{column}: {_name(control)}", 0, style="strong")
    for title, body in (
        (f"What it asks for: {_purpose(one)}", _evidence(lines, one.field.evidence[:_REASONS], 1)),
        (f"Whom the form serves{'' if one.served else ': unknown; the page does not say'}", _served(lines, one)),
        (f"Valid values of these people{_unknown(one)}", _valid(one)),
        ("Values that the control accepts", (_Line(text, mark="- ") for text in one.accepts)),
        (f"Keyboards that it shows{_no_keyboard(one)}", map(_keyboard, one.keyboards)),
        ("Rules", _questions(one, verbose=verbose)),
    ):
        yield _Line("", 0)
        yield _Line(title, 0, style="strong")
        yield from body


def _name(control: Control) -> str:
    attributes = {"type": control.value("type"), "id": control.id, "name": control.name}
    written = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
    label = f', labelled "{clip(control.label.text, _TEXT // 2)}"' if control.label else ""
    return f"<{control.tag}{written}>{label}"


def _purpose(one: Explanation) -> str:
    field = one.field
    if field.purpose is None:
        return "unknown"
    return (
        f"{own().purposes.describe(field.purpose)} ({field.purpose}), {sureness(field.confidence)}{_left_open(field)}"
    )


def _left_open(field: Field) -> str:
    """What else it may ask for: nothing is written into a page that rests on one of two."""
    if field.rival is None:
        return ""
    other = (
        "that at all" if field.rival == NOTHING else f"{own().purposes.describe(field.rival)} ({field.rival}) instead"
    )
    return f"; the page leaves open whether it asks for {other}"


def _evidence(lines: Lines, evidence: Iterable[Evidence], indent: int) -> Iterator[_Line]:
    texts = (
        clip(item.text, _TEXT) + (f" (line {lines.position(item.span.start)[0]})" if item.span else "")
        for item in evidence
    )
    yield from (_Line(text, indent, "- ") for text in dict.fromkeys(texts))


def _served(lines: Lines, one: Explanation) -> Iterator[_Line]:
    for number, served in enumerate(one.served[:_SERVED]):
        stand = one.state.stand(served.territory)
        yield _Line(f"{_territory(one, served.territory)} ({stand}), {sureness(served.confidence)}")
        yield from _evidence(lines, served.evidence[: 1 if number else _CLUES], 2)
    if len(one.served) > _SERVED:
        yield _Line(f"and {_codes([served.territory for served in one.served[_SERVED:]])}")
    if one.served and one.doubtful:
        yield _Line("none of them is certain enough, so the rules also check the whole world")


def _territory(one: Explanation, code: str) -> str:
    known = one.field.control.element.document.knowledge
    return "the whole world" if code == WORLD else f"{known.territory(code).name} ({code})"


def _unknown(one: Explanation) -> str:
    if one.valid:
        return ""
    if one.field.purpose is None:
        return ": unknown, because the meaning of the field is unknown"
    return f": formlint has no values for {own().purposes.describe(one.field.purpose)}"


def _valid(one: Explanation) -> Iterator[_Line]:
    for valid in one.valid[:_SERVED]:
        yield _Line(f"{_few([_territory(one, code) for code in valid.territories])}:")
        fates: dict[tuple[_Clause, ...], list[str]] = {}
        for worth in valid.worths:
            fates.setdefault(tuple(_fate(worth)), []).append(_spelled(worth))
        for fate, spelled in fates.items():
            yield from _told(", ".join(spelled), fate)
        if valid.note:
            yield _Line(f"note: {valid.note}", 2, style="quiet")
        if valid.source:
            yield _Line(f"source: {'; '.join(valid.source)}", 2, style="quiet")
    if len(one.valid) > _SERVED:
        more = [code for valid in one.valid[_SERVED:] for code in valid.territories]
        yield _Line(f"and those of {_codes(more)}")


def _codes(codes: Sequence[str]) -> str:
    shown = codes[: 4 * _SERVED]
    more = len(codes) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _told(spelled: str, fate: Sequence[_Clause]) -> Iterator[_Line]:
    """Values with what becomes of them."""
    if len(fate) == 1:
        yield _Line(f"{spelled}: {fate[0].text}", 2, "- ", fate[0].style)
        return
    yield _Line(f"{spelled}:", 2, "- ")
    yield from (_Line(clause.text, 3, style=clause.style) for clause in fate)


def _spelled(worth: Worth) -> str:
    customary, *others = worth.spellings
    also = _few([f'"{other}"' for other in others])
    return f'"{customary}"{f" (also {also})" if also else ""}'


def _few(items: Sequence[str]) -> str:
    more = len(items) - _SHOWN
    return ", ".join(items[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _fate(worth: Worth) -> Iterator[_Clause]:
    """What becomes of a value: in the control, then on keyboards that lack something."""
    lacks = [typed for typed in worth.typed if typed.lacking]
    if worth.taken is None:
        yield _Clause("unknown whether it is accepted", "")
    elif worth.refusal is None:
        yield _Clause("accepted" if lacks or not worth.typed else "accepted, and can be typed", "added")
    elif worth.taken:
        yield _Clause(f'{worth.refusal}; "{worth.taken[0]}" is accepted', "warning")
    else:
        yield _Clause(f"{worth.refusal}{_NO_OTHER if len(worth.spellings) > 1 else ''}", "error")
    for typed in lacks:
        if typed.instead and worth.taken != ():
            yield _Clause(f'the {typed.keyboard} lacks "{typed.lacking}"; "{typed.instead}" can be typed', "warning")
        elif not typed.instead:
            yield _Clause(f'the {typed.keyboard} lacks "{typed.lacking}", so it cannot be typed', "error")


def _no_keyboard(one: Explanation) -> str:
    return "" if one.keyboards else ": none"


def _keyboard(keyboard: Keyboard) -> _Line:
    if keyboard.complete:
        return _Line(f"{keyboard.name}: any text can be typed", mark="- ")
    rows = " / ".join(row.strip() for row in keyboard.grid)
    return _Line(f'{keyboard.name}: {rows}; it types only "{keyboard.characters}"', mark="- ")


def _questions(one: Explanation, *, verbose: bool) -> Iterator[_Line]:
    unasked: dict[str, list[str]] = {}
    spared: dict[str, list[str]] = {}
    quiet: list[str] = []
    for question in one.questions:
        if question.answer is Answer.NOT_ASKED:
            unasked.setdefault(question.text, []).append(question.rule)
        elif question.answer is Answer.NO_HIT and question.text:
            spared.setdefault(question.text, []).append(question.rule)
        elif question.answer is Answer.NO_HIT:
            quiet.append(question.rule)
        else:
            yield _Line(f"{question.answer}: {question.rule}, {question.level}", mark="- ", style=question.level or "")
            yield _Line(question.text, 2)
    for reason, rules in spared.items():
        yield _Line(f"no finding, because {reason}: {', '.join(rules)}", mark="- ", style="quiet")
    if quiet:
        for named in quiet if verbose else [f"{count(len(quiet), 'rule')} (-v lists them)"]:
            yield _Line(f"no finding: {named}", mark="- ", style="quiet")
    for reason, rules in unasked.items():
        named = ", ".join(rules) if verbose or len(rules) <= _NAMED else f"{count(len(rules), 'rule')} (-v lists them)"
        yield _Line(f"not run, because {reason}: {named}", mark="- ", style="quiet")
    if one.others:
        yield _Line(f"not run: {count(one.others, 'rule')} for other kinds of fields", mark="- ", style="quiet")


def _shape(lines: Lines, one: Explanation) -> dict[str, Any]:
    field = one.field
    control = field.control
    return {
        **place(lines, control.element.span),
        "index": control.index,
        "tag": control.tag,
        "type": control.type,
        "id": control.id,
        "name": control.name,
        "label": control.label.text if control.label else None,
        "purpose": field.purpose,
        "rival": field.rival,
        "confidence": round(field.confidence, 4),
        "evidence": [_evidence_shape(lines, item) for item in field.evidence],
        "audience": [_served_shape(lines, one, served) for served in one.served],
        "valid": [_valid_shape(valid) for valid in one.valid],
        "doubtful": one.doubtful,
        "accepts": one.accepts,
        "keyboards": [keyboard._asdict() for keyboard in one.keyboards],
        "questions": one.questions,
        "other_rules": one.others,
    }


def _evidence_shape(lines: Lines, item: Evidence) -> dict[str, Any]:
    return {"signal": item.signal, "message": item.text, "weight": round(item.weight, 4), **place(lines, item.span)}


def _served_shape(lines: Lines, one: Explanation, served: Served) -> dict[str, Any]:
    return {
        "territory": served.territory,
        "state": one.state.stand(served.territory),
        "confidence": round(served.confidence, 4),
        "evidence": [_evidence_shape(lines, item) for item in served.evidence],
    }


def _valid_shape(valid: ValidIn) -> dict[str, Any]:
    return {
        "territories": valid.territories,
        "values": valid.worths,
        "source": valid.source,
        "note": valid.note,
    }
