"""`formlint completion`: what a shell needs to complete commands, options, rules and territories."""

import click
from click.shell_completion import get_completion_class

from formlint.cli.common import Refusal, write


def run(ctx: click.Context, shell: str) -> None:
    """Print the script of a shell."""
    maker = get_completion_class(shell)
    if maker is None:
        raise Refusal(f"completion for {shell} is not supported")
    write(maker(ctx.find_root().command, {}, "formlint", "_FORMLINT_COMPLETE").source())
