"""`formlint compare`: what changed between two runs."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options


@click.command("compare")
@click.argument("before", metavar="A.json")
@click.argument("after", metavar="B.json")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Output format."
)
@output_options
def command(**said: Any) -> None:
    """Compare two reports of `check --format json`: which findings are new in B, and which of A are gone.

    Exits with code 1 if there are new warnings or errors.
    """
    doing("compare")(**said)
