"""What a page is by its name, and what is told of one that is not read."""

from functools import cache
from typing import NamedTuple

from formlint.html.source import SCRIPTS
from formlint.html.source import SUFFIXES as TEMPLATES
from formlint.knowledge.message import say

SUFFIXES = frozenset({".htm", ".html", ".shtml", ".xhtml", *TEMPLATES})
"""The ends of the names of pages, in lower case."""

NEEDS_JSX = say("reading JSX needs formlint[jsx]: pip install 'formlint[jsx]'")
_JSX = frozenset(suffix for suffix, language in (TEMPLATES | SCRIPTS).items() if language == "jsx")


class FilesError(Exception):
    """A path that cannot be used; the message says why and what to do."""


class Skipped(NamedTuple):
    """A file that was not checked, and why; `failed`: formlint could not do what it was asked to."""

    path: str
    reason: str
    failed: bool


def needs_jsx(suffix: str) -> bool:
    """Whether pages of this suffix can only be read by an extra that is not installed."""
    return suffix in _JSX and not _reads_jsx()


@cache
def _reads_jsx() -> bool:
    from formlint.html.templates.jsx import is_readable  # noqa: PLC0415  # few projects have any

    return is_readable()
