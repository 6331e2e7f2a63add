"""`formlint clean`: the caches of earlier runs."""

from pathlib import Path

import click

from formlint.cli.common import Refusal, tell


@click.command("clean")
@click.argument("folders", nargs=-1, metavar="[FOLDERS]...")
def command(folders: tuple[str, ...]) -> None:
    """Delete the cache of the project in this folder, or in others; or a cache that is named."""
    from formlint.project.run.cache_folder import IN_PROJECT, remove, usual  # noqa: PLC0415

    for folder in folders or (".",):
        caches = [Path(folder), Path(folder, IN_PROJECT), usual(Path(folder))]
        try:
            gone = [cache for cache in caches if cache is not None and remove(cache)]
        except OSError as error:
            raise Refusal(f"{folder}: its cache cannot be deleted: {error.strerror}") from error
        tell([f"{cache}: deleted" for cache in gone] or [f"{folder}: no cache to delete"])
