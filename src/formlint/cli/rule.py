"""`formlint rule`: the rules and their pages, and the tests in them."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.completing import rules_beginning
from formlint.cli.options.output import output_options


@click.command("rule")
@click.argument("names", nargs=-1, metavar="[ID|FILE]...", shell_complete=rules_beginning)
@click.option("--test", is_flag=True, help="Test the examples of the named rules, or of all rules of the project.")
@click.option(
    "--pages", type=click.Path(file_okay=False), metavar="FOLDER", help="Write a Markdown page for each rule."
)
@click.option("--lang", metavar="TAG", help="Language of the titles.")
@output_options
def command(**said: Any) -> None:
    """List all rules, including those of the project, or show the documentation of some."""
    doing("rule")(**said)
