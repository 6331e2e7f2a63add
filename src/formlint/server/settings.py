"""Which settings count for a page that is open: those of files, with what the editor says laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from formlint.lint.config import Config
from formlint.lint.origin import ConfigError
from formlint.project.settings.lookup import Lookup, today

_WISHES: Mapping[str, tuple[type, str]] = {
    "settings": (dict, "an object"),
    "config": (str, "a string"),
    "isolated": (bool, "true or false"),
    "inlayHints": (bool, "true or false"),
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor's own settings say.

    Attributes:
        settings: Laid over those of files, in their form: `{"serves": ["CA"]}`.
        config: A settings file that counts in place of the nearest one; "" for the nearest.
        isolated: Whether no settings file counts.
        hints: Whether the purpose of each field is shown in the text.
    """

    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    config: str = ""
    isolated: bool = False
    hints: bool = False


def wishes(said: object) -> Wishes:
    """What an editor says, in a table `formlint` or without it; an empty answer says nothing.

    Raises:
        ConfigError: A word is unknown, or its value is of a wrong type.
    """
    if not isinstance(said, dict):
        return Wishes()
    whole = cast("Mapping[str, Any]", said)
    table: Mapping[str, Any] = whole.get("formlint", whole) or {}
    unknown = [word for word in table if word not in _WISHES]
    if unknown:
        raise ConfigError(
            f"formlint editor settings: unknown setting {unknown[0]!r}; known settings: {', '.join(_WISHES)}"
        )
    found = Wishes(
        table.get("settings") or {},
        table.get("config") or "",
        table.get("isolated", False),
        table.get("inlayHints", False),
    )
    given = (found.settings, found.config, found.isolated, found.hints)
    for value, (word, (kind, form)) in zip(given, _WISHES.items(), strict=True):
        if not isinstance(value, kind):
            raise ConfigError(f"formlint editor settings: {word!r} must be {form}, not {value!r}")
    return found


class Settings:
    """The settings of all pages: files are read when they are first needed, and again after `forget`."""

    def __init__(self) -> None:
        """Begin without wishes."""
        self.wishes = Wishes()
        self._lookup: Lookup | None = None

    def forget(self, wishes: Wishes | None = None) -> None:
        """Read the files again before the next page, perhaps with other wishes."""
        self.wishes = wishes or self.wishes
        self._lookup = None

    def of(self, path: str) -> Config | None:
        """The settings for a page; None where they exclude it. Raises ConfigError."""
        found = self._lookup
        if found is None or found.today != today():  # a server may run for days
            wish = self.wishes
            found = Lookup(wish.settings, wish.config or None, isolated=wish.isolated, rules=True)
            self._lookup = found
        return None if found.excludes(path) else found(path)

    def file(self, path: str) -> str:
        """The settings file that counts for a page, or "". Raises ConfigError."""
        if self._lookup is None:
            self.of(path)
        return self._lookup.settings(path).origin.name if self._lookup else ""
