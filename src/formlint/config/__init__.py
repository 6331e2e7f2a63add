"""Settings: what a project's TOML file and the command line say, and what follows from them for each page.

The nearest `formlint.toml`, `.formlint.toml` or `pyproject.toml` with a table `[tool.formlint]` counts, seen from the
folder of each page; files are not merged. Settings are layers: those of the file, its `[[overrides]]` for the page, and
what the command line says; of each key the last layer that has it prevails.
"""

from formlint.config.limits import Deadline, Over
from formlint.config.lookup import Lookup
from formlint.config.model import MAX_FILE_SIZE, Config, Ignore, Settings
from formlint.config.origin import ConfigError
from formlint.config.reading import FILES, assigned, read
from formlint.config.resolving import resolved, territories

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
    "territories",
]
