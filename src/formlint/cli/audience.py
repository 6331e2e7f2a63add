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
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", help="Form of the report.")
@click.option("--orders", metavar="FILE", help="CSV of `territory,orders,average value`: tells what is at risk.")
@click.option("-o", "--output-file", metavar="FILE", help="Write to a file what would go to standard output.")
def command(**said: Any) -> None:
    """Show who can complete the forms, who is hindered and who is blocked, and by which value.

    Leaves with 1 where a form blocks a territory.
    """
    doing("audience")(**said)
