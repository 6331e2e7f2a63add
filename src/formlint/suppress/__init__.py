"""Findings that somebody has decided not to see: by a comment in the page, or in the settings."""

from formlint.suppress.adding import added
from formlint.suppress.hiding import hush

__all__ = ["added", "hush"]
