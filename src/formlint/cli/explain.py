"""`formlint explain`: the reasoning about one control."""

from typing import Any

import click

from formlint.cli.common import doing
from formlint.cli.options.output import output_options
from formlint.cli.options.settings import settings_options


class _Command(click.Command):
    """Takes `-:12`, a line of standard input, for a place and not for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line."""
        places = [arg for arg in args if arg.startswith("-:")]
        return super().parse_args(
            ctx, [*(arg for arg in args if arg not in places), *(["--"] if places else []), *places]
        )


@click.command("explain", cls=_Command)
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@settings_options
@output_options
@click.option("-v", "--verbose", is_flag=True, help="Also list the rules that found nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
def command(**said: Any) -> None:
    """Explain a control: purpose, valid values, accepted values, keyboards, and the result of each rule."""
    doing("explain")(**said)
