"""`formlint completion`: what a shell needs to complete commands, options, rules and territories."""

import click

from formlint.cli.common import doing


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash, put `eval "$(formlint completion bash)"` into ~/.bashrc; zsh likewise; for fish, write it to
    ~/.config/fish/completions/formlint.fish.
    """
    doing("completion")(ctx, shell)
