"""Which pages are looked at."""

import click

from formlint.cli.common import options

path_options = options(
    click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    click.option("--file-list", metavar="FILE", help="Take more paths from a file, one a line; - for standard input."),
    click.option("--stdin-filename", metavar="PATH", help="The path that a page on standard input has."),
    click.option("--force-exclude", is_flag=True, help="Leave out what is excluded even where it is named."),
    click.option("--no-respect-gitignore", is_flag=True, help="Look at what git leaves out, too."),
    click.option("--allow-empty", is_flag=True, help="To have nothing to check is no mistake."),
)
