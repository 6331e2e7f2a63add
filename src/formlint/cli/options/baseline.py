"""Which findings are known and put off."""

import click

from formlint.cli.common import options

baseline_options = options(
    click.option("--baseline", metavar="FILE", help="Show only findings that are not in this file."),
    click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline."),
    click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is not found any more."),
)
