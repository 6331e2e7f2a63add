"""The report on audiences for people at a terminal."""

from collections.abc import Iterator, Sequence

from formlint.knowledge.message import EMPTY, Message, say
from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.output.audience import Asked, wording
from formlint.output.color import Paint, painter
from formlint.output.target import Target
from formlint.system.escape import cells, clip, tame, visible, wrap

_USUAL = 100  # cells, where there is no terminal
_WIDEST, _NARROWEST = 200, 40
_LEAST = 30  # cells for what fails in a territory; with fewer it stands below
_ROWS = 12  # territories of one outcome that are told one by one
_FREE = 24  # territories that are named as able to complete the form
_FORMS = 40
_NAME = 24  # characters of a territory's name
_VALUE = 40
_WORLDWIDE = 40  # territories that make a map worth its lines
_SIGNS = {Outcome.BLOCKED: "X", Outcome.HINDERED: "!", Outcome.FREE: "o"}
_UNSERVED = "."
_OUTCOMES = {Outcome.BLOCKED: say("blocked"), Outcome.HINDERED: say("hindered"), Outcome.FREE: say("can complete")}
_STYLES = {Outcome.BLOCKED: "error", Outcome.HINDERED: "warning", Outcome.FREE: "added"}


def as_text(asked: Asked) -> Iterator[str]:
    """The forms that stop or hinder somebody, a line on the others, and what the words mean."""
    paint = painter(color=asked.color)
    width = max(_NARROWEST, min(asked.width or _USUAL, _WIDEST))
    stopped = [one for one in asked.forms if one.worst is not Outcome.FREE]
    for one in stopped[:_FORMS]:
        yield tame("\n".join([*_form(one, asked, paint, width), "", ""]))
    yield tame("\n".join([*_end(asked, stopped, width), ""]))


def _form(one: FormReach, asked: Asked, paint: Paint, width: int) -> Iterator[str]:
    tell = asked.target.tell
    name = one.name or tell(say("Form on line {line}", line=one.place.line))
    yield from (paint("strong", line) for line in wrap(visible(name), width))
    place = f"{visible(one.place.path)}:{one.place.line}:{one.place.column}"
    yield f"  {paint('frame', '-->')} {place}{tell(_on_more_pages(one))}"
    yield ""
    for outcome in (Outcome.BLOCKED, Outcome.HINDERED):
        yield from _outcome(one, outcome, asked.target, paint, width)
    if one.everywhere:
        yield from _item(tell(say("some people in every territory: {fault}", fault=one.everywhere.message)), width)
    if len(one.standings) >= _WORLDWIDE:
        yield from _map(one, asked.target, paint, width)
    free = [standing.territory for standing in one.of(Outcome.FREE)]
    if free:
        told = say(
            "can complete it: {some} of {all}: {territories}",
            some=len(free),
            all=len(one.standings),
            territories=wording.names(free, _FREE),
        )
        yield from _item(tell(told), width)
    risk = wording.risk(one, asked.orders)
    if risk:
        yield from _item(tell(say("{risk} (an upper bound).", risk=risk)), width)


def _on_more_pages(one: FormReach) -> Message:
    if one.pages <= 1:
        return EMPTY
    return say(" (and on {count} more page)", " (and on {count} more pages)", count=one.pages - 1)


def _outcome(one: FormReach, outcome: Outcome, target: Target, paint: Paint, width: int) -> Iterator[str]:
    """The territories with an outcome: how many people they are, and a line for each."""
    told = one.of(outcome)
    if not told:
        return
    head = say(
        "{outcome}: {some} of {count} territory, {people}",
        "{outcome}: {some} of {count} territories, {people}",
        outcome=_OUTCOMES[outcome],
        some=len(told),
        count=len(one.standings),
        people=wording.people(one, outcome),
    )
    yield from _item(target.tell(head), width)
    room = max(cells(_called(standing, target)) for standing in told[:_ROWS])
    for standing in told[:_ROWS]:
        yield from _row(standing, room, target, paint, width)
    if len(told) > _ROWS:
        rest = wording.names([standing.territory for standing in told[_ROWS:]], _FREE)
        more = say("and {count} more: {territories}", count=len(told) - _ROWS, territories=rest)
        yield from (f"    {line}" for line in wrap(visible(target.tell(more)), width - 4))


