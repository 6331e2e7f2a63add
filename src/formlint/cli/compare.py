"""`formlint compare`: what changed between two runs."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options


@click.command("compare")
@click.argument("before", metavar="A.json")
@click.argument("after", metavar="B.json")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Form of the answer."
)
@output_options
def command(**said: Any) -> None:
    """Show which findings are new in B and which are gone since A, both of `check --format json`.

    Leaves with 1 where there are new warnings or errors.
    """
    doing("compare")(**said)
