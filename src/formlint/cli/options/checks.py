"""What only `check` may be told: other findings to leave out, comments to write, what to show, how to run."""

import click

from formlint.cli.common import options

baseline_options = options(
    click.option("--baseline", metavar="FILE", help="Show only findings that are not in this baseline."),
    click.option("--write-baseline", is_flag=True, help="Record all current findings in the baseline."),
    click.option("--prune-baseline", is_flag=True, help="Remove entries that are no longer found from the baseline."),
)

many_options = options(
    click.option(
        "-j", "--jobs", type=click.IntRange(1), metavar="N", help="Number of processes (default: chosen automatically)."
    ),
    click.option("--no-cache", is_flag=True, help="Do not read or write the cache."),
    click.option("--cache-dir", metavar="FOLDER", help="Cache folder (default: in the cache folder of the user)."),
    click.option(
        "--no-fold", is_flag=True, help="Show each place of a finding by itself, on each page that has the form."
    ),
    click.option("--watch", is_flag=True, help="Check again whenever a page or the settings change."),
)

ignoring_options = options(
    click.option(
        "--add-ignores",
        metavar="[=REASON]",
        help="Add comments to the pages that hide all current findings.",
    ),
)

showing_options = options(
    click.option("--show-files", is_flag=True, help="List the pages that would be checked."),
    click.option("--show-settings", is_flag=True, help="Show the settings in use for the first page."),
)
