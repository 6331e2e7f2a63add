"""Which fixes are applied, and what is told about it."""

import click

from formlint.cli.common import options

fix_options = options(
    click.option("--fix", is_flag=True, help="Apply safe fixes and report the remaining findings."),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help="With --fix or --diff: include fixes that may change what the form accepts or means.",
    ),
    click.option("--diff", is_flag=True, help="Show what --fix would change, without changing it."),
    click.option(
        "--fix-only", is_flag=True, help="Apply fixes without a report; remaining findings do not count as a failure."
    ),
    click.option("--show-fixes", is_flag=True, help="With --fix or --diff: list the fixes."),
)
