"""The trend of a baseline: a line for each state, with a bar, and the whole way in one sentence."""

import json
from collections.abc import Iterator, Sequence

from formlint.output.color import painter
from formlint.output.counts import count
from formlint.project.trend import Step
from formlint.system.escape import clip, visible

_BAR = 30  # cells of the longest bar
_WIDEST = 100


def render_trend(steps: Sequence[Step], form: str, *, color: bool, width: int | None) -> str:
    """The states of a baseline, oldest first, as "text" or "json"."""
    if form == "json":
        shown = [{"commit": one.commit, "date": one.date, "findings": one.findings} for one in steps]
        return json.dumps({"version": 1, "steps": shown}, indent=1) + "\n"
    paint = painter(color=color)
    most = max([1, *(one.findings for one in steps)])
    room = max(20, min(width or _WIDEST, _WIDEST) - _BAR - 32)
    lines = [paint("strong", f"{'date':10}  {'commit':8}  {'findings':>8}  {'change':>6}")]
    for before, one in zip([None, *steps], steps, strict=False):
        change = one.findings - before.findings if before else 0
        bar = "#" * round(_BAR * one.findings / most)
        row = (
            f"{one.date[:10] or 'now':10}  {one.commit[:8]:8}  {one.findings:8,}  {f'{change:+,}' if change else '':>6}"
        )
        subject = visible(clip(one.subject, room))
        lines.append(f"{row}  {paint('error' if change > 0 else 'added', f'{bar:{_BAR}}')}  {subject}".rstrip())
    return "\n".join([*lines, *_way(steps), ""])


def _way(steps: Sequence[Step]) -> Iterator[str]:
    first, last = steps[0].findings, steps[-1].findings
    if len(steps) > 1:
        direction = f"{first - last:,} fewer than" if last < first else f"{last - first:,} more than"
        yield f"{count(last, 'finding')}, {direction if last != first else 'as many as'} at the start."
