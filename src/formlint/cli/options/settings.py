"""Which settings count: the nearest file for each page, and what the command line lays over it."""

import click

from formlint.cli.common import joined, options
from formlint.cli.options.completing import territories_beginning, words_beginning
from formlint.html.source import LANGUAGES

settings_options = options(
    click.option(
        "--serves",
        multiple=True,
        callback=joined,
        metavar="CA,US",
        shell_complete=territories_beginning,
        help="Territories that the forms serve, by ISO 3166 code (or EU); inferred by default.",
    ),
    click.option("--lang", metavar="TAG", help="Language of the messages."),
    click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        metavar="NAME",
        help="Template language of the pages, such as jinja, erb, or vue; detected by default.",
    ),
    click.option(
        "--charset",
        metavar="LABEL",
        help="Encoding from the Content-Type header of the server, such as windows-1252; detected by default.",
    ),
    click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="Settings file to use instead of the nearest one, or a single KEY=VALUE setting; repeatable.",
    ),
    click.option(
        "--isolated",
        is_flag=True,
        help="Ignore all settings files (but use the cache).",
    ),
)

choosing_options = options(
    click.option(
        "--select",
        multiple=True,
        callback=joined,
        metavar="RULES",
        shell_complete=words_beginning,
        help="Rules to run: ids, topics, categories, levels, presets, wcag:1.3.5.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        callback=joined,
        metavar="RULES",
        shell_complete=words_beginning,
        help="Rules to run in addition to those of the settings.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=joined,
        metavar="RULES",
        shell_complete=words_beginning,
        help="Rules not to run.",
    ),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Hide findings below this confidence."
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info", "never"]),
        help="Lowest level that sets exit code 1 (default: error).",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with code 0 even if there are findings."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Pages or folders to skip; repeatable."),
)
