"""`formlint init`: first settings, after a look at the project."""

from typing import Any

import click

from formlint.cli.common import doing


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--pyproject", is_flag=True, help="Add a table [tool.formlint] to pyproject.toml instead.")
def command(**said: Any) -> None:
    """Write a formlint.toml with comments for the project in a folder (this one by default)."""
    doing("init")(**said)
