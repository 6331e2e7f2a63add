"""`formlint territory`: what people of a territory have to type."""

import click

from formlint.cli.common import Refusal, width, write
from formlint.cli.options.completing import territories_beginning
from formlint.cli.options.output import output_options, use_color


@click.command("territory")
@click.argument("code", metavar="CODE", shell_complete=territories_beginning)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
@output_options
def command(code: str, form: str, color: str) -> None:
    """Show what people of a territory have to type: the pack with its sources, and what the project adds to it."""
    from formlint import knowledge  # noqa: PLC0415
    from formlint.cli.options.settings import settled  # noqa: PLC0415
    from formlint.output.territory import render_territory  # noqa: PLC0415
    from formlint.project.settings.lookup import Lookup  # noqa: PLC0415

    config = settled(lambda: Lookup({}, None, isolated=False, rules=False)("page.html"))
    try:
        pack = knowledge.laid_over(config.packs).territory(code)
        told = render_territory(pack, form, color=use_color(color), width=width())
    except (knowledge.UnknownTerritoryError, knowledge.PackError) as error:
        raise Refusal(str(error)) from error
    write(told, json=form == "json")
