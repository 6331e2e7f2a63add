"""`formlint audience`: who can complete the forms of pages."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options
from formlint.cli.options.paths import path_options
from formlint.cli.options.settings import choosing_options, settings_options

_FORMS = ("text", "json", "csv", "html")


@click.command("audience")
@path_options
@settings_options
@choosing_options
@output_options
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", help="Report format.")
@click.option(
    "--orders", metavar="FILE", help="CSV file of `territory,orders,average value`, to estimate the orders at risk."
)
@click.option("-o", "--output-file", metavar="FILE", help="Write the output to a file instead of standard output.")
def command(**said: Any) -> None:
    """Show who can complete the forms, who is hindered, who is blocked, and by which value.

    Exits with code 1 if a form blocks a territory.
    """
    doing("audience")(**said)
