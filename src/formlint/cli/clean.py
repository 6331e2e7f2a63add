"""`formlint clean`: the caches of earlier runs."""

from typing import Any

import click

from formlint.cli.common import doing


@click.command("clean")
@click.argument("folders", nargs=-1, metavar="[FOLDERS]...")
def command(**said: Any) -> None:
    """Delete the cache of the project in a folder (default: the current folder), or the cache in a folder."""
    doing("clean")(**said)
