"""Which reports are written, and where to."""

from collections.abc import Sequence

import click

from formlint.cli.common import did_you_mean, options
from formlint.output import formats, renderer

_BY = ("rule", "category", "territory", "purpose")

_Order = tuple[str, str]  # the name of a format, and a file, "" for standard output


class _FormatOption(click.Option):
    """Looks for the formats when help is asked for, not before."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it is for."""
        self.help = f"Report format, with an optional output file; repeatable: {', '.join(formats())}."
        return super().get_help_record(ctx)


def _ordered(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[_Order, ...]:
    """The reports that are asked for as `NAME` or `NAME=FILE`."""
    orders: list[_Order] = []
    for value in () if ctx.resilient_parsing else given:  # a shell that completes a line needs none of them
        name, _, file = value.partition("=")
        if renderer(name) is None:
            remedy = did_you_mean(name, formats(), f"; choose from {', '.join(formats())}")
            raise click.BadParameter(f"unknown format {name!r}{remedy}", ctx, param)
        orders.append((name, file))
    return tuple(orders)


def _completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The formats that begin so, for the shell."""
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
    click.option("-o", "--output-file", metavar="FILE", help="Write the output to a file instead of standard output."),
    click.option("--show-hidden", is_flag=True, help="In SARIF, also list ignored findings, as suppressed."),
    click.option(
        "--statistics",
        type=click.Choice(_BY),
        metavar=f"[={'|'.join(_BY)}]",
        help="Show the number of findings by rule (or another key) instead of the findings; also with --format json.",
    ),
)
