"""How the output looks, and how much is told."""

import os
import sys

import click

from formlint.cli.common import options
from formlint.output.color import use_color as decide

output_options = options(
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colored output (respects NO_COLOR and FORCE_COLOR).",
    ),
)

talk_options = options(
    click.option("-q", "--quiet", is_flag=True, help="Show findings only, without the summary."),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Also show the settings in use, the skipped files, and all places of a finding.",
    ),
)


def use_color(color: str) -> bool:
    """Whether to colour standard output."""
    return decide(color, sys.stdout, os.environ)
