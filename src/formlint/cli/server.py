"""`formlint server`: for editors."""

import sys

import click

from formlint.cli.common import Refusal


@click.command("server")
@click.option("--stdio", is_flag=True, help="Use standard input and output (the default).")
def command(*, stdio: bool) -> None:
    """Run the language server for an editor on standard input and output."""
    del stdio  # editors say it by habit
    if sys.stdin.isatty():
        raise Refusal(
            "an editor starts the server and speaks LSP with it: set `formlint server` as its language server for HTML"
        )
    try:
        from formlint.server.protocol import Server  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise Refusal("the server needs pygls: pip install 'formlint[lsp]'") from error
    Server().start()
