"""`formlint territory`: what people of a territory have to type."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.completing import territories_beginning
from formlint.cli.options.output import output_options


@click.command("territory")
@click.argument("code", metavar="CODE", shell_complete=territories_beginning)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
@click.option("--lang", metavar="TAG", help="Language of the text; notes and sources are in English.")
@output_options
def command(**said: Any) -> None:
    """Show what people in a territory have to type, with sources and what the project adds."""
    doing("territory")(**said)
