"""Which reports are written, and where to."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formlint.cli.common import Refusal, did_you_mean, options, save, width, write
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import use_color

if TYPE_CHECKING:
    from formlint.lint.report import Results
    from formlint.output.target import Target

_BY = ("rule", "category", "territory", "purpose")
_FOR_PEOPLE = frozenset({"concise", "full", "grouped"})  # in the encoding of the terminal; the others are UTF-8

_Order = tuple[str, str]  # the name of a format, and a file, "" for standard output


class _FormatOption(click.Option):
    """Looks for the formats when help is asked for, not before."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it is for."""
        from formlint.output import formats  # noqa: PLC0415

        self.help = f"Form of the report, and a file to write it to; repeatable: {', '.join(formats())}."
        return super().get_help_record(ctx)


def _ordered(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[_Order, ...]:
    """The reports that are asked for as `NAME` or `NAME=FILE`."""
    from formlint.output import formats, renderer  # noqa: PLC0415

    orders: list[_Order] = []
    for value in given:
        name, _, file = value.partition("=")
        if renderer(name) is None:
            remedy = did_you_mean(name, formats(), f"; choose from {', '.join(formats())}")
            raise click.BadParameter(f"no format {name!r}{remedy}", ctx, param)
        orders.append((name, file))
    return tuple(orders)


def _completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The formats that begin so, for the shell."""
    from formlint.output import formats  # noqa: PLC0415

    del ctx, param
    return [name for name in formats() if name.startswith(incomplete)]


report_options = options(
    click.option(
        "--format",
        "orders",
        cls=_FormatOption,
        multiple=True,
        default=["full"],
        metavar="NAME[=FILE]",
        callback=_ordered,
        shell_complete=_completed,
    ),
    click.option("-o", "--output-file", metavar="FILE", help="Write to a file what would go to standard output."),
    click.option("--show-hidden", is_flag=True, help="In SARIF, list ignored findings too, as suppressed ones."),
    click.option(
        "--statistics",
        type=click.Choice(_BY),
        metavar=f"[={'|'.join(_BY)}]",
        help="Count the findings by rule (or what else is named) instead of showing them; also with --format json.",
    ),
)


def write_reports(results: "Results", given: CheckOptions) -> None:
    """Write all reports that were asked for; those for files first, for the report on the screen is read last."""
    from formlint.output import renderer  # noqa: PLC0415

    orders = [(name, file or given.output_file or "") for name, file in given.orders]
    files = [file for _, file in orders]
    for name, file in orders:
        if files.count(file) > 1:
            raise Refusal(f"two reports go to {file or 'standard output'}: name a file, as in --format {name}=FILE")
    for name, file in sorted(orders, key=lambda order: not order[1]):
        render = renderer(name)
        assert render, name
        if file:
            save(render(results, _target(given, screen=False)), file)
        else:
            write(render(results, _target(given, screen=True)), json=name not in _FOR_PEOPLE)


def write_statistics(results: "Results", given: CheckOptions) -> None:
    """The counts, as a table or as JSON."""
    from formlint.output.statistics import statistics, statistics_json, statistics_text  # noqa: PLC0415

    by = given.statistics or "rule"
    rows = statistics(results.reports, by)
    if any(name == "json" for name, _ in given.orders):
        write(statistics_json(rows, by), json=True)
    else:
        write("".join(f"{line}\n" for line in statistics_text(rows, color=use_color(given.color))))


def _target(given: CheckOptions, *, screen: bool) -> "Target":
    from formlint.output.target import Target  # noqa: PLC0415

    color = use_color(given.color) if screen else given.color == "always"
    folder = Path.cwd()
    above = (folder, *folder.parents)
    root = next((one for one in above if os.path.exists(one / ".git")), folder)  # noqa: PTH110  # it may be shut
    return Target(
        color=color,
        width=width() if screen else None,
        links=color and screen and sys.stdout.isatty(),
        folder=folder.as_posix(),
        root=root.as_posix(),
        hidden=given.show_hidden,
        quiet=given.quiet,
    )
