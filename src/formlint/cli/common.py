"""What the commands share: refusals, suggestions, the width of the terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from formlint.system.ending import BUG, INTERRUPTED, USAGE
from formlint.system.likeness import closest
from formlint.system.streams import tell, write

__all__ = ["BUG", "INTERRUPTED", "USAGE", "Refusal", "ValuesAfterEquals", "did_you_mean", "doing"]
__all__ += ["options", "save", "tell", "width", "write"]

Command = TypeVar("Command", bound=Callable[..., object])


class Refusal(click.ClickException):
    """A mistake of the user's that click itself cannot see."""

    exit_code = USAGE


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


def joined(_ctx: click.Context, _param: click.Parameter, said: tuple[str, ...]) -> str | None:
    """The values of a repeated option that takes several with commas between; None where it is not given."""
    return ",".join(said) if said else None


def doing(module: str, name: str = "run") -> Callable[..., Any]:
    """A function of a module in `doing`, which is imported only now: a command line is read, or completed, without."""
    return getattr(import_module(f"formlint.cli.doing.{module}"), name)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The end of a complaint about a word that is not known: the nearest ones, else another remedy."""
    close = closest(word, known, 3)
    return f"; did you mean {' or '.join(close)}?" if close else otherwise


def save(chunks: Iterable[str], file: str) -> None:
    """A report, in pieces, to a file instead of standard output."""
    try:
        with Path(file).open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            stream.writelines(chunks)
    except OSError as error:
        raise Refusal(f"cannot write {file}: {error.strerror}") from error


def width() -> int | None:
    """Columns of the terminal, or None where the output is piped."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else None
