"""Which settings count: the nearest file for each page, and what the command line lays over it."""

import click

from formlint.cli.common import options
from formlint.cli.options.completing import territories_beginning, words_beginning
from formlint.html.source import LANGUAGES

settings_options = options(
    click.option(
        "--serves",
        metavar="CA,US",
        shell_complete=territories_beginning,
        help="Whom the forms serve, by ISO 3166 code (or EU); inferred without it.",
    ),
    click.option("--lang", metavar="TAG", help="Language of the messages."),
    click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        metavar="NAME",
        help="Language that the pages are written in, such as jinja, erb or vue; told by name and content without it.",
    ),
    click.option(
        "--charset",
        metavar="LABEL",
        help="Encoding that the server says for the pages, such as windows-1252; told by the pages without it.",
    ),
    click.option(
        "--config",
        multiple=True,
        metavar="FILE|KEY=VALUE",
        help="A settings file instead of the nearest one, or one setting as in such a file; repeatable.",
    ),
    click.option(
        "--isolated",
        is_flag=True,
        help="Ignore all settings files; the cache, which lies outside of projects, is used.",
    ),
)

choosing_options = options(
    click.option(
        "--select",
        metavar="RULES",
        shell_complete=words_beginning,
        help="Rules to ask: ids, topics, categories, levels, presets, wcag:1.3.5.",
    ),
    click.option(
        "--extend-select",
        metavar="RULES",
        shell_complete=words_beginning,
        help="Rules to ask besides those of the settings.",
    ),
    click.option("--ignore", metavar="RULES", shell_complete=words_beginning, help="Rules not to ask."),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Leave out findings less sure than this."
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info", "never"]),
        help="The mildest level that makes the exit code 1 (default: error).",
    ),
    click.option("--exit-zero", is_flag=True, help="Leave with 0 whatever is found."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Pages or folders not to check; repeatable."),
)
