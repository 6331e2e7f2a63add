"""The report on audiences for people at a terminal."""

from collections.abc import Iterator, Sequence

from formlint.lint.outcomes.model import FormReach, Outcome, Standing
from formlint.output.audience import Asked, wording
from formlint.output.color import Paint, painter
from formlint.output.counts import count
from formlint.system.escape import clip, tame, visible, wrap

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
    pages = f" (and on {count(one.pages - 1, 'more page')})" if one.pages > 1 else ""
    name = one.name or f"Form on line {one.place.line}"
    yield from (paint("strong", line) for line in wrap(visible(name), width))
    yield f"  {paint('frame', '-->')} {visible(one.place.path)}:{one.place.line}:{one.place.column}{pages}"
    yield ""
    for outcome in (Outcome.BLOCKED, Outcome.HINDERED):
        yield from _outcome(one, outcome, paint, width)
    if one.everywhere:
        yield from _item(f"some people in every territory: {one.everywhere.message}", width)
    if len(one.standings) >= _WORLDWIDE:
        yield from _map(one, paint, width)
    free = [standing.territory for standing in one.of(Outcome.FREE)]
    if free:
        told = wording.names(free, _FREE)
        yield from _item(f"can complete it: {len(free)} of {len(one.standings)}: {told}", width)
    risk = wording.risk(one, asked.orders)
    if risk:
        yield from _item(f"{risk} (an upper bound).", width)


def _outcome(one: FormReach, outcome: Outcome, paint: Paint, width: int) -> Iterator[str]:
    """The territories with an outcome: how many people they are, and a line for each."""
    told = one.of(outcome)
    if not told:
        return
    yield from _item(
        f"{outcome}: {len(told)} of {len(one.standings)} territories, {wording.people(one, outcome)}", width
    )
    room = max(len(_called(standing)) for standing in told[:_ROWS])
    for standing in told[:_ROWS]:
        yield from _row(standing, room, paint, width)
    if len(told) > _ROWS:
        rest = wording.names([standing.territory for standing in told[_ROWS:]], _FREE)
        yield from (f"    {line}" for line in wrap(f"and {len(told) - _ROWS} more: {visible(rest)}", width - 4))


def _row(standing: Standing, room: int, paint: Paint, width: int) -> Iterator[str]:
    """What becomes of the people of a territory, and why: beside it, or below where that leaves too little room."""
    outcome = standing.outcome
    head, why = f"    {paint(_STYLES[outcome], outcome)}  {_called(standing):{room}}", _why(standing)
    indent = 4 + len(outcome) + 2 + room + 2
    if width - indent >= _LEAST:
        first, *rest = wrap(why, width - indent)
        yield f"{head}  {first}".rstrip()
    else:
        indent, rest = 6, wrap(why, width - 6)
        yield head.rstrip()
    yield from (f"{'':{indent}}{line}" for line in rest if line)


def _map(one: FormReach, paint: Paint, width: int) -> Iterator[str]:
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
    legend = f"{', '.join(f'{sign} {outcome}' for outcome, sign in _SIGNS.items())}, {_UNSERVED} not served"
    yield from (f"    {line}" for line in wrap(legend, width - 4))
    yield ""


def _called(one: Standing) -> str:
    return clip(wording.name_of(one.territory), _NAME)


def _why(one: Standing) -> str:
    """The first value that fails, and where."""
    if one.finding is None:
        return ""
    witness = one.finding.witness
    place = f"{visible(clip(one.field, _VALUE))}, line {one.line}: {one.finding.rule}"
    if witness is None:
        return place
    return f'"{visible(clip(witness, _VALUE))}" in {place}' if witness else f"an empty {place}"


def _item(text: str, width: int) -> Iterator[str]:
    first, *rest = wrap(visible(text), width - 2)
    yield f"  {first}"
    yield from (f"  {line}" for line in rest)


def _end(asked: Asked, stopped: Sequence[FormReach], width: int) -> Iterator[str]:
    unclear = sum(not one.standings and one.worst is Outcome.FREE for one in asked.forms)
    free = len(asked.forms) - len(stopped) - unclear
    if len(stopped) > _FORMS:
        yield f"and {count(len(stopped) - _FORMS, 'more form')}"
        yield ""
    if not asked.forms:
        yield "No form here asks people for data."
        return
    if free:
        yield f"{count(free, 'form')} can be completed by everyone {'they serve' if free > 1 else 'it serves'}."
        yield ""
    if unclear:
        serve, them = ("serves", "it") if unclear == 1 else ("serve", "them")
        told = f"Who {count(unclear, 'form')} {serve} is unclear, so nothing is known of {them} here"
        yield from wrap(f"{told}; pass --serves or set `serves`.", width)
        yield ""
    for sentence in (*wording.definition(), *wording.assumptions(orders=bool(asked.orders))):
        yield from wrap(sentence, width)
