"""`formlint trend`: how many findings are put off, over the commits of the baseline."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options


@click.command("trend")
@click.argument("baseline", required=False, metavar="[BASELINE]")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Show only the last N commits.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
@output_options
def command(**said: Any) -> None:
    """Show the number of findings in a baseline at each commit (default: formlint-baseline.json)."""
    doing("trend")(**said)
