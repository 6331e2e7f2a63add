"""Which settings count: the nearest file for each page, and what the command line lays over it."""

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from formlint.cli.common import BUG, Refusal, tell
from formlint.cli.options.given import CheckOptions
from formlint.lint.config import Config
from formlint.lint.origin import ConfigError
from formlint.project.settings.lookup import Lookup
from formlint.project.settings.toml import assigned
from formlint.rule.discovery import rules
from formlint.system.ending import show_trace
from formlint.system.guard import Crash, guarded

Result = TypeVar("Result")
ANY_PAGE = "page.html"
"""What stands for a page where none is named: it has the settings of this folder."""


def lookup(given: CheckOptions, *, rules: bool = False) -> Lookup:
    """Finds the settings for each page, with the `rules` chosen in them or without; mistakes are refused."""
    if rules:
        _load_rules()
    files = [text for text in given.config if os.path.isfile(text)]  # noqa: PTH113  # no Path at the start
    if len(files) > 1:
        raise Refusal(f"--config: {' and '.join(files)} cannot be used together; name one file")
    said, file = settled(lambda: _said(given)), files[0] if files else None
    by_config = said.keys() - _options(given).keys()
    return settled(lambda: Lookup(said, file, isolated=given.isolated, rules=rules, assigned=by_config))


def _load_rules() -> None:
    """Load our rules; where one of them cannot be loaded, that is a bug of ours."""
    loaded = guarded(rules)
    if isinstance(loaded, Crash):
        show_trace(loaded)
        tell([f"formlint crashed: {loaded.culprit}. This is a bug; please report it."])
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
    """What `--config` and the other options say, in the form of a settings file."""
    said: dict[str, Any] = {}
    for text in given.config:
        if not os.path.isfile(text):  # noqa: PTH113
            said |= assigned(text)
    return said | _options(given)


def _options(given: CheckOptions) -> dict[str, Any]:
    """What the options beside `--config` say."""
    said: dict[str, Any] = {}
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
