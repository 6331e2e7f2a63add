"""`formlint init`: a first file of settings, after a look at the project."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formlint.cli.common import Refusal, tell

if TYPE_CHECKING:
    from formlint.config.drafting import Seen

_LOOKED_AT = 200  # pages, evenly spread over the project


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
def command(folder: str) -> None:
    """Write a formlint.toml with comments for the project in a folder (this one by default)."""
    from formlint.config import FILES  # noqa: PLC0415
    from formlint.config.drafting import draft  # noqa: PLC0415
    from formlint.files import find  # noqa: PLC0415

    for name in FILES[:2]:
        if Path(folder, name).exists():
            raise Refusal(f"{Path(folder, name)} is there already: it is left as it is")
    pages = find([folder]).pages
    step = max(1, -(-len(pages) // _LOOKED_AT))
    seen = [*_seen(pages[::step], folder)]
    target = Path(folder, FILES[0])
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(draft(seen, len(pages) - len(seen)))
    except OSError as error:
        raise Refusal(f"{target} cannot be written: {error.strerror}") from error
    tell([f"{target} is written, after a look at {len(seen)} of {len(pages)} pages."])


def _seen(pages: Sequence[Path], folder: str) -> "Iterator[Seen]":
    """What the pages look like; those that cannot be read are passed over."""
    from formlint import engine  # noqa: PLC0415
    from formlint.config import MAX_FILE_SIZE, Config  # noqa: PLC0415
    from formlint.config.drafting import Seen  # noqa: PLC0415
    from formlint.files import Skipped, read  # noqa: PLC0415
    from formlint.source import decode  # noqa: PLC0415

    for page in read(pages, lambda _path: MAX_FILE_SIZE):
        if isinstance(page, Skipped):
            continue
        path, data = page
        whom = engine.believe(decode(data, path), Config()).audience
        serves = engine.surely_served(whom.served)
        yield Seen(Path(path).relative_to(folder).as_posix(), serves)
