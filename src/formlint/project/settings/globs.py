"""Patterns of paths in settings, and paths as these see them."""

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formlint.system.globs.automaton import Globs


@lru_cache(maxsize=1024)
def matcher(patterns: tuple[str, ...]) -> "Globs":
    """What tells which paths from the root a list of patterns means. Raises GlobError."""
    from formlint.system.globs.parse import of_settings  # noqa: PLC0415  # few projects have patterns

    return of_settings(patterns)


def from_root(path: str, root: str) -> str:
    """A path as patterns see it: from the root, with slashes; that of a folder ends with one."""
    full = os.path.abspath(path)  # noqa: PTH100  # a Path per file costs 20 times more
    within = root.rstrip(os.sep) + os.sep
    inside = full[len(within) :] if full.startswith(within) else os.path.relpath(full, root)
    return inside.replace(os.sep, "/") + "/" * path.endswith(os.sep)
