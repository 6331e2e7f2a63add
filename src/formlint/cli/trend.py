"""`formlint trend`: how many findings are put off, over the commits of the baseline."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options


@click.command("trend")
@click.argument("baseline", required=False, metavar="[BASELINE]")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the last N states.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
@output_options
def command(**said: Any) -> None:
    """Show how many findings a baseline had at each of its commits (of formlint-baseline.json by default)."""
    doing("trend")(**said)
