"""What the commands share: refusals, suggestions, writing to standard output."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

USAGE = 2
BUG = 3
INTERRUPTED = 130

Command = TypeVar("Command", bound=Callable[..., object])


class Refusal(click.ClickException):
    """A mistake of the user's that click itself cannot see."""

    exit_code = USAGE

    def show(self, file: object = None) -> None:
        """Print the message the way click prints its own."""
        del file
        click.echo(f"Error: {self.format_message()}", err=True)


class ValuesAfterEquals(click.Command):
    """A command with options whose value may be left out, and comes after `=` where it is not."""

    def __init__(self, *args: Any, bare: Mapping[str, str], **kwargs: Any) -> None:
        """Take the values that options stand for where they have none, by option."""
        super().__init__(*args, **kwargs)
        self._bare = bare

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line."""
        end = args.index("--") if "--" in args else len(args)
        written = [f"{arg}={self._bare[arg]}" if arg in self._bare else arg for arg in args[:end]]
        return super().parse_args(ctx, [*written, *args[end:]])


def options(*some: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """One decorator that gives a command several options, in the order of the help."""

    def decorate(command: Command) -> Command:
        for option in reversed(some):
            command = option(command)
        return command

    return decorate


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The end of a complaint about a word that is not known: the nearest ones, else another remedy."""
    from difflib import get_close_matches  # noqa: PLC0415  # 9 ms, needed only for a message

    close = get_close_matches(word, list(known), 3)
    return f"; did you mean {' or '.join(close)}?" if close else otherwise


def width() -> int | None:
    """Columns of the terminal, or None where the output is piped."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else None


def write(text: str | Iterable[str], *, json: bool = False) -> None:
    """To standard output, a text or its pieces: JSON in UTF-8, other text in its encoding, what that lacks escaped."""
    encoding = "utf-8" if json else sys.stdout.encoding or "utf-8"
    sys.stdout.flush()
    piece = ""
    for piece in [text] if isinstance(text, str) else text:
        sys.stdout.buffer.write(piece.encode(encoding, "backslashreplace"))
    if not piece.endswith("\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def tell(lines: Sequence[str]) -> None:
    """To standard error, a line each."""
    for line in lines:
        click.echo(line, err=True)
