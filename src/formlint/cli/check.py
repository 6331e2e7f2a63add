"""`formlint check`: what is wrong with the forms of pages."""

from typing import Any

import click

from formlint.cli.common import ValuesAfterEquals, doing
from formlint.cli.options.checks import baseline_options, ignoring_options, many_options, showing_options
from formlint.cli.options.fixes import fix_options
from formlint.cli.options.output import output_options, talk_options
from formlint.cli.options.paths import path_options
from formlint.cli.options.reports import report_options
from formlint.cli.options.settings import choosing_options, settings_options


@click.command("check", cls=ValuesAfterEquals, bare={"--statistics": "rule", "--add-ignores": ""})
@path_options
@settings_options
@choosing_options
@report_options
@ignoring_options
@showing_options
@talk_options
@output_options
@fix_options
@baseline_options
@many_options
def command(**said: Any) -> None:
    """Check files, folders (default: the current folder), or standard input (-)."""
    doing("check")(**said)
