"""The world as tiles of one size: where a form lets people through. Signs and patterns tell it without colours too."""

from formlint.knowledge.message import Message, say
from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.output.audience.wording import tiles
from formlint.output.html.markup import Element, Html, join, tag, together
from formlint.output.html.words import CLASSES, GLYPHS, OUTCOMES, territory

_STEP, _SIZE = 26, 24


def world_map(one: FormReach) -> Element:
    """The map of one form; it uses `shared` drawings."""
    wide, high = _size()
    told = {outcome: one.of(outcome) for outcome in Outcome}
    groups = (
        tag("g", *(_served(standing) for standing in standings), class_=CLASSES[outcome])
        for outcome, standings in told.items()
        if standings
    )
    label = say(
        "World map of territories as tiles: {blocked} blocked, {hindered} hindered, {free} can complete the form. "
        "The lists below name them.",
        blocked=len(told[Outcome.BLOCKED]),
        hindered=len(told[Outcome.HINDERED]),
        free=len(told[Outcome.FREE]),
    )
    picture = tag(
        "svg",
        Html('<use href="#world"/>'),
        *groups,
        viewBox=f"0 0 {wide} {high}",
        class_="map",
        role="img",
        aria_label=label,
    )
    legend = tag("ul", *(_key(outcome, len(told[outcome])) for outcome in Outcome), _unserved(), class_="legend")
    name = say("World map of {form}, {place}", form=one.name, place=f"{one.place.path}:{one.place.line}")
    cue = tag("p", say("The map is wider than this window: scroll it sideways."), class_="cue")
    return join(legend, cue, tag("div", picture, class_="scroll", role="region", aria_label=name, tabindex="0"))


def shared() -> Element:
    """What all maps draw on: every territory as an empty tile, and the pattern of hindered ones."""
    squares = together(
        join(
            tag("rect", x=x * _STEP + 1, y=y * _STEP + 1, width=_SIZE, height=_SIZE, rx=4),
            tag("text", code, x=x * _STEP + 13, y=y * _STEP + 16),
        )
        for code, (x, y) in tiles().items()
    )
    wide, high = _size()
    stripes = join(tag("rect", width=6, height=6), Html('<path d="M-1 7 7-1M-1 1 1-1M5 7 7 5"/>'))
    pattern = tag("pattern", stripes, id="stripes", width=6, height=6, patternUnits="userSpaceOnUse")
    return join(
        tag("symbol", tag("g", squares, class_="tile", text_anchor="middle"), id="world", viewBox=f"0 0 {wide} {high}"),
        pattern,
    )


def _served(one: Standing) -> Element | None:
    place = tiles().get(one.territory)
    if place is None:
        return None
    x, y = place[0] * _STEP + 1, place[1] * _STEP + 1
    return tag(
        "g",
        tag("title", _named(one)),
        tag("rect", x=x, y=y, width=_SIZE, height=_SIZE, rx=4),
        tag("text", one.territory, x=x + 12, y=y + 11),
        tag("text", GLYPHS[one.outcome], class_="glyph", x=x + 12, y=y + 20),
    )


def _named(one: Standing) -> Message:
    name, outcome = territory(one.territory), OUTCOMES[one.outcome]
    if not one.finding or not one.finding.witness:
        return say("{territory}: {outcome}", territory=name, outcome=outcome)
    return say('{territory}: {outcome} with "{value}"', territory=name, outcome=outcome, value=one.finding.witness)


def _key(outcome: Outcome, number: int) -> Element:
    sample = tag("g", tag("rect", x=1, y=1, width=18, height=18, rx=3), _sign(outcome), class_=CLASSES[outcome])
    return tag("li", _sample(sample), " ", say("{outcome}: {count}", outcome=OUTCOMES[outcome], count=number))


def _sign(outcome: Outcome) -> Element:
    return tag("text", GLYPHS[outcome], class_="glyph", x=10, y=13.5)


def _unserved() -> Element:
    sample = tag("g", tag("rect", x=1, y=1, width=18, height=18, rx=3), class_="tile")
    return tag("li", _sample(sample), " ", say("not served, or not known to be"))


def _sample(content: Element) -> Element:
    return tag("svg", content, viewBox="0 0 20 20", width=18, height=18, class_="sample", aria_hidden="true")


def _size() -> tuple[int, int]:
    places = tiles().values()
    return (max(x for x, _ in places) + 1) * _STEP, (max(y for _, y in places) + 1) * _STEP
