"""Settings: what a project's TOML file and the command line say, and what follows from them for each page.

The nearest `formlint.toml`, `.formlint.toml` or `pyproject.toml` with a table `[tool.formlint]` counts, seen from the
folder of each page; files are not merged. Settings are layers: those of the file, its `[[overrides]]` for the page, and
what the command line says; of each key the last layer that has it prevails.
"""

from formlint.lint.config import MAX_FILE_SIZE, Config, Ignore, Settings
from formlint.lint.deadline import Deadline, Over
from formlint.lint.origin import ConfigError
from formlint.project.settings.lookup import Lookup
from formlint.project.settings.resolve import resolved
from formlint.project.settings.toml import FILES, assigned, read

__all__ = [
    "FILES",
    "MAX_FILE_SIZE",
    "Config",
    "ConfigError",
    "Deadline",
    "Ignore",
    "Lookup",
    "Over",
    "Settings",
    "assigned",
    "read",
    "resolved",
]
