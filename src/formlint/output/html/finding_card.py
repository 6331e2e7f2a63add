"""One field with all that was found on it: as people see it, what they can type, what fails, the code, the remedy."""

from collections.abc import Sequence
from dataclasses import dataclass

from formlint.forms.controls import Control
from formlint.knowledge import own
from formlint.lint.outcomes.by_territory import Reading
from formlint.lint.report import Finding
from formlint.output.audience.wording import name_of, names
from formlint.output.counts import count, spread, sureness
from formlint.output.html.code import diff, excerpt
from formlint.output.html.field_drawing import drawn
from formlint.output.html.keyboards import WIDTH, Board, board, described, drawing, marks, shows, spoken
from formlint.output.html.markup import Html, join, tag, text, together
from formlint.rule.hit import Fix
from formlint.values.keyboard import Keyboard, keyboards_of

_PLACES = 20  # other pages that are named
_TERRITORIES = 30
_REASONS = 6
_OF_TOKENS = "autocomplete-"  # categories whose findings name a token, no value of people
_PLATFORMS = ("iPhone", "Android")
_SIGNS = {"error": ("✕", "error"), "warning": ("!", "warning"), "info": ("i", "advice")}


class Boards:
    """The keyboards of a report: each is drawn once, at the end, and shown wherever it is used."""

    def __init__(self) -> None:
        self._names: dict[Board, str] = {}

    def use(self, of: Board) -> Html:
        """A reference to the drawing of a keyboard."""
        name = self._names.setdefault(of, f"kb{len(self._names)}")
        return Html(f'<use href="#{name}"/>')

    def drawings(self) -> Html:
        """The drawings."""
        return together(
            tag("symbol", tag("g", drawing(of), class_="keys"), id=name, viewBox=f"0 0 {WIDTH} {of.height}")
            for of, name in self._names.items()
        )


@dataclass(frozen=True, slots=True)
class Item:
    """A finding that is shown, with its number in the report."""

    number: int
    finding: Finding

    @property
    def anchor(self) -> str:
        """Its name within the document."""
        return f"f{self.number}"


def badge(level: str) -> Html:
    """A level in words, with a sign."""
    sign, word = _SIGNS[level]
    return tag("span", tag("span", sign, aria_hidden="true"), f" {word}", class_=f"badge {level}")


def card(reading: Reading, control: Control | None, items: Sequence[Item], boards: Boards) -> Html:
    """All that is to be said on a field, or (without a control) on a place of the page."""
    head = tag("h4", _title(control, items[0].finding))
    picture = join(drawn(control), _keyboards(control, items, boards)) if control and not control.hidden else None
    side = tag("div", picture, class_="picture") if picture else None
    told = tag("div", *(_finding(reading, item) for item in items), class_="told")
    return tag("article", head, tag("div", side, told, class_="columns" if side else "columns single"), class_="card")


def _title(control: Control | None, finding: Finding) -> Html:
    if control is None:
        return join("The page itself" if finding.subject is None else f"<{finding.subject.tag}>")
    name = control.label.text if control.label else control.name or control.id or f"<{control.tag}>"
    asks = own().purposes.describe(finding.purpose) if finding.purpose else ""
    same = asks.casefold() == name.casefold()
    return join(text(name, 100), tag("span", f"asks for {asks}", class_="purpose") if asks and not same else None)


def _finding(reading: Reading, item: Item) -> Html:
    finding, lines = item.finding, reading.lines
    line, column = lines.position(finding.span.start)
    return tag(
        "section",
        tag(
            "p",
            badge(finding.level),
            tag("a", finding.rule, href=f"#rule-{finding.rule}", class_="rule"),
            tag("span", text(f"{reading.report.source.path}:{line}:{column}"), class_="place"),
            class_="line",
        ),
        tag("h5", _what(finding), " ", text(finding.message)),
        _witness(finding),
        excerpt(lines, finding.span),
        _remedy(reading, finding),
        _more(finding),
        class_=f"finding {finding.level}",
        id=item.anchor,
    )


def _what(finding: Finding) -> Html | None:
    """What the message speaks of: it is a sentence about the marked code."""
    what = finding.attribute or (f"<{finding.subject.tag}>" if finding.subject else "")
    return tag("code", what) if what else None


def _witness(finding: Finding) -> Html | None:
    if finding.witness is None or finding.category.startswith(_OF_TOKENS):
        return None
    value = tag("bdi", tag("code", finding.witness)) if finding.witness else Html("nothing: the field left empty")
    territory = name_of(finding.territories[0]) if finding.territories else ""
    return tag("p", "Value that fails: ", value, f" ({territory})" if territory else "", class_="witness")


