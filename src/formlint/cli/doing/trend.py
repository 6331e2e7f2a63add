"""`formlint trend`: how many findings are put off, over the commits of the baseline."""

from pathlib import Path

from formlint.cli.common import Refusal, width, write
from formlint.cli.doing.settings import settled
from formlint.cli.options.output import use_color
from formlint.output.trend import render_trend
from formlint.project.baseline import NAME
from formlint.project.settings.lookup import Lookup
from formlint.project.trend import Step, TrendError, trend


def _configured() -> str:
    """The baseline that the settings of this folder name."""
    return settled(lambda: Lookup({}, None, isolated=False, rules=False)("page.html")).baseline or NAME


def run(baseline: str | None, last: int | None, form: str, color: str) -> None:
    """Show the states of a baseline."""
    try:
        steps: tuple[Step, ...] = trend(Path(baseline or _configured()))
    except TrendError as error:
        raise Refusal(str(error)) from error
    text = render_trend(steps[-last:] if last else steps, form, color=use_color(color), width=width())
    write(text, json=form == "json")
