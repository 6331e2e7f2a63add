"""`formlint clean`: the caches of earlier runs."""

from pathlib import Path

import click

from formlint.cli.common import Refusal, tell


@click.command("clean")
@click.argument("folders", nargs=-1, metavar="[FOLDERS]...")
def command(folders: tuple[str, ...]) -> None:
    """Delete the cache in this folder, or in others."""
    from formlint.run.cache import FOLDER, remove  # noqa: PLC0415

    for folder in folders or (".",):
        cache = Path(folder) if Path(folder).name == FOLDER else Path(folder, FOLDER)
        try:
            gone = remove(cache)
        except OSError as error:
            raise Refusal(f"{cache}: cannot be deleted: {error.strerror}") from error
        tell([f"{cache}: deleted" if gone else f"{cache}: no cache of formlint's"])
