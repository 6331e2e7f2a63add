"""`formlint fields`: what formlint believes about pages."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options
from formlint.cli.options.paths import path_options
from formlint.cli.options.settings import settings_options


@click.command("fields")
@path_options
@settings_options
@output_options
@click.option("-v", "--verbose", is_flag=True, help="Also show unlikely territories and skipped files.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
def command(**said: Any) -> None:
    """Show the purpose of each field and the territories that the forms serve."""
    doing("fields")(**said)
