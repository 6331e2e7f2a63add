"""Which settings count: the nearest file for each page, and what the command line lays over it."""

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from formlint.cli.common import BUG, Refusal, options, tell
from formlint.cli.options.completing import territories_beginning, words_beginning
from formlint.cli.options.given import CheckOptions
from formlint.html.source import LANGUAGES
from formlint.lint.config import Config
from formlint.lint.origin import ConfigError
from formlint.project.settings.lookup import Lookup
from formlint.project.settings.toml import assigned

Result = TypeVar("Result")

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
        help="The mildest level that makes the exit code 1 (default: warning).",
    ),
    click.option("--exit-zero", is_flag=True, help="Leave with 0 whatever is found."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Pages or folders not to check; repeatable."),
)


def lookup(given: CheckOptions, *, rules: bool = False) -> Lookup:
    """Finds the settings for each page, with the `rules` chosen in them or without; mistakes are refused."""
    if rules:
        _load_rules()
    files = [text for text in given.config if os.path.isfile(text)]  # noqa: PTH113  # no Path at the start
    if len(files) > 1:
        raise Refusal(f"--config: {' and '.join(files)} cannot both count: name one file")
    return settled(lambda: Lookup(_said(given), files[0] if files else None, isolated=given.isolated, rules=rules))


def _load_rules() -> None:
    """Load our rules; where one of them cannot be loaded, that is a bug of ours."""
    from formlint.rule.discovery import rules  # noqa: PLC0415
    from formlint.system.guard import Crash, guarded  # noqa: PLC0415

    loaded = guarded(rules)
    if isinstance(loaded, Crash):
        tell([f"A bug of formlint's: {loaded.culprit}. Please report it."])
        sys.exit(BUG)


def tell_settings(find: Lookup) -> None:
    """Tell which files of settings counted, and which rules of the project's own did not."""
    tell([f"settings: {', '.join(find.files()) or 'no file'}"])
    if unasked := find.unasked_rules():
        tell([f"rules of your own that are not selected: {', '.join(unasked)}"])


def settled(read: Callable[[], Result]) -> Result:
    """What reading settings yields; a mistake in them is refused."""
    try:
        return read()
    except ConfigError as error:
        raise Refusal(str(error)) from error


def _said(given: CheckOptions) -> dict[str, Any]:
    """What the options say, in the form of a settings file."""
    said: dict[str, Any] = {}
    for text in given.config:
        if not os.path.isfile(text):  # noqa: PTH113
            said |= assigned(text)
    lists = {"serves": given.serves, "select": given.select, "extend-select": given.extend_select}
    for name, text in {**lists, "ignore": given.ignore}.items():
        if text is not None:
            said[name] = [word.strip() for word in text.split(",") if word.strip()]
    plain = {"lang": given.lang, "language": given.language, "charset": given.charset, "baseline": given.baseline}
    plain |= {"fail-on": given.fail_on}
    said |= {name: value for name, value in plain.items() if value is not None}
    if given.min_confidence is not None:
        said["min-confidence"] = given.min_confidence
    if given.exclude:
        said["exclude"] = list(given.exclude)
    return said | ({"fail-on": "never"} if given.exit_zero else {})


def config_of(find: Lookup, path: str) -> Config:
    """The settings that count for a page; a mistake in them is refused."""
    return settled(lambda: find(path))
