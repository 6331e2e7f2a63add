"""`formlint territory`: what people of a territory have to type."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.completing import territories_beginning
from formlint.cli.options.output import output_options


@click.command("territory")
@click.argument("code", metavar="CODE", shell_complete=territories_beginning)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
@output_options
def command(**said: Any) -> None:
    """Show what people of a territory have to type: the pack with its sources, and what the project adds to it."""
    doing("territory")(**said)
