"""The command line: reads paths and options, runs the line, writes reports, chooses the exit code.

Exit codes: 0 nothing at warning level or above, 1 findings, 2 a mistake of the user's, 3 a bug of formlint's.
Imports that only some commands need stand inside those commands: start-up time is a feature.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from formlint import __version__

if TYPE_CHECKING:
    from formlint.config import Config
    from formlint.files import Skipped
    from formlint.source import Source

_USAGE = 2
_BUG = 3
_Result = TypeVar("_Result")


class _Refusal(click.ClickException):
    """A mistake of the user's that click itself cannot see."""

    exit_code = _USAGE

    def show(self, file: object = None) -> None:
        """Print the message the way click prints its own."""
        del file
        click.echo(f"Error: {self.format_message()}", err=True)


@dataclass
class _Run:
    """What went wrong on the way, for the exit code."""

    read: int = 0
    failed: bool = False
    crashed: bool = False


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="formlint", message="%(prog)s %(version)s")
def main() -> None:
    """Find the form fields that real people cannot fill in, and the value that fails."""
    gc.disable()  # until the first page is done: what is loaded and read till then stays, looking at it costs 15 ms


def _paths_and_serves(command: Callable[..., None]) -> Callable[..., None]:
    options = [
        click.argument("paths", nargs=-1, required=True, metavar="PATHS..."),
        click.option(
            "--serves",
            metavar="CA,US",
            help="Territories that the forms serve, by ISO 3166 code (or EU); inferred without it.",
        ),
        click.option("--isolated", is_flag=True, help="Ignore all configuration files."),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the output."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@_paths_and_serves
@click.option("--format", "form", type=click.Choice(["full", "json"]), default="full", help="Form of the report.")
def check(paths: tuple[str, ...], serves: str | None, form: str, color: str, *, isolated: bool) -> None:
    """Check pages: files, folders, or - for standard input."""
    from formlint import engine  # noqa: PLC0415
    from formlint.finding import Level  # noqa: PLC0415

    config = _config(paths, serves, isolated=isolated)
    run = _Run()
    reports = _all(paths, run, lambda source: engine.check(source, config))
    if form == "json":
        from formlint.reporters.json import render  # noqa: PLC0415

        _write(render(reports), json=True)
    else:
        from formlint.reporters.full import render as render_full  # noqa: PLC0415

        _write(render_full(reports, color=_use_color(color), width=_width()))
    worst = min((finding.level.rank for report in reports for finding in report.findings), default=Level.INFO.rank)
    _leave(run, found=worst < Level.INFO.rank)


@main.command()
@_paths_and_serves
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def fields(paths: tuple[str, ...], serves: str | None, form: str, color: str, *, isolated: bool) -> None:
    """Show what formlint believes: the meaning of each field, and whom the forms serve."""
    from formlint import engine  # noqa: PLC0415
    from formlint.reporters.fields import render_fields  # noqa: PLC0415

    config = _config(paths, serves, isolated=isolated)
    run = _Run()
    beliefs = _all(paths, run, lambda source: engine.believe(source, config))
    _write(render_fields(beliefs, form, color=_use_color(color), width=_width()), json=form == "json")
    _leave(run, found=False)


@main.command("explain")
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@click.option("--serves", metavar="CA,US", help="Territories that the forms serve, by ISO 3166 code.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours in the output.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def explain_control(place: str, serves: str | None, color: str, form: str, *, isolated: bool) -> None:
    """Show the reasoning about the control at a place: its meaning, V, A and K, and what each rule answered."""
    from formlint import engine  # noqa: PLC0415
    from formlint.explain import Explanation, NoControlError, PlaceError, explain, parse_place  # noqa: PLC0415
    from formlint.reporters.explain import render  # noqa: PLC0415
    from formlint.rule import rules  # noqa: PLC0415

    try:
        at = parse_place(place)
    except PlaceError as error:
        raise _Refusal(str(error)) from error
    if Path(at.path).is_dir():
        raise _Refusal(f"{at.path} is a folder: name one page")
    config, run = _config((at.path,), serves, isolated=isolated), _Run()

    def step(source: "Source") -> "tuple[Source, tuple[Explanation, ...] | NoControlError]":
        try:
            return source, explain(engine.believe(source, config), rules(), at.line, at.column)
        except NoControlError as error:
            return source, error

    for source, found in _all((at.path,), run, step):
        if isinstance(found, NoControlError):
            raise _Refusal(f"{at.path}: {found}")
        _write(render(source, found, form, color=_use_color(color), width=_width()), json=form == "json")
    _leave(run, found=False)


@main.command()
@click.argument("rule_id", required=False, metavar="[ID]")
def rule(rule_id: str | None) -> None:
    """List the rules, or show the page of one."""
    from formlint.docs import rule_list, rule_page  # noqa: PLC0415
    from formlint.rule import rules  # noqa: PLC0415

    known = {rule.id: rule for rule in rules()}
    if rule_id is None:
        _write(rule_list(tuple(known.values()), color=_use_color("auto")))
    elif rule_id in known:
        _write(rule_page(known[rule_id], color=_use_color("auto"), width=_width()))
    else:
        raise _Refusal(f"no rule {rule_id!r}{_did_you_mean(rule_id, list(known))}")


@main.command()
@click.argument("code", metavar="CODE")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def territory(code: str, form: str) -> None:
    """Show what people of a territory have to type: the pack with its sources."""
    from formlint import packs  # noqa: PLC0415
    from formlint.reporters.territory import render_territory  # noqa: PLC0415

    try:
        pack = packs.load(code)
    except (packs.UnknownTerritoryError, packs.PackError) as error:
        raise _Refusal(str(error)) from error
    _write(render_territory(pack, form, color=_use_color("auto"), width=_width()), json=form == "json")


def _config(paths: Sequence[str], serves: str | None, *, isolated: bool) -> "Config":
    from formlint.config import Config, ConfigError, load, territories  # noqa: PLC0415
    from formlint.packs import PackError, UnknownTerritoryError, using  # noqa: PLC0415

    try:
        config = Config() if isolated else load(Path("." if paths[0] == "-" else paths[0]))
        if serves is None:
            return config
        with using(config.packs):
            return Config(serves=territories(serves.split(",")), packs=config.packs)
    except UnknownTerritoryError as error:
        raise _Refusal(f"--serves: {error}") from error
    except (ConfigError, PackError) as error:
        raise _Refusal(str(error)) from error


def _all(paths: Sequence[str], run: _Run, step: Callable[["Source"], _Result]) -> list[_Result]:
    results = list(_each(paths, run, step))
    if not run.read:
        _leave(run, found=False)
    return results


def _each(paths: Sequence[str], run: _Run, step: Callable[["Source"], _Result]) -> Iterator[_Result]:
    """The step's result for each page; pages that cannot be read or crash formlint are told and passed over."""
    from formlint.files import Skipped  # noqa: PLC0415
    from formlint.packs import PackError  # noqa: PLC0415
    from formlint.source import decode  # noqa: PLC0415

    for page in _pages(paths):
        if isinstance(page, Skipped):
            run.failed |= page.failed
            click.echo(f"{page.path}: skipped: {page.reason}", err=True)
            continue
        path, data = page
        run.read += 1
        try:
            result = step(decode(data, path))
        except PackError as error:
            raise _Refusal(str(error)) from error
        except Exception as error:  # noqa: BLE001  # the one place where a bug of ours is caught, told and survived
            run.crashed = True
            click.echo(f"{path}: a bug of formlint's: {_culprit(error)}. Please report it with this page.", err=True)
        else:
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
            yield result


def _pages(paths: Sequence[str]) -> Iterator["tuple[str, bytes] | Skipped"]:
    from formlint.files import FilesError, find, read  # noqa: PLC0415

    named = [path for path in paths if path != "-"]
    if len(named) < len(paths):
        yield "<stdin>", sys.stdin.buffer.read()
    if named:
        try:
            found = find(named)
        except FilesError as error:
            raise _Refusal(str(error)) from error
        yield from read(found)


def _culprit(error: Exception) -> str:
    """The rule or module in which the error arose, and what it says."""
    place, trace = "unknown place", error.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("formlint.checks."):
            return f"rule {module.rpartition('.')[2].replace('_', '-')}: {error!r}"
        if module.startswith("formlint."):
            place = f"{module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{place}: {error!r}"


def _leave(run: _Run, *, found: bool) -> NoReturn:
    if run.crashed:
        sys.exit(_BUG)
    if run.failed or not run.read:
        sys.exit(_USAGE)
    sys.exit(1 if found else 0)


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, known, 3)
    return f"; did you mean {' or '.join(close)}?" if close else "; `formlint rule` lists them"


def _use_color(choice: str) -> bool:
    from formlint.reporters.color import use_color  # noqa: PLC0415

    return use_color(choice, sys.stdout, os.environ)


def _width() -> int | None:
    """Columns of the terminal, or None where the output is piped."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(text: str, *, json: bool = False) -> None:
    """To standard output: JSON in UTF-8, other text in its encoding, characters that it lacks as escapes."""
    encoding = "utf-8" if json else sys.stdout.encoding or "utf-8"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
    if not text.endswith("\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
