"""`formlint audience`: who can complete the forms of pages."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from formlint.cli.common import Refusal, save, width, write
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import output_options, use_color
from formlint.cli.options.paths import path_options
from formlint.cli.options.settings import choosing_options, lookup, settings_options
from formlint.cli.pages import Run, leave, results
from formlint.system.file_access import read_file
from formlint.system.streams import received

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formlint.html.source import Source
    from formlint.lint.config import Config
    from formlint.lint.outcomes.model import FormReach
    from formlint.lint.outcomes.orders import Orders

_MOST = 100.0  # megabytes of a table of orders
_FORMS = ("text", "json", "csv", "html")


@click.command("audience")
@path_options
@settings_options
@choosing_options
@output_options
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", help="Form of the report.")
@click.option("--orders", metavar="FILE", help="CSV of `territory,orders,average value`: tells what is at risk.")
@click.option("-o", "--output-file", metavar="FILE", help="Write to a file what would go to standard output.")
def command(form: str, orders: str | None, output_file: str | None, **said: Any) -> None:
    """Show who can complete the forms, who is hindered and who is blocked, and by which value.

    Leaves with 1 where a form blocks a territory.
    """
    from formlint.lint.outcomes.by_territory import folded  # noqa: PLC0415
    from formlint.lint.outcomes.model import Outcome  # noqa: PLC0415
    from formlint.output.audience import Asked, render_audience  # noqa: PLC0415

    given = CheckOptions(**said)
    money = _orders(orders)
    find, run = lookup(given, rules=True), Run()
    forms = folded(one for page in results(given, run, find, partial(_reach, run)) for one in page)
    screen = output_file is None
    asked = Asked(forms, money, color=screen and use_color(given.color), width=width() if screen else None)
    chunks = render_audience(form, asked)
    if output_file:
        save(chunks, output_file)
    else:
        write(chunks, json=form != "text")
    leave(run, found=any(one.worst is Outcome.BLOCKED for one in forms))


def _reach(run: Run, source: "Source", config: "Config") -> "tuple[FormReach, ...]":
    from formlint.lint import engine  # noqa: PLC0415
    from formlint.lint.outcomes.by_territory import reach, read  # noqa: PLC0415

    analysis = engine.analyse(source, config)
    report = engine.judge(analysis)._replace(analysis=analysis)
    run.tell_all(report.notices)
    return reach(read(report))


def _orders(file: str | None) -> "Mapping[str, Orders]":
    from formlint.lint.outcomes.orders import OrdersError, parse_orders  # noqa: PLC0415

    if file is None:
        return {}
    try:
        data = received() if file == "-" else read_file(file, _MOST, streams=True)
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return parse_orders(text, file)
    except OSError as error:
        raise Refusal(f"--orders: cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"--orders: {file} is not UTF-8 at byte {error.start}: save it as UTF-8") from error
    except OrdersError as error:
        raise Refusal(f"--orders: {error}") from error
