"""The settings of many pages: each folder's file is looked for once, and equal settings are one `Config`."""

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from formlint.lint.config import Config, Settings
from formlint.lint.origin import Origin
from formlint.project.settings.globs import from_root, matcher
from formlint.project.settings.resolve import applying, own_rules, resolved
from formlint.project.settings.toml import given, nearest, read
from formlint.rule.declaration import Rule, RuleError
from formlint.rule.discovery import rules


class Lookup:
    """Finds the settings that count for a page, by its path."""

    def __init__(
        self,
        said: Mapping[str, Any],
        file: str | None,
        *,
        isolated: bool,
        rules: bool,
        assigned: Iterable[str] = (),
    ) -> None:
        """Lay what the command line has `said` over each file (with a `file`, over that alone), and choose `rules`.

        Of what is said, `--config` gives what is `assigned`. The day of the run is read from the clock here, and only
        here. Raises ConfigError.
        """
        self.today = today()
        self._here = os.getcwd()  # noqa: PTH109
        self._over = given(said, self._here, assigned) if said else None
        self._rules = rules
        self._by_file: dict[str | None, Settings] = {}
        self._by_folder: dict[str, Settings] = {}
        self._configs: dict[tuple[str, str, tuple[int, ...]], Config] = {}
        self._only = None if file is None and not isolated else self._settings(file, self._here)

    def __call__(self, path: str) -> Config:
        """The settings for a page. Raises ConfigError."""
        settings = self.settings(path)
        key = (settings.root, settings.origin.name, applying(settings, path))
        if key not in self._configs:
            config = resolved(settings, path, known(settings) if self._rules else ())
            self._configs[key] = config._replace(today=config.today or self.today)
        return self._configs[key]

    def settings(self, path: str) -> Settings:
        """What the file that counts for a page says, and the command line over it. Raises ConfigError."""
        if self._only is not None:
            return self._only
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._by_folder:
            self._by_folder[folder] = self._settings(nearest(os.path.abspath(folder)), "")  # noqa: PTH100
        return self._by_folder[folder]

    def files(self) -> list[str]:
        """The files that were read."""
        return [settings.origin.name for settings in self._by_file.values() if settings.origin.name]

    def origin(self, path: str, setting: str) -> Origin:
        """Where the value of a setting is written that counts for a page; the name is that of a field of `Settings`."""
        settings = self.settings(path)
        inside = from_root(path, settings.root)
        layers = [settings, *(one for one in settings.overrides if not one.files or matcher(one.files).match(inside))]
        return next((one.origin for one in reversed(layers) if getattr(one, setting) is not None), settings.origin)

    def unasked_rules(self) -> list[str]:
        """The project's own rules that the settings of no page, of those looked at, choose."""
        configs = self._configs.values()
        own = {rule.id for config in configs for rule in rules(config.rules) if rule.file}
        return sorted(own.difference(*(config.select or () for config in configs)))

    def excludes(self, path: str) -> bool:
        """Whether a page, or a folder (whose path ends with a slash), is not to be checked unless it is named.

        A folder is not, where a pattern may take back something that is in it: its pages are asked for one by one.
        """
        over = () if self._over is None else (self._over,)
        return any(_excludes(layer, path) for layer in (self.settings(path.rstrip(os.sep)), *over) if layer.exclude)

    def _settings(self, file: str | None, root: str) -> Settings:
        if file not in self._by_file:
            settings = Settings(root or self._here) if file is None else read(file, root)
            layers = settings.overrides if self._over is None else (*settings.overrides, self._over)
            self._by_file[file] = settings._replace(overrides=layers)
        return self._by_file[file]


def today() -> date:
    """The present day; in UTC, so that a run finds the same everywhere."""
    return datetime.now(UTC).date()


def _excludes(layer: Settings, path: str) -> bool:
    patterns, inside = matcher(layer.exclude), from_root(path, layer.root)
    return patterns.match(inside) and not (inside.endswith("/") and patterns.may_take_back(inside))


def known(settings: Settings) -> tuple[Rule, ...]:
    """All rules there are for a project: formlint's, and those of its own folders. Raises ConfigError."""
    try:
        return rules(own_rules(settings))
    except RuleError as error:
        raise settings.origin.error("rules", str(error)) from error
