"""Which fixes are applied, and what is told about it."""

import click

from formlint.cli.common import options

fix_options = options(
    click.option("--fix", is_flag=True, help="Apply the safe fixes, and report what is left."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply those too that may change meaning."),
    click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
    click.option("--fix-only", is_flag=True, help="Apply fixes without a report; what is left is no failure."),
    click.option("--show-fixes", is_flag=True, help="With --fix or --diff: list the fixes."),
)
