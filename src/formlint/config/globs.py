"""Patterns of paths, as people write them in settings.

`*` and `?` stay within a name, `**` goes across folders, `[abc]` is one of some characters. A pattern without a slash
matches a file or folder of that name anywhere, one with a slash counts from the root; a folder stands for all in it.
"""

import os
import re
from collections.abc import Callable
from functools import lru_cache

_PART = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=1024)
def matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether one of the patterns matches a path from the root, written with slashes."""
    if not patterns:
        return lambda _path: False
    one = re.compile("|".join(map(_expression, patterns)))
    return lambda path: one.fullmatch(path) is not None


def from_root(path: str, root: str) -> str:
    """A path as patterns see it: from the root, with slashes."""
    full = os.path.abspath(path)  # noqa: PTH100  # a Path per file costs 20 times more
    within = root.rstrip(os.sep) + os.sep
    inside = full[len(within) :] if full.startswith(within) else os.path.relpath(full, root)
    return inside.replace(os.sep, "/")


def _expression(pattern: str) -> str:
    """A pattern as a regular expression for a whole path."""
    bare = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in bare else "(?:.*/)?"
    body = "".join(map(_meaning, _PART.findall(bare.removeprefix("/"))))
    return f"{anywhere}{body}(?:/.*)?"


def _meaning(part: str) -> str:
    if part in _MEANING:
        return _MEANING[part]
    if part.startswith("[") and len(part) > 1:
        inner = part[1:-1].replace("\\", r"\\")
        return f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(part)
