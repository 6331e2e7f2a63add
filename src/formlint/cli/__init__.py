"""The command line: reads paths and options, runs the line, writes reports, chooses the exit code.

Exit codes: 0 nothing at the failing level or above, 1 findings, 2 a mistake of the user's, 3 a bug of formlint's.
Each command is a module of this folder with a `command` in it, its options and its help, imported when it is asked for.
What it does is a module of `doing`, imported when it runs: start-up time is a feature. What belongs to one concern of a
command (which files, which settings, how the output looks) is a module in `options`, and one in `doing`.
"""

import sys
from functools import partial
from importlib import import_module
from io import StringIO
from typing import Any

import click

from formlint import __version__
from formlint.cli.common import did_you_mean
from formlint.system.ending import ended, stopped
from formlint.system.streams import tell

COMMANDS = (
    "check",
    "audience",
    "fields",
    "explain",
    "compare",
    "trend",
    "rule",
    "territory",
    "init",
    "server",
    "clean",
    "completion",
)
"""The commands in the order of the help."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for, and ended by us: click would leave with 1 after Ctrl-C."""

    def main(self, *args: Any, **more: Any) -> Any:
        """Run a command line and leave; complaints of click's are told as ours are."""
        try:
            code = super().main(*args, **{**more, "standalone_mode": False})
        except click.ClickException as error:
            tell(_complaint(error))
            code = error.exit_code
        except click.Abort:
            stopped()
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever goes wrong in it has its exit code."""
        passing = (click.ClickException, click.exceptions.Exit, click.Abort)
        return ended(partial(super().invoke, ctx), *passing)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; a mistake of the user's where there is none."""
        if cmd_name in COMMANDS:
            return import_module(f"formlint.cli.{cmd_name}").command
        if cmd_name.startswith("-"):
            return None
        raise click.UsageError(f"Unknown command '{cmd_name}'{did_you_mean(cmd_name, COMMANDS)}", ctx)


def _complaint(error: click.ClickException) -> list[str]:
    """The lines that click prints for a mistake."""
    told = StringIO()
    error.show(told)
    return told.getvalue().removesuffix("\n").split("\n")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="formlint", message="%(prog)s %(version)s")
def main() -> None:
    """Find form fields that real people cannot fill in, with the value that fails."""
