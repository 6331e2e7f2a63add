"""What is under the mouse, as Markdown: the rule of a finding; of a field meaning, audience, values and keyboards."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from formlint.forms.purpose.field import Evidence
from formlint.html.source import Span
from formlint.knowledge.pack import WORLD
from formlint.knowledge.store import Knowledge
from formlint.lint.explain.explain import explain
from formlint.lint.explain.model import Explanation, ValidIn
from formlint.lint.report import Finding
from formlint.output.counts import sureness
from formlint.output.markdown import code, escaped
from formlint.rule.discovery import rules
from formlint.server.checking import Checked
from formlint.system.escape import told
from formlint.values.keyboard import Keyboard

_BLANK = "\n\n"
_REASONS = 3
_TERRITORIES = 3
_TEXT = 160  # characters of one reason


def hover(checked: Checked, place: types.Position) -> types.Hover | None:
    """What is known of the control whose tag or label is at a place, and of the findings there; None without any."""
    offset = checked.text.offset(place)
    here = Span(offset, offset)
    tag = _control_at(checked, here)
    found = [one for one in checked.report.findings if here in one.span]
    if tag is None and not found:
        return None
    lines = [*_rules(found, checked)]
    if tag is not None:
        known = checked.analysis.knowledge
        (one, *_) = explain(checked.analysis, *checked.text.lines.position(tag.start), known=())
        lines += [*_meaning(one), *_audience(one, known), *_values(one, known), *_keyboards(one.keyboards)]
    text = types.MarkupContent(types.MarkupKind.Markdown, "\n".join(lines))
    return types.Hover(text, checked.text.range(tag or found[0].span))


def _rules(found: Sequence[Finding], checked: Checked) -> Iterator[str]:
    """What the rules of some findings are about: their titles, and what they say of the harm."""
    known = {rule.id: rule for rule in rules(checked.config.rules)}
    for rule in dict.fromkeys(known[one.rule] for one in found if one.rule in known):
        harm = rule.doc.partition(_BLANK)[2].partition(_BLANK)[0]
        yield f"**{rule.title}** ({code(rule.id)}): {' '.join(harm.split())}"
        yield ""


def _control_at(checked: Checked, place: Span) -> Span | None:
    """The tag of the control that is there, or that the label there is for."""
    controls = [field.control for field in checked.analysis.fields]
    tags = (one.element.span for one in controls if place in one.element.span)
    labelled = (one.element.span for one in controls for text in one.labels if place in text.span)
    return next(tags, None) or next(labelled, None)


def _meaning(one: Explanation) -> Iterator[str]:
    field = one.field
    if field.purpose is None:
        yield "The purpose of the field is unknown."
    else:
        asked = escaped(field.tables.describe(field.purpose))
        yield f"**{asked}** ({code(field.purpose)}), {sureness(field.confidence)}"
        yield ""
        yield from _reasons(field.evidence)
    yield ""


def _reasons(evidence: Sequence[Evidence]) -> Iterator[str]:
    texts = dict.fromkeys(told(item.text, _TEXT) for item in evidence)
    yield from (f"- {escaped(text)}" for text in [*texts][:_REASONS])


def _audience(one: Explanation, known: Knowledge) -> Iterator[str]:
    if not one.served:
        yield "Who this form serves is unclear."
    for served in one.served[:_TERRITORIES]:
        why = f": {escaped(told(served.evidence[0].text, _TEXT))}" if served.evidence else ""
        yield f"- serves {escaped(_name(served.territory, known))}, {sureness(served.confidence)}{why}"
    if len(one.served) > _TERRITORIES:
        yield f"- and {len(one.served) - _TERRITORIES} more"
    yield ""


def _name(territory: str, known: Knowledge) -> str:
    return "the whole world" if territory == WORLD else known.territory(territory).in_sentence


def _values(one: Explanation, known: Knowledge) -> Iterator[str]:
    for valid in one.valid[:_TERRITORIES]:
        yield from _worths(valid, known)
    yield ""


def _worths(valid: ValidIn, known: Knowledge) -> Iterator[str]:
    where = escaped(", ".join(_name(code, known) for code in valid.territories[:_TERRITORIES]))
    for worth in valid.worths:
        fate = worth.refusal or next(
            (f"{typed.keyboard} lacks {typed.lacking}" for typed in worth.typed if typed.lacking), ""
        )
        yield f"- {code(worth.spellings[0])} ({where}){f': **{escaped(fate)}**' if fate else ' can be entered'}"


def _keyboards(keyboards: Sequence[Keyboard]) -> Iterator[str]:
    """The keyboards as they look; those with the same keys once."""
    grids: dict[tuple[str, ...], list[str]] = {}
    for keyboard in keyboards:
        grids.setdefault(keyboard.grid, []).append(keyboard.name)
    if grids:
        yield "```text"
        yield "\n\n".join("\n".join([", ".join(names), *(f"  {row}" for row in grid)]) for grid, names in grids.items())
        yield "```"
