"""The reasoning about a control, for people as text of at most 100 columns, for programs as JSON, version 1."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from formlint.forms.audience.model import Served
from formlint.forms.controls import Control
from formlint.forms.purpose.field import Evidence
from formlint.forms.purpose.lexicon import NOTHING
from formlint.html.source import Lines, Source
from formlint.knowledge import own
from formlint.knowledge.message import EMPTY, Message, TerritoryName, say, several, verbatim
from formlint.knowledge.pack import WORLD
from formlint.lint.explain.model import Answer, Explanation, Question, ValidIn, Worth
from formlint.output.color import Paint, painter
from formlint.output.counts import LEVELS, STANDS, sureness
from formlint.output.json import document, place
from formlint.output.target import Target
from formlint.system.escape import clip, visible, wrap
from formlint.values.keyboard import Keyboard

_USUAL, _WIDEST = 80, 100
_NARROWEST = 40
_SERVED = 5  # territories told of
_REASONS = 6  # for a purpose
_CLUES = 3  # for the likeliest territory, one for each other
_TEXT = 200  # characters of one text
_NAMED = 8  # rules named that were not asked, or tell nothing, for one reason
_SHOWN = 3  # spellings of a value, territories of a hit
_ANSWERS = {Answer.HIT: say("hit"), Answer.LEFT: say("left to another rule")}


@dataclass(frozen=True, slots=True)
class _Line:
    """A text to be wrapped, of so many characters at most: at its level of indentation, after a mark, in a style."""

    text: str
    indent: int = 1
    mark: str = ""
    style: str = ""
    most: int = 3 * _TEXT


@dataclass(frozen=True, slots=True)
class _Clause:
    """What becomes of a value, and how good or bad that is."""

    text: Message
    style: str


def render(
    source: Source,
    explanations: Sequence[Explanation],
    form: str,
    target: Target | None = None,
    *,
    verbose: bool = False,
) -> str:
    """The explanations of the controls at a place of a page.

    Args:
        source: The page.
        explanations: One for each control.
        form: "json" or "text".
        target: Where text goes, and its language.
        verbose: Whether text lists the rules that found nothing.
    """
    target = target or Target()
    lines = Lines(source.text)
    if form == "json":
        return document([{"path": source.path, "controls": [_shape(lines, one) for one in explanations]}])
    paint, room = painter(color=target.color), max(_NARROWEST, min(target.width or _USUAL, _WIDEST))
    texts: list[str] = []
    for one in explanations:
        for line in _lines(source, lines, one, verbose=verbose):
            texts.extend(_wrapped(line, target.tell(line.text), room, paint))
        texts.append("")
    return "\n".join(texts)


def _wrapped(line: _Line, text: str, room: int, paint: Paint) -> Iterator[str]:
    before = "  " * line.indent + line.mark
    for number, part in enumerate(wrap(visible(clip(text, line.most)), room - len(before))):
        styled = paint(line.style, part) if line.style else part
        yield f"{before if number == 0 else ' ' * len(before)}{styled}".rstrip()


def _lines(source: Source, lines: Lines, one: Explanation, *, verbose: bool) -> Iterator[_Line]:
    control = one.field.control
    line, column = lines.position(control.element.span.start)
    yield _Line(
        say("{place}: {control}", place=f"{source.path}:{line}:{column}", control=_name(control)), 0, style="strong"
    )
    for title, body in (
        (say("What it asks for: {purpose}", purpose=_purpose(one)), _evidence(lines, one.field.evidence[:_REASONS], 1)),
        (_whom(one), _served(lines, one)),
        (_what_is_valid(one), _valid(one)),
        (say("Values that the control accepts"), (_Line(text, mark="- ") for text in one.accepts)),
        (_what_is_shown(one), map(_keyboard, one.keyboards)),
        (say("Rules"), _questions(one, verbose=verbose)),
    ):
        yield _Line("", 0)
        yield _Line(title, 0, style="strong")
        yield from body


def _name(control: Control) -> Message:
    attributes = {"type": control.value("type"), "id": control.id, "name": control.name}
    written = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
    tag = f"<{control.tag}{written}>"
    if not control.label:
        return verbatim(tag)
    return say('{tag}, labeled "{label}"', tag=tag, label=clip(control.label.text, _TEXT // 2))


def _purpose(one: Explanation) -> Message:
    field = one.field
    if field.purpose is None:
        return say("unknown")
    sure = sureness(field.confidence)
    if field.rival is None:
        return say("{purpose}, {sureness}", purpose=_asked(field.purpose), sureness=sure)
    if field.rival == NOTHING:
        return say(
            "{purpose}, {sureness}; the page leaves open whether it asks for that at all",
            purpose=_asked(field.purpose),
            sureness=sure,
        )
    return say(
        "{purpose}, {sureness}; the page leaves open whether it asks for {other} instead",
        purpose=_asked(field.purpose),
        sureness=sure,
        other=_asked(field.rival),
    )


def _asked(purpose: str) -> Message:
    return say("{purpose} ({token})", purpose=_described(purpose), token=purpose)


def _described(purpose: str) -> Message:
    return verbatim(own().purposes.describe(purpose))


def _evidence(lines: Lines, evidence: Iterable[Evidence], indent: int) -> Iterator[_Line]:
    texts = (
        say("{reason} (line {line})", reason=item.text, line=lines.position(item.span.start)[0])
        if item.span
        else item.text
        for item in evidence
    )
    yield from (_Line(text, indent, "- ") for text in dict.fromkeys(texts))


def _whom(one: Explanation) -> Message:
    return say("Whom the form serves") if one.served else say("Whom the form serves: unknown; the page does not say")


def _served(lines: Lines, one: Explanation) -> Iterator[_Line]:
    for number, served in enumerate(one.served[:_SERVED]):
        stand = STANDS[one.state.stand(served.territory)]
        told = say(
            "{territory} ({state}), {sureness}",
            territory=_territory(one, served.territory),
            state=stand,
            sureness=sureness(served.confidence),
        )
        yield _Line(told)
        yield from _evidence(lines, served.evidence[: 1 if number else _CLUES], 2)
    if len(one.served) > _SERVED:
        yield _Line(say("and {territories}", territories=_codes([it.territory for it in one.served[_SERVED:]])))
    if one.served and one.doubtful:
        yield _Line(say("none of them is certain enough, so the rules also check the whole world"))


def _territory(one: Explanation, code: str) -> Message:
    if code == WORLD:
        return say("the whole world")
    known = one.field.control.element.document.knowledge
    return say("{name} ({code})", name=TerritoryName(known.territory(code).name, code), code=code)


def _what_is_valid(one: Explanation) -> Message:
    if one.valid:
        return say("Valid values of these people")
    if one.field.purpose is None:
        return say("Valid values of these people: unknown, because the meaning of the field is unknown")
    return say(
        "Valid values of these people: formlint has no values for {purpose}", purpose=_described(one.field.purpose)
    )


def _valid(one: Explanation) -> Iterator[_Line]:
    for valid in one.valid[:_SERVED]:
        territories = several([_territory(one, code) for code in valid.territories], _SHOWN)
        yield _Line(say("{territories}:", territories=territories))
        fates: dict[tuple[_Clause, ...], list[Message]] = {}
        for worth in valid.worths:
            fates.setdefault(tuple(_fate(worth)), []).append(_spelled(worth))
        for fate, spelled in fates.items():
            yield from _told(several(spelled, len(spelled)), fate)
        if valid.note:
            yield _Line(say("note: {note}", note=valid.note), 2, style="quiet")
        if valid.source:
            yield _Line(say("source: {source}", source="; ".join(valid.source)), 2, style="quiet")
    if len(one.valid) > _SERVED:
        more = [code for valid in one.valid[_SERVED:] for code in valid.territories]
        yield _Line(say("and those of {territories}", territories=_codes(more)))


def _codes(codes: Sequence[str]) -> Message:
    return several(codes, 4 * _SERVED)


def _told(spelled: Message, fate: Sequence[_Clause]) -> Iterator[_Line]:
    """Values with what becomes of them."""
    if len(fate) == 1:
        yield _Line(say("{values}: {what}", values=spelled, what=fate[0].text), 2, "- ", fate[0].style)
        return
    yield _Line(say("{values}:", values=spelled), 2, "- ")
    yield from (_Line(clause.text, 3, style=clause.style) for clause in fate)


def _spelled(worth: Worth) -> Message:
    customary, *others = worth.spellings
    if not others:
        return verbatim(f'"{customary}"')
    return say('"{value}" (also {others})', value=customary, others=several([f'"{one}"' for one in others], _SHOWN))


def _fate(worth: Worth) -> Iterator[_Clause]:
    """What becomes of a value: in the control, then on keyboards that lack something."""
    lacks = [typed for typed in worth.typed if typed.lacking]
    if worth.taken is None:
        yield _Clause(say("unknown whether it is accepted"), "")
    elif worth.refusal is None:
        easy = worth.typed and not lacks
        yield _Clause(say("accepted, and can be typed") if easy else say("accepted"), "added")
    elif worth.taken:
        yield _Clause(say('{why}; "{value}" is accepted', why=worth.refusal, value=worth.taken[0]), "warning")
    elif len(worth.spellings) > 1:
        yield _Clause(say("{why}; no other spelling is accepted either", why=worth.refusal), "error")
    else:
        yield _Clause(worth.refusal, "error")
    for typed in lacks:
        parts = {"keyboard": verbatim(typed.keyboard), "key": typed.lacking}
        if typed.instead and worth.taken != ():
            told = say('the {keyboard} lacks "{key}"; "{value}" can be typed', **parts, value=typed.instead)
            yield _Clause(told, "warning")
        elif not typed.instead:
            yield _Clause(say('the {keyboard} lacks "{key}", so it cannot be typed', **parts), "error")


def _what_is_shown(one: Explanation) -> Message:
    return say("Keyboards that it shows") if one.keyboards else say("Keyboards that it shows: none")


def _keyboard(keyboard: Keyboard) -> _Line:
    name = verbatim(keyboard.name)
    if keyboard.complete:
        return _Line(say("{keyboard}: any text can be typed", keyboard=name), mark="- ")
    rows = " / ".join(row.strip() for row in keyboard.grid)
    told = say('{keyboard}: {keys}; it types only "{typed}"', keyboard=name, keys=rows, typed=keyboard.characters)
    return _Line(told, mark="- ")


def _questions(one: Explanation, *, verbose: bool) -> Iterator[_Line]:
    unasked: dict[Message, list[str]] = {}
    spared: dict[Message, list[str]] = {}
    quiet: list[str] = []
    for question in one.questions:
        if question.answer is Answer.NOT_ASKED:
            unasked.setdefault(question.text, []).append(question.rule)
        elif question.answer is Answer.NO_HIT and question.text:
            spared.setdefault(question.text, []).append(question.rule)
        elif question.answer is Answer.NO_HIT:
            quiet.append(question.rule)
        else:
            yield from _answered(question)
    for reason, rules in spared.items():
        named = _named(rules, verbose=verbose)
        yield _about_rules(say("no finding, because {reason}: {rules}", reason=reason, rules=named))
    for named in quiet if verbose else [_how_many(quiet)] if quiet else []:
        yield _about_rules(say("no finding: {rules}", rules=named))
    for reason, rules in unasked.items():
        named = _named(rules, verbose=verbose)
        yield _about_rules(say("not run, because {reason}: {rules}", reason=reason, rules=named))
    if one.others:
        told = say(
            "not run: {count} rule for other kinds of fields",
            "not run: {count} rules for other kinds of fields",
            count=one.others,
        )
        yield _about_rules(told)


def _answered(question: Question) -> Iterator[_Line]:
    level = LEVELS[question.level] if question.level else EMPTY
    told = say("{answer}: {rule}, {level}", answer=_ANSWERS[question.answer], rule=question.rule, level=level)
    yield _Line(told, mark="- ", style=question.level or "")
    yield _Line(question.text, 2)


def _about_rules(told: Message) -> _Line:
    """What is said of rules that found nothing, however many are named."""
    return _Line(told, mark="- ", style="quiet", most=sys.maxsize)


def _named(rules: Sequence[str], *, verbose: bool) -> str:
    return ", ".join(rules) if verbose or len(rules) <= _NAMED else _how_many(rules)


def _how_many(rules: Sequence[str]) -> Message:
    return say("{count} rule (-v lists them)", "{count} rules (-v lists them)", count=len(rules))


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
