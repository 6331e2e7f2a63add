"""`formlint init`: first settings, after a look at the project."""

from typing import Any

import click

from formlint.cli.common import doing


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--pyproject", is_flag=True, help="Add a table [tool.formlint] to pyproject.toml instead.")
def command(**said: Any) -> None:
    """Create a commented formlint.toml for the project in a folder (default: the current folder)."""
    doing("init")(**said)
