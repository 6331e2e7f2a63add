"""One field with all that was found on it: as people see it, what they can type, what fails, the code, the remedy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formlint.forms.controls import Control
from formlint.html.source import Lines
from formlint.knowledge import own
from formlint.knowledge.message import Message, say, verbatim
from formlint.lint.outcomes.by_territory import Reading
from formlint.lint.report import Finding
from formlint.output.folding import Group, what_differs
from formlint.output.html import words
from formlint.output.html.code import diff, excerpt
from formlint.output.html.field_drawing import drawn
from formlint.output.html.filter import facets
from formlint.output.html.keyboard_figures import Boards, keyboards
from formlint.output.html.markup import Child, Element, english, foreign, join, tag
from formlint.rule.hit import Fix

_PLACES = 20  # other places or pages that are named
_OPEN = 4  # other places that are not folded away
_TERRITORIES = 30
_REASONS = 6
_OF_TOKENS = "autocomplete-"  # categories whose findings name a token, no value of people


@dataclass(frozen=True, slots=True)
class Item:
    """A finding that is shown in full, with its number in the report."""

    number: int
    group: Group

    @property
    def finding(self) -> Finding:
        """The place that is shown."""
        return self.group.first

    @property
    def anchor(self) -> str:
        """Its name within the document."""
        return f"f{self.number}"


def card(reading: Reading, control: Control | None, items: Sequence[Item], boards: Boards) -> Element:
    """All that is to be said on a field, or (without a control) on a place of the page."""
    language, findings = words.language_of(reading.page), [item.finding for item in items]
    picture = None
    if control and not control.hidden:
        picture = tag("div", drawn(control, language), keyboards(control, findings, boards), class_="picture")
    told = tag("div", *(_finding(reading, item) for item in items), class_="told")
    columns = tag("div", picture, told, class_="columns" if picture else "columns single")
    return tag("article", tag("h5", _title(control, findings[0], language)), columns, class_="card")


def other_places(group: Group, lines: Lines) -> Element | None:
    """Where the same was found in the same form; many are folded away."""
    if not group.others:
        return None
    items = [tag("li", _place(one, lines), *_differing(one, group.first)) for one in group.others[:_PLACES]]
    if len(group.others) > _PLACES:
        items.append(tag("li", words.more(len(group.others) - _PLACES)))
    head = say("The same in {count} more place", "The same in {count} more places", count=len(group.others))
    return tag("details", tag("summary", head), tag("ul", *items), open=len(group.others) <= _OPEN, class_="others")


def _differing(other: Finding, first: Finding) -> Iterator[Child]:
    said = what_differs(other, first)
    if said:
        yield from (": ", said if isinstance(said, Message) else verbatim(said))


def _related(group: Group) -> Element | None:
    """What other rules find of the same fault."""
    items = [tag("li", one.message, " ", tag("code", one.rule)) for one in group.related[:_PLACES]]
    return tag("div", tag("p", say("Other rules report the same fault:")), tag("ul", *items)) if items else None


def _place(finding: Finding, lines: Lines) -> Message:
    line, column = lines.position(finding.span.start)
    subject = finding.subject
    name = (subject.name or subject.id) if subject else None
    element = f'<{subject.tag} name="{name}">' if subject and name else f"<{subject.tag}>" if subject else ""
    if not element:
        return say("line {line}, column {column}", line=line, column=column)
    code = tag("code", element)
    return say("line {line}, column {column}: {element}", line=line, column=column, element=code)


def _title(control: Control | None, finding: Finding, language: str) -> Element:
    if control is None:
        return join(tag("code", f"<{finding.subject.tag}>") if finding.subject else say("The page itself"))
    asks = own().purposes.describe(finding.purpose) if finding.purpose else ""
    label = control.label.text if control.label else ""
    name = foreign(label, language, 100) if label else tag("code", control.name or control.id or f"<{control.tag}>")
    if not asks or asks.casefold() == label.casefold():
        return join(name)
    return join(name, tag("span", say("asks for: {purpose}", purpose=verbatim(asks)), class_="purpose"))


def _finding(reading: Reading, item: Item) -> Element:
    finding, lines = item.finding, reading.lines
    line, column = lines.position(finding.span.start)
    return tag(
        "section",
        tag("h6", words.level_badge(finding.level), " ", finding.message),
        _witness(finding),
        excerpt(lines, finding.span),
        tag(
            "p",
            tag("span", say("line {line}, column {column}", line=line, column=column)),
            tag("span", _spread(finding)) if finding.places else None,
            tag("a", finding.rule, href=f"#rule-{finding.rule}", class_="rule"),
            class_="line place",
        ),
        other_places(item.group, lines),
        _related(item.group),
        _remedy(reading, finding),
        _more(finding),
        class_=f"finding {finding.level}",
        id=item.anchor,
        **facets(finding),
    )


def _spread(finding: Finding) -> Message:
    return say(
        "and on {count} other page with the same form",
        "and on {count} other pages with the same form",
        count=len(finding.places),
    )


def _witness(finding: Finding) -> Element | None:
    if finding.witness is None or finding.category.startswith(_OF_TOKENS):
        return None
    value: Child = tag("bdi", tag("code", finding.witness))
    if not finding.witness:
        value = tag("span", say("none, the field is left empty"))
    if not finding.territories:
        return tag("p", say("Value that fails: {value}", value=value), class_="witness")
    name = words.territory(finding.territories[0])
    return tag("p", say("Value that fails: {value} ({territory})", value=value, territory=name), class_="witness")


def _remedy(reading: Reading, finding: Finding) -> Element | None:
    parts: list[Child] = []
    if finding.help and all(fix.title != finding.help for fix in finding.fixes):
        parts.append(tag("p", tag("strong", say("Fix:")), " ", finding.help))
    for fix in finding.fixes:
        told = tag("p", tag("strong", say("Fix:")), " ", fix.title, " ", _caution(fix))
        parts += [told, diff(reading.lines, fix)]
    return tag("div", *parts, class_="remedy") if parts else None


def _caution(fix: Fix) -> Element:
    if fix.safe:
        told = say("This fix is safe: {command} applies it.", command=tag("code", "formlint check --fix"))
        return tag("span", told, class_="caution")
    caution = say("Review it before you apply it: it may change what the form accepts or means.")
    return tag("span", caution, class_="caution")


def _more(finding: Finding) -> Element:
    """The reasons, the territories and the other pages, folded away."""
    rows = (join(tag("dt", key), tag("dd", row)) for key, row in _facts(finding))
    return tag("details", tag("summary", say("Why formlint thinks so")), tag("dl", *rows))


def _facts(finding: Finding) -> Iterator[tuple[Message, Child]]:
    if finding.evidence:
        reasons = (tag("li", english(note.text)) for note in finding.evidence[:_REASONS])
        yield say("Because"), tag("ul", *reasons)
    if finding.territories:
        names = [tag("li", words.territory(code)) for code in finding.territories[:_TERRITORIES]]
        rest = len(finding.territories) - _TERRITORIES
        yield say("Territories"), tag("ul", *names, tag("li", words.more(rest)) if rest > 0 else None, class_="names")
    if finding.wcag:
        yield say("WCAG 2.2"), ", ".join(finding.wcag)
    yield say("How sure"), _sureness(finding)
    if finding.places:
        yield say("Also on"), tag("ul", *_pages(finding))


def _sureness(finding: Finding) -> Message:
    """How sure formlint is, and of what."""
    sure = words.sureness(finding.confidence)
    if finding.purpose or finding.territories:
        return say("{sure} of what the field asks for and which territories the form serves", sure=sure)
    return sure


def _pages(finding: Finding) -> list[Element]:
    shown = [tag("li", f"{place.path}:{place.line}:{place.column}") for place in finding.places[:_PLACES]]
    rest = len(finding.places) - _PLACES
    return [*shown, tag("li", words.more(rest))] if rest > 0 else shown
