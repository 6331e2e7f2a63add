"""Where settings are written, so that complaints about them can point there."""

import re
from typing import NamedTuple

from formlint.knowledge.schema import line_of

_WIDE = 120  # characters of a line that are shown
OPTIONS = frozenset(
    {"baseline", "charset", "exclude", "extend-select", "fail-on", "ignore", "lang", "language"}
) | frozenset({"min-confidence", "select", "serves"})
"""The settings that the command line has an option for; the others are given by `--config`."""

_NEAR = 40  # lines of a setting in which a value is looked for


class ConfigError(ValueError):
    """A setting that cannot be used; the message names the place and the remedy, and shows the line."""


class Origin(NamedTuple):
    """A file of settings, or the command line.

    Attributes:
        name: The path of the file; "" for the command line.
        text: The TOML text; "" for the command line.
        table: The table that the settings stand in, such as `tool.formlint`; "" for the whole file.
        nth: Which of the tables of this name, counted from 1.
        assigned: The settings that `--config` gives, of those on the command line.
    """

    name: str = ""
    text: str = ""
    table: str = ""
    nth: int = 1
    assigned: frozenset[str] = frozenset()

    def inside(self, key: str, nth: int = 1) -> "Origin":
        """The origin of the (`nth`) table `key` in this one."""
        return Origin(self.name, self.text, f"{self.table}.{key}".lstrip("."), nth, self.assigned)

    def error(self, key: str, problem: str, value: str = "") -> ConfigError:
        """A complaint about a key, or about a `value` in what it holds."""
        if not self.name:
            name = (self.table or key).partition(".")[0].replace("_", "-")
            return ConfigError(
                f"--{name}: {problem}" if name in OPTIONS - self.assigned else f"--config {name}: {problem}"
            )
        number, column, length = self._place(key, value)
        return ConfigError(f"{self.name}:{number}:{column}: {problem}\n{self._frame(number, column, length)}")

    def broken(self, problem: str, number: int, column: int) -> ConfigError:
        """A complaint about a place that is no TOML."""
        return ConfigError(f"{self.name}:{number}:{column}: invalid TOML: {problem}\n{self._frame(number, column, 1)}")

    def _place(self, key: str, value: str) -> tuple[int, int, int]:
        """Line, column and length of what a complaint is about: the value, else the key, else the table."""
        lines = self.text.splitlines() or [""]
        first = line_of(self.text, self.table, key, self.nth)
        for sought in _spellings(value):
            for number, line in enumerate(lines[first - 1 : first - 1 + _NEAR], first):
                if found := sought.search(line):
                    return number, found.start() + 1, found.end() - found.start()
        line = lines[first - 1]
        found = next((found for sought in _spellings(key) if (found := sought.search(line))), None)
        if found:
            return first, found.start() + 1, found.end() - found.start()
        return first, len(line) - len(line.lstrip()) + 1, max(1, len(line.strip()))

    def _frame(self, number: int, column: int, length: int) -> str:
        lines = self.text.splitlines()
        line = lines[number - 1].replace("\t", " ") if number <= len(lines) else ""
        start = max(0, column - _WIDE // 2) if len(line) > _WIDE else 0
        shown = f"{'…' if start else ''}{line[start : start + _WIDE]}{'…' if len(line) > start + _WIDE else ''}"
        before = column - 1 - start + bool(start)
        gutter = " " * len(str(number))
        return f"{gutter} |\n{number} | {shown}\n{gutter} | {' ' * before}{'^' * min(length, _WIDE)}"


def _spellings(word: str) -> list[re.Pattern[str]]:
    """How a word may be written in TOML: in quotes, or as a bare key."""
    if not word:
        return []
    return [re.compile(rf"([\"']){re.escape(word)}\1"), re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")]
