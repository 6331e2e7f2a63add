"""From the paths on the command line to the bytes of pages."""

from formlint.files.reading import Skipped, is_too_large, listed, read, too_large
from formlint.files.walking import SUFFIXES, FilesError, Found, Scope, find

__all__ = ["SUFFIXES", "FilesError", "Found", "Scope", "Skipped", "find", "is_too_large", "listed", "read", "too_large"]
