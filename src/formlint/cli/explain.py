"""`formlint explain`: the reasoning about one control."""

import os
from typing import TYPE_CHECKING, Any

import click

from formlint.cli.common import Refusal, width, write
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import output_options, use_color
from formlint.cli.options.settings import lookup, settings_options
from formlint.cli.pages import Run, leave, results

if TYPE_CHECKING:
    from formlint.html.source import Source
    from formlint.lint.config import Config
    from formlint.lint.explain.location import NoControlError
    from formlint.lint.explain.model import Explanation


@click.command("explain")
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@settings_options
@output_options
@click.option("-v", "--verbose", is_flag=True, help="List also the rules that found nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def command(place: str, form: str, *, verbose: bool, **said: Any) -> None:
    """Show the reasoning about the control at a place: its meaning, V, A and K, and what each rule answered."""
    from formlint.lint import engine  # noqa: PLC0415
    from formlint.lint.explain.explain import explain  # noqa: PLC0415
    from formlint.lint.explain.location import NoControlError, PlaceError, parse_place  # noqa: PLC0415
    from formlint.lint.notices import notices  # noqa: PLC0415
    from formlint.output.explain import render  # noqa: PLC0415

    try:
        at = parse_place(place)
    except PlaceError as error:
        raise Refusal(str(error)) from error
    if os.path.isdir(at.path):  # noqa: PTH112
        raise Refusal(f"{at.path} is a folder: name one page")
    given = CheckOptions(**said, paths=(at.path,))
    find, run = lookup(given, rules=True), Run()

    def step(source: "Source", config: "Config") -> "tuple[Source, tuple[Explanation, ...] | NoControlError]":
        analysis = engine.analyse(source, config)
        run.tell_all(notices(analysis, partial=analysis.partial))
        try:
            return source, explain(analysis, at.line, at.column)
        except NoControlError as error:
            return source, error

    for source, found in results(given, run, find, step):
        if isinstance(found, NoControlError):
            raise Refusal(f"{at.path}: {found}")
        told = render(source, found, form, color=use_color(given.color), width=width(), verbose=verbose)
        write(told, json=form == "json")
    leave(run, found=False)
