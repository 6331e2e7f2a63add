"""The command line: reads paths and options, runs the line, writes reports, chooses the exit code.

Exit codes: 0 nothing at the failing level or above, 1 findings, 2 a mistake of the user's, 3 a bug of formlint's.
Each command is a module of this folder with a `command` in it, imported only when it is used, and imports that only
some runs need stand inside functions: start-up time is a feature. What belongs to one concern of a command (which
files, which settings, how the output looks) is a module in `options`.
"""

from importlib import import_module

import click

from formlint import __version__

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
    """The commands, each imported when it is asked for."""

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
        from formlint.cli.common import did_you_mean  # noqa: PLC0415

        raise click.UsageError(f"No such command '{cmd_name}'{did_you_mean(cmd_name, COMMANDS)}", ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="formlint", message="%(prog)s %(version)s")
def main() -> None:
    """Find the form fields that real people cannot fill in, and the value that fails."""