def _row(standing: Standing, room: int, target: Target, paint: Paint, width: int) -> Iterator[str]:
    """What becomes of the people of a territory, and why: beside it, or below where that leaves too little room."""
    outcome, name = target.tell(_OUTCOMES[standing.outcome]), _called(standing, target)
    padded, why = name + " " * (room - cells(name)), target.tell(_why(standing))
    head = f"    {paint(_STYLES[standing.outcome], outcome)}  {padded}"
    indent = 4 + cells(outcome) + 2 + room + 2
    if width - indent >= _LEAST:
        first, *rest = wrap(why, width - indent)
        yield f"{head}  {first}".rstrip()
    else:
        indent, rest = 6, wrap(why, width - 6)
        yield head.rstrip()
    yield from (f"{'':{indent}}{line}" for line in rest if line)


def _map(one: FormReach, target: Target, paint: Paint, width: int) -> Iterator[str]:
    """The world, a sign for each territory, with a gap between where there is room."""
    signs = {standing.territory: standing.outcome for standing in one.standings}
    rows: dict[int, dict[int, str]] = {}
    for code, (x, y) in wording.tiles().items():
        outcome = signs.get(code)
        rows.setdefault(y, {})[x] = paint(_STYLES[outcome], _SIGNS[outcome]) if outcome else _UNSERVED
    gap = " " if 2 * max(map(max, rows.values())) + 5 <= width else ""
    yield ""
    for y in sorted(rows):
        yield f"    {gap.join(rows[y].get(x, ' ') for x in range(max(rows[y]) + 1))}"
    meanings = {**{sign: _OUTCOMES[outcome] for outcome, sign in _SIGNS.items()}, _UNSERVED: say("not served")}
    legend = ", ".join(f"{sign} {target.tell(meaning)}" for sign, meaning in meanings.items())
    yield from (f"    {line}" for line in wrap(legend, width - 4))
    yield ""


def _called(one: Standing, target: Target) -> str:
    return clip(target.tell(say("{name}", name=wording.name_of(one.territory))), _NAME)


def _why(one: Standing) -> Message:
    """The first value that fails, and where."""
    if one.finding is None:
        return EMPTY
    witness = one.finding.witness
    name, rule = visible(clip(one.field, _VALUE)), one.finding.rule
    place = say("{field}, line {line}: {rule}", field=name, line=one.line, rule=rule)
    if witness is None:
        return place
    if not witness:
        return say("an empty {place}", place=place)
    return say('"{value}" in {place}', value=visible(clip(witness, _VALUE)), place=place)


def _item(text: str, width: int) -> Iterator[str]:
    first, *rest = wrap(visible(text), width - 2)
    yield f"  {first}"
    yield from (f"  {line}" for line in rest)


def _end(asked: Asked, stopped: Sequence[FormReach], width: int) -> Iterator[str]:
    unclear = sum(not one.standings and one.worst is Outcome.FREE for one in asked.forms)
    free = len(asked.forms) - len(stopped) - unclear
    tell = asked.target.tell
    if len(stopped) > _FORMS:
        yield tell(say("and {count} more form", "and {count} more forms", count=len(stopped) - _FORMS))
        yield ""
    if not asked.forms:
        yield tell(say("No form here asks people for data."))
        return
    if free:
        yield tell(_completed(free))
        yield ""
    if unclear:
        yield from wrap(tell(_unclear(unclear)), width)
        yield ""
    for sentence in (*wording.definition(), *wording.assumptions(orders=bool(asked.orders))):
        yield from wrap(tell(sentence), width)


def _completed(number: int) -> Message:
    return say(
        "{count} form can be completed by everyone it serves.",
        "{count} forms can be completed by everyone they serve.",
        count=number,
    )


def _unclear(number: int) -> Message:
    return say(
        "Who {count} form serves is unclear, so nothing is known of it here; pass --serves or set `serves`.",
        "Who {count} forms serve is unclear, so nothing is known of them here; pass --serves or set `serves`.",
        count=number,
    )
