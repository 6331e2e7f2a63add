"""`formlint explain`: the reasoning about one control."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options
from formlint.cli.options.settings import settings_options


@click.command("explain")
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@settings_options
@output_options
@click.option("-v", "--verbose", is_flag=True, help="Also list the rules that found nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
def command(**said: Any) -> None:
    """Explain a control: purpose, valid values, accepted values, keyboards, and the result of each rule."""
    doing("explain")(**said)
