"""`formlint clean`: the caches of earlier runs."""

from pathlib import Path

from formlint.cli.common import Refusal, tell
from formlint.project.run.cache_folder import IN_PROJECT, remove, usual


def run(folders: tuple[str, ...]) -> None:
    """Delete the caches of some folders."""
    for folder in folders or (".",):
        caches = [Path(folder), Path(folder, IN_PROJECT), usual(Path(folder))]
        try:
            gone = [cache for cache in caches if cache is not None and remove(cache)]
        except OSError as error:
            raise Refusal(f"{folder}: its cache cannot be deleted: {error.strerror}") from error
        tell([f"{cache}: deleted" for cache in gone] or [f"{folder}: no cache to delete"])
