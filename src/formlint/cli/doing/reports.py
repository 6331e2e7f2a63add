"""The reports of `check`, written to where they were asked for."""

import os
import sys
from pathlib import Path

from formlint.cli.common import Refusal, save, width, write
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import use_color
from formlint.lint.report import Results
from formlint.output import renderer
from formlint.output.target import Target

_FOR_PEOPLE = frozenset({"concise", "full", "grouped"})  # in the encoding of the terminal; the others are UTF-8
_OF_STATISTICS = frozenset({("full", ""), ("json", "")})


def write_reports(results: Results, given: CheckOptions, lang: str) -> None:
    """Write all reports that were asked for; those for files first, for the report on the screen is read last.

    `lang` is the language of those for people, as in settings.
    """
    if given.statistics is not None:
        _write_statistics(results, given.statistics, given, lang)
        return
    orders = [(name, file or given.output_file or "") for name, file in given.orders]
    files = [file for _, file in orders]
    for name, file in orders:
        if files.count(file) > 1:
            raise Refusal(
                f"two reports would be written to {file or 'standard output'}; name a file, as in --format {name}=FILE"
            )
    for name, file in sorted(orders, key=lambda order: not order[1]):
        render = renderer(name)
        assert render, name
        if file:
            save(render(results, target(given, lang, file)), file)
        else:
            write(render(results, target(given, lang)), json=name not in _FOR_PEOPLE)


def refuse_unwritten(given: CheckOptions) -> None:
    """Raise Refusal where --statistics would leave a report unwritten that is asked for."""
    if given.statistics is not None and (given.output_file or not set(given.orders) <= _OF_STATISTICS):
        raise Refusal("--statistics writes a table, or JSON with --format json; run formlint again for a report")


def _write_statistics(results: Results, by: str, given: CheckOptions, lang: str) -> None:
    """The counts, as a table or as JSON."""
    from formlint.output.statistics import statistics, statistics_json, statistics_text  # noqa: PLC0415  # seldom asked for

    rows = statistics(results.reports, by)
    if any(name == "json" for name, _ in given.orders):
        write(statistics_json(rows, by), json=True)
    else:
        write("".join(f"{line}\n" for line in statistics_text(rows, color=use_color(given.color), lang=lang)))


def target(given: CheckOptions, lang: str, file: str = "") -> Target:
    """Where a report goes: to a file, or to the screen."""
    screen = not file
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
        lang=lang,
        file=(folder / file).as_posix() if file else "",
        fold=not given.no_fold,
        whole=given.verbose,
    )
