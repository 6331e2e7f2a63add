"""What only `check` may be told: other findings to leave out, comments to write, what to show, how to run."""

import click

from formlint.cli.common import options

baseline_options = options(
    click.option("--baseline", metavar="FILE", help="Show only findings that are not in this file."),
    click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline."),
    click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is not found any more."),
)

many_options = options(
    click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes (as many as it pays for)."),
    click.option("--no-cache", is_flag=True, help="Check all pages anew, and keep nothing for the next run."),
    click.option("--cache-dir", metavar="FOLDER", help="Where the cache lies (with the caches of the user)."),
    click.option("--no-fold", is_flag=True, help="Show each place of a finding by itself, on each page with the form."),
    click.option("--watch", is_flag=True, help="Check again whenever a page or the settings change."),
)

ignoring_options = options(
    click.option(
        "--add-ignores",
        metavar="[=REASON]",
        help="Write comments into the pages that hide all of today's findings.",
    ),
)

showing_options = options(
    click.option("--show-files", is_flag=True, help="List the pages that would be checked."),
    click.option("--show-settings", is_flag=True, help="Show the settings that count for the first page."),
)