def _remedy(reading: Reading, finding: Finding) -> Html | None:
    parts: list[Html | None] = []
    if finding.help and all(fix.title != finding.help for fix in finding.fixes):
        parts.append(tag("p", tag("strong", "Remedy: "), text(finding.help)))
    for fix in finding.fixes:
        parts += [tag("p", tag("strong", "Remedy: "), text(fix.title), _caution(fix)), diff(reading.lines, fix)]
    return tag("div", *parts, class_="remedy") if parts else None


def _caution(fix: Fix) -> Html | None:
    if fix.safe:
        return None
    return tag("span", " Look at it before you apply it: it may change what the form accepts or means.", class_="quiet")


def _more(finding: Finding) -> Html | None:
    """The reasons, the territories and the other pages, folded away."""
    rows: list[tuple[str, Html]] = []
    if finding.evidence:
        reasons = (tag("li", text(note.text)) for note in finding.evidence[:_REASONS])
        rows.append(("Because", tag("ul", *reasons)))
    if finding.territories:
        rows.append(("Territories", text(names(finding.territories, _TERRITORIES), 2000)))
    if finding.wcag:
        rows.append(("WCAG 2.2", text(", ".join(finding.wcag))))
    rows.append(("Sureness", text(sureness(finding.confidence))))
    if finding.places:
        rows.append(("Also on", tag("ul", *_places(finding))))
    head = f"Why formlint thinks so{', ' + spread(finding) if finding.places else ''}"
    return tag("details", tag("summary", head), tag("dl", *(join(tag("dt", key), tag("dd", row)) for key, row in rows)))


def _places(finding: Finding) -> list[Html]:
    shown = [tag("li", f"{place.path}:{place.line}:{place.column}") for place in finding.places[:_PLACES]]
    rest = len(finding.places) - _PLACES
    return [*shown, tag("li", f"and {count(rest, 'more page')}")] if rest > 0 else shown


def _keyboards(control: Control, items: Sequence[Item], boards: Boards) -> Html | None:
    """The keyboards of the two platforms; open where a finding says that keys are missing, else folded away."""
    known = keyboards_of(control)
    got = [next((one for one in known if one.platform == platform), None) for platform in _PLATFORMS]
    given = [one for one in got if one]
    if not given:
        return None
    telling = [item.finding for item in items if item.finding.keyboard and item.finding.witness]
    territory = next((one.territories[0] for one in (*telling, *(i.finding for i in items)) if one.territories), None)
    signs = "".join(one.witness or "" for one in telling)
    figures = [_get(one, territory, signs, boards) for one in given]
    lacking = [sign for sign in dict.fromkeys(signs) if any(not one.can_type(sign) for one in given)]
    if not lacking:
        return tag("details", tag("summary", "The keyboard that people get"), tag("div", *figures, class_="boards"))
    return tag("div", *figures, _need(territory, signs, lacking, boards), class_="boards")


def _get(keyboard: Keyboard, territory: str | None, signs: str, boards: Boards) -> Html:
    of = board(keyboard, territory)
    lacking = [sign for sign in dict.fromkeys(signs) if not keyboard.can_type(sign)]
    said = f"{of.name}: {described(of)}."
    gone = None
    if lacking:
        names = [spoken(sign) for sign in lacking]
        said += f" Not on it: {', '.join(names)}."
        keys = (tag("kbd", tag("span", "✕", aria_hidden="true"), name) for name in names)
        gone = tag("p", "Not on it: ", *keys, class_="gone")
    return _figure(join(tag("strong", "People get: "), text(of.name)), of, said, boards.use(of), gone)


def _need(territory: str | None, signs: str, lacking: Sequence[str], boards: Boards) -> Html | None:
    """The keyboard with letters, the keys that the keypad lacks marked; None where it has none of them in sight."""
    full = Keyboard("keyboard with letters", "iPhone", None, ("q", "a", "⇧ z ⌫", "123 space return"))
    of = board(full, territory)
    if not shows(of, lacking):
        of = board(full, None)
    if not shows(of, lacking):
        return None
    here = [sign for sign in dict.fromkeys(signs) if sign in lacking and shows(of, [sign])]
    said = f"Keyboard with letters; needed on it: {', '.join(map(spoken, here))}."
    where = f" ({name_of(territory)})" if territory else ""
    caption = join(tag("strong", "They need: "), text(f"letters{where}; the keys in question are framed"))
    return _figure(caption, of, said, join(boards.use(of), tag("g", marks(of, here), class_="keys")), None)


def _figure(caption: Html, of: Board, said: str, content: Html, below: Html | None) -> Html:
    picture = tag("svg", content, viewBox=f"0 0 {WIDTH} {of.height}", role="img", aria_label=said, class_="board")
    return tag("figure", tag("figcaption", caption), picture, below)
