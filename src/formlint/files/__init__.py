"""From the paths on the command line to the bytes of pages."""

from formlint.files.reading import Skipped, Stamp, content, is_too_large, listed, read, stamp, too_large
from formlint.files.walking import SUFFIXES, FilesError, Found, Scope, find

__all__ = [
    "SUFFIXES",
    "FilesError",
    "Found",
    "Scope",
    "Skipped",
    "Stamp",
    "content",
    "find",
    "is_too_large",
    "listed",
    "read",
    "stamp",
    "too_large",
]
