"""Findings that somebody has decided not to see: by a comment in the page, or in the settings."""

from formlint.lint.suppress.apply import suppress
from formlint.lint.suppress.insert import added

__all__ = ["added", "suppress"]
