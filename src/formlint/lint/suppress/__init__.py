"""Findings that somebody has decided not to see: by a comment in the page, or in the settings."""
