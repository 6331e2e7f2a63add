"""How many pages are checked: over how many processes, with which cache, and what is told once."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from formlint.cli.common import options

if TYPE_CHECKING:
    from formlint.project.settings import Lookup

_MORE = ("baseline", "diff", "fix", "fix_only", "prune_baseline", "show_fixes", "unsafe_fixes", "write_baseline")

many_options = options(
    click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes (as many as it pays for)."),
    click.option("--no-cache", is_flag=True, help="Check all pages anew, and keep nothing for the next run."),
    click.option("--cache-dir", metavar="FOLDER", help="Where the cache lies (with the caches of the user)."),
    click.option("--no-fold", is_flag=True, help="Tell what is found on the same form of many pages on each of them."),
    click.option("--watch", is_flag=True, help="Check again whenever a page or the settings change."),
)


def is_one_page(given: Mapping[str, Any], find: "Lookup") -> bool:
    """Whether plainly one page is to be checked, and nothing else done: then nothing of this is needed."""
    paths: tuple[str, ...] = given["paths"]
    if any(given[name] for name in _MORE) or given["file_list"] or len(paths) != 1 or os.path.isdir(paths[0]):  # noqa: PTH112
        return False
    from formlint.cli.options.settings import settled  # noqa: PLC0415

    path = paths[0] if paths[0] != "-" else given["stdin_filename"] or "-"
    return not settled(lambda: find(path)).baseline
