"""Which pages are looked at."""

import click

from formlint.cli.common import options

path_options = options(
    click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    click.option(
        "--file-list", metavar="FILE", help="Read more paths from a file, one per line; - for standard input."
    ),
    click.option("--stdin-filename", metavar="PATH", help="Path to use for the page on standard input."),
    click.option("--force-exclude", is_flag=True, help="Skip excluded files even if they are named."),
    click.option("--no-respect-gitignore", is_flag=True, help="Also check files that git ignores."),
    click.option("--include-vendored", is_flag=True, help="Also check folders and pages of third parties."),
    click.option("--allow-empty", is_flag=True, help="Do not fail if there is nothing to check."),
)
