"""`formlint trend`: how many findings are put off, over the commits of the baseline."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from formlint.cli.common import Refusal, width, write
from formlint.cli.options.output import output_options, use_color

if TYPE_CHECKING:
    from formlint.project.trend import Step


@click.command("trend")
@click.argument("baseline", required=False, metavar="[BASELINE]")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the last N states.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
@output_options
def command(baseline: str | None, last: int | None, form: str, color: str) -> None:
    """Show how many findings a baseline had at each of its commits (of formlint-baseline.json by default)."""
    from formlint.output.trend import render_trend  # noqa: PLC0415
    from formlint.project.trend import TrendError, trend  # noqa: PLC0415

    try:
        steps: tuple[Step, ...] = trend(Path(baseline or _configured()))
    except TrendError as error:
        raise Refusal(str(error)) from error
    text = render_trend(steps[-last:] if last else steps, form, color=use_color(color), width=width())
    write(text, json=form == "json")


def _configured() -> str:
    """The baseline that the settings of this folder name."""
    from formlint.cli.options.settings import settled  # noqa: PLC0415
    from formlint.project.baseline import NAME  # noqa: PLC0415
    from formlint.project.settings.lookup import Lookup  # noqa: PLC0415

    return settled(lambda: Lookup({}, None, isolated=False, rules=False)("page.html")).baseline or NAME
