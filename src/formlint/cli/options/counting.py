"""`--statistics`: how many findings there are instead of which."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from formlint.cli.common import options, write
from formlint.cli.options.output import use_color

if TYPE_CHECKING:
    from formlint.lint.report import Results

_BY = ("rule", "category", "territory", "purpose")

counting_options = options(
    click.option(
        "--statistics",
        type=click.Choice(_BY),
        metavar=f"[={'|'.join(_BY)}]",
        help="Count the findings by rule (or what else is named) instead of showing them; also with --format json.",
    ),
)


def write_statistics(results: "Results", given: Mapping[str, Any]) -> None:
    """The counts, as a table or as JSON."""
    from formlint.output.statistics import statistics, statistics_json, statistics_text  # noqa: PLC0415

    by: str = given["statistics"]
    rows = statistics(results.reports, by)
    if any(name == "json" for name, _ in given["orders"]):
        write(statistics_json(rows, by), json=True)
    else:
        write("".join(f"{line}\n" for line in statistics_text(rows, color=use_color(given))))
