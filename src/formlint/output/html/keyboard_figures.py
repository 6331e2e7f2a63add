"""The keyboards that people get for a field, with the keys that are not on them, and the one that they need."""

from collections.abc import Sequence

from formlint.forms.controls import Control
from formlint.knowledge.message import Message, say, verbatim
from formlint.lint.report import Finding
from formlint.output.counts import listed
from formlint.output.html.keyboards import WIDTH, Board, board, described, drawing, marks, shows, spoken
from formlint.output.html.markup import Child, Element, Html, join, tag, together
from formlint.output.html.words import territory
from formlint.values.keyboard import Keyboard, keyboards_of

_PLATFORMS = ("iPhone", "Android")


class Boards:
    """The keyboards of a report: each is drawn once, at the end, and shown wherever it is used."""

    def __init__(self) -> None:
        self._names: dict[Board, str] = {}

    def use(self, of: Board) -> Html:
        """A reference to the drawing of a keyboard."""
        name = self._names.setdefault(of, f"kb{len(self._names)}")
        return Html(f'<use href="#{name}"/>')

    def drawings(self) -> Element:
        """The drawings."""
        return together(
            tag("symbol", tag("g", drawing(of), class_="keys"), id=name, viewBox=f"0 0 {WIDTH} {of.height}")
            for of, name in self._names.items()
        )


def keyboards(control: Control, findings: Sequence[Finding], boards: Boards) -> Element | None:
    """The keyboards of the two platforms; open where a finding says that keys are missing, else folded away."""
    known = keyboards_of(control)
    got = [next((one for one in known if one.platform == platform), None) for platform in _PLATFORMS]
    given = [one for one in got if one]
    if not given:
        return None
    telling = [one for one in findings if one.keyboard and one.witness]
    code = next((one.territories[0] for one in (*telling, *findings) if one.territories), None)
    signs = [*dict.fromkeys("".join(one.witness or "" for one in telling))]
    figures = [_get(one, code, signs, boards) for one in given]
    lacking = [sign for sign in signs if any(not one.can_type(sign) for one in given)]
    if not lacking:
        head = tag("summary", say("The keyboard that people get"))
        return tag("details", head, tag("div", *figures, class_="boards"), class_="optional")
    return tag("div", *figures, _need(code, lacking, boards), class_="boards")


def _get(keyboard: Keyboard, code: str | None, signs: Sequence[str], boards: Boards) -> Element:
    of = board(keyboard, code)
    name, keys = verbatim(of.name), described(of)
    gone = [spoken(sign) for sign in signs if not keyboard.can_type(sign)]
    said = say("{keyboard}: {keys}.", keyboard=name, keys=keys)
    if gone:
        said = say("{keyboard}: {keys}. Not on it: {missing}.", keyboard=name, keys=keys, missing=listed(gone))
    caption = say("{people_get} {keyboard}", people_get=tag("strong", say("People get:")), keyboard=name)
    return _figure(caption, of, said, boards.use(of), _gone(gone))


def _gone(names: Sequence[Message]) -> Element | None:
    if not names:
        return None
    cross = tag("span", "✕", aria_hidden="true")
    keys = (tag("kbd", cross, name) for name in names)
    return tag("p", say("Not on it:"), " ", *keys, class_="gone")


def _need(code: str | None, lacking: Sequence[str], boards: Boards) -> Element | None:
    """The keyboard with letters, the keys that the keypad lacks marked; None where it has none of them in sight."""
    full = Keyboard("keyboard with letters", "iPhone", None, ("q", "a", "⇧ z ⌫", "123 space return"))
    of = board(full, code)
    if not shows(of, lacking):
        of = board(full, None)
    if not shows(of, lacking):
        return None
    here = [sign for sign in lacking if shows(of, [sign])]
    said = say("Keyboard with letters; needed on it: {keys}.", keys=listed([spoken(sign) for sign in here]))
    they_need = tag("strong", say("They need:"))
    caption = say("{they_need} letters; the keys in question are framed", they_need=they_need)
    if code:
        caption = say(
            "{they_need} letters ({territory}); the keys in question are framed",
            they_need=they_need,
            territory=territory(code),
        )
    return _figure(caption, of, said, join(boards.use(of), tag("g", marks(of, here), class_="keys")), None)


def _figure(caption: Message, of: Board, said: Message, content: Child, below: Child) -> Element:
    picture = tag("svg", content, viewBox=f"0 0 {WIDTH} {of.height}", role="img", aria_label=said, class_="board")
    return tag("figure", tag("figcaption", caption), picture, below)
