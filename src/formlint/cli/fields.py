"""`formlint fields`: what formlint believes about pages."""

from typing import Any

import click

from formlint.cli.common import width, write
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import output_options, use_color
from formlint.cli.options.paths import path_options
from formlint.cli.options.settings import lookup, settings_options
from formlint.cli.pages import Run, leave, results


@click.command("fields")
@path_options
@settings_options
@output_options
@click.option("-v", "--verbose", is_flag=True, help="Tell also of unlikely territories and what is passed over.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def command(form: str, **said: Any) -> None:
    """Show what formlint believes: the meaning of each field, and whom the forms serve."""
    from formlint.lint import engine  # noqa: PLC0415
    from formlint.lint.notices import notices  # noqa: PLC0415
    from formlint.output.fields import render_fields  # noqa: PLC0415

    given = CheckOptions(**said)
    find, run = lookup(given), Run()
    pages = results(given, run, find, engine.analyse)
    for one in pages:
        run.tell_all(notices(one, partial=one.partial))
    told = render_fields(pages, form, color=use_color(given.color), width=width(), verbose=given.verbose)
    write(told, json=form == "json")
    leave(run, found=False)
