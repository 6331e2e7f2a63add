"""What is under the mouse, as Markdown: the rule of a finding; of a field meaning, audience, values and keyboards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types

from formlint.forms.purpose.field import Evidence
from formlint.html.source import Span
from formlint.knowledge.message import ENGLISH, Message, TerritoryName, say, several, told_in, verbatim
from formlint.knowledge.message import title as title_in
from formlint.knowledge.pack import WORLD
from formlint.knowledge.store import Knowledge
from formlint.lint.explain.explain import explain
from formlint.lint.explain.model import Explanation, ValidIn
from formlint.lint.report import Finding
from formlint.output.counts import more, sureness
from formlint.output.markdown import code, escaped
from formlint.rule.discovery import rules
from formlint.server.checking import Checked
from formlint.system.escape import told
from formlint.values.keyboard import Keyboard

_BLANK = "\n\n"
_REASONS = 3
_TERRITORIES = 3
_TEXT = 160  # characters of one reason


@dataclass(frozen=True, slots=True)
class _Told:
    """The data of a page, and the language of the editor's settings."""

    knowledge: Knowledge
    lang: str

    def tell(self, said: str) -> str:
        """A message in that language, safe in Markdown."""
        return escaped(told(told_in(self.lang, said), _TEXT))

    def name(self, territory: str) -> Message:
        """What a territory is called."""
        if territory == WORLD:
            return say("the whole world")
        return say("{territory}", territory=TerritoryName(self.knowledge.territory(territory).name, territory))


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
        telling = _Told(checked.analysis.knowledge, checked.config.lang)
        (one, *_) = explain(checked.analysis, *checked.text.lines.position(tag.start), known=())
        lines += [*_meaning(one, telling), *_audience(one, telling), *_values(one, telling)]
        lines += _keyboards(one.keyboards, telling)
    text = types.MarkupContent(types.MarkupKind.Markdown, "\n".join(lines))
    return types.Hover(text, checked.text.range(tag or found[0].span))


def _rules(found: Sequence[Finding], checked: Checked) -> Iterator[str]:
    """What the rules of some findings are about: their titles, and what they say of the harm, in English."""
    known = {rule.id: rule for rule in rules(checked.config.rules)}
    for rule in dict.fromkeys(known[one.rule] for one in found if one.rule in known):
        harm = rule.doc.partition(_BLANK)[2].partition(_BLANK)[0]
        title = title_in(rule.title, checked.config.lang or ENGLISH)
        yield f"**{title}** ({code(rule.id)}): {' '.join(harm.split())}"
        yield ""


def _control_at(checked: Checked, place: Span) -> Span | None:
    """The tag of the control that is there, or that the label there is for."""
    controls = [field.control for field in checked.analysis.fields]
    tags = (one.element.span for one in controls if place in one.element.span)
    labelled = (one.element.span for one in controls for text in one.labels if place in text.span)
    return next(tags, None) or next(labelled, None)


def _meaning(one: Explanation, telling: _Told) -> Iterator[str]:
    field = one.field
    if field.purpose is None:
        yield telling.tell(say("The purpose of the field is unknown."))
    else:
        asked = telling.tell(verbatim(field.tables.describe(field.purpose)))
        yield f"**{asked}** ({code(field.purpose)}), {telling.tell(sureness(field.confidence))}"
        yield ""
        yield from _reasons(field.evidence, telling)
    yield ""


def _reasons(evidence: Sequence[Evidence], telling: _Told) -> Iterator[str]:
    texts = dict.fromkeys(telling.tell(item.text) for item in evidence)
    yield from (f"- {text}" for text in [*texts][:_REASONS])


def _audience(one: Explanation, telling: _Told) -> Iterator[str]:
    if not one.served:
        yield telling.tell(say("Who this form serves is unclear."))
    for served in one.served[:_TERRITORIES]:
        said = say(
            "serves {territory}, {sureness}",
            territory=telling.name(served.territory),
            sureness=sureness(served.confidence),
        )
        why = f": {telling.tell(served.evidence[0].text)}" if served.evidence else ""
        yield f"- {telling.tell(said)}{why}"
    if len(one.served) > _TERRITORIES:
        yield f"- {telling.tell(more(len(one.served) - _TERRITORIES))}"
    yield ""


def _values(one: Explanation, telling: _Told) -> Iterator[str]:
    for valid in one.valid[:_TERRITORIES]:
        yield from _worths(valid, telling)
    yield ""


def _worths(valid: ValidIn, telling: _Told) -> Iterator[str]:
    shown = valid.territories[:_TERRITORIES]
    where = telling.tell(several([telling.name(one) for one in shown], len(shown)))
    for worth in valid.worths:
        lacking = (
            say('the {keyboard} lacks "{key}"', keyboard=verbatim(typed.keyboard), key=typed.lacking)
            for typed in worth.typed
            if typed.lacking
        )
        fate = worth.refusal or next(lacking, None)
        result = f"**{telling.tell(fate)}**" if fate else telling.tell(say("can be entered"))
        yield f"- {code(worth.spellings[0])} ({where}): {result}"


def _keyboards(keyboards: Sequence[Keyboard], telling: _Told) -> Iterator[str]:
    """The keyboards as they look; those with the same keys once."""
    grids: dict[tuple[str, ...], list[str]] = {}
    for keyboard in keyboards:
        grids.setdefault(keyboard.grid, []).append(told_in(telling.lang, verbatim(keyboard.name)))
    if grids:
        yield "```text"
        yield "\n\n".join("\n".join([", ".join(names), *(f"  {row}" for row in grid)]) for grid, names in grids.items())
        yield "```"
