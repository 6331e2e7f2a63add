"""`formlint audience`: who can complete the forms of pages."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from formlint.cli.common import Refusal, save, write
from formlint.cli.doing.pages import Run, leave, results
from formlint.cli.doing.reports import target
from formlint.cli.doing.settings import ANY_PAGE, config_of, lookup
from formlint.cli.options.given import CheckOptions
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.outcomes.by_territory import folded, reach, read
from formlint.lint.outcomes.model import FormReach, Outcome
from formlint.lint.outcomes.orders import Orders, OrdersError, parse_orders
from formlint.output.audience import Asked, render_audience
from formlint.system.file_access import read_file
from formlint.system.streams import received

_MOST = 100.0  # megabytes of a table of orders


def _reach(run: Run, source: Source, config: Config) -> tuple[FormReach, ...]:
    analysis = engine.analyse(source, config)
    report = engine.judge(analysis)._replace(analysis=analysis)
    run.tell_all(report.notices)
    return reach(read(report))


def _orders(file: str | None) -> Mapping[str, Orders]:
    if file is None:
        return {}
    try:
        data = received() if file == "-" else read_file(file, _MOST, streams=True)
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return parse_orders(text, file)
    except OSError as error:
        raise Refusal(f"--orders: cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"--orders: {file} is not valid UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OrdersError as error:
        raise Refusal(f"--orders: {error}") from error


def run(form: str, orders: str | None, output_file: str | None, **said: Any) -> None:
    """Tell who can complete the forms of the pages, and leave with 1 where one of them blocks a territory."""
    given = CheckOptions(**said)
    money = _orders(orders)
    find = lookup(given, rules=True)
    run = Run(find)
    forms = folded(one for page in results(given, run, find, partial(_reach, run)) for one in page)
    screen = output_file is None
    to = target(given, config_of(find, ANY_PAGE).lang, output_file or "")
    asked = Asked(forms, money, color=screen and to.color, width=to.width, target=to)
    chunks = render_audience(form, asked)
    if output_file:
        save(chunks, output_file)
    else:
        write(chunks, json=form != "text")
    leave(run, found=any(one.worst is Outcome.BLOCKED for one in forms))
