"""The world as tiles of one size: where a form lets people through. Signs and patterns tell it without colours too."""

from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.output.audience.wording import name_of, tiles
from formlint.output.html.markup import Html, join, tag, together

GLYPHS = {Outcome.BLOCKED: "✕", Outcome.HINDERED: "!", Outcome.FREE: "✓"}
CLASSES = {Outcome.BLOCKED: "blocked", Outcome.HINDERED: "hindered", Outcome.FREE: "free"}
_STEP, _SIZE = 26, 24


def world_map(one: FormReach) -> Html:
    """The map of one form; it uses `shared` drawings."""
    wide, high = _size()
    told = {outcome: one.of(outcome) for outcome in Outcome}
    counts = ", ".join(f"{len(standings)} {outcome}" for outcome, standings in told.items())
    groups = (
        tag("g", *(_served(standing) for standing in standings), class_=CLASSES[outcome])
        for outcome, standings in told.items()
        if standings
    )
    picture = tag(
        "svg",
        Html('<use href="#world"/>'),
        *groups,
        viewBox=f"0 0 {wide} {high}",
        class_="map",
        role="img",
        aria_label=f"World map of territories as tiles: {counts}. The table below lists them.",
    )
    legend = tag("ul", *(_key(outcome, len(told[outcome])) for outcome in Outcome), _unserved(), class_="legend")
    name = f"World map of {one.name}, {one.place.path}:{one.place.line}"
    return join(tag("div", picture, class_="scroll", role="region", aria_label=name, tabindex="0"), legend)


def shared() -> Html:
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


def _served(one: Standing) -> Html | None:
    place = tiles().get(one.territory)
    if place is None:
        return None
    x, y = place[0] * _STEP + 1, place[1] * _STEP + 1
    value = f': "{one.finding.witness}"' if one.finding and one.finding.witness else ""
    return tag(
        "g",
        tag("title", f"{name_of(one.territory)}: {one.outcome}{value}"),
        tag("rect", x=x, y=y, width=_SIZE, height=_SIZE, rx=4),
        tag("text", one.territory, x=x + 12, y=y + 11),
        tag("text", GLYPHS[one.outcome], class_="glyph", x=x + 12, y=y + 20),
    )


def _key(outcome: Outcome, number: int) -> Html:
    sample = tag("g", tag("rect", x=1, y=1, width=18, height=18, rx=3), _sign(outcome), class_=CLASSES[outcome])
    return tag("li", _sample(sample), f" {outcome}: {number}")


def _sign(outcome: Outcome) -> Html:
    return tag("text", GLYPHS[outcome], class_="glyph", x=10, y=13.5)


def _unserved() -> Html:
    sample = tag("g", tag("rect", x=1, y=1, width=18, height=18, rx=3), class_="tile")
    return tag("li", _sample(sample), " not served, or not known to be")


def _sample(content: Html) -> Html:
    return tag("svg", content, viewBox="0 0 20 20", width=18, height=18, class_="sample", aria_hidden="true")


def _size() -> tuple[int, int]:
    places = tiles().values()
    return (max(x for x, _ in places) + 1) * _STEP, (max(y for _, y in places) + 1) * _STEP
