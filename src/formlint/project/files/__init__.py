"""From the paths on the command line to the bytes of pages."""

from formlint.project.files.pages import NEEDS_JSX, SUFFIXES, FilesError, Skipped
from formlint.project.files.read import Stamp, content, from_stdin, is_stream, listed, read, stamp
from formlint.project.files.walk import Found, Scope, find

__all__ = [
    "NEEDS_JSX",
    "SUFFIXES",
    "FilesError",
    "Found",
    "Scope",
    "Skipped",
    "Stamp",
    "content",
    "find",
    "from_stdin",
    "is_stream",
    "listed",
    "read",
    "stamp",
]
