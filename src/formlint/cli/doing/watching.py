"""`formlint check --watch`: the same check again whenever a page or the settings change.

Each check is a process of its own: it sees rules, packs and settings as they are then, and the cache makes it quick.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click

from formlint.cli.common import INTERRUPTED, Refusal, tell
from formlint.cli.options.given import CheckOptions
from formlint.html.source import SCRIPTS
from formlint.project.files.pages import SUFFIXES

_STARTED = 300  # milliseconds, after which the watch has begun
_WATCHED = frozenset({".po", ".toml"})


def watch(given: CheckOptions) -> NoReturn:
    """Check, wait for a change, and begin again, until the user stops it."""
    try:
        from watchfiles import watch as changes  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise Refusal("--watch needs watchfiles: pip install 'formlint[watch]'") from error
    paths = given.paths or (".",)
    if "-" in paths:
        raise Refusal("--watch needs files; it cannot watch standard input")
    missing = next((path for path in paths if not os.path.exists(path)), None)  # noqa: PTH110
    if missing is not None:
        raise Refusal(f"{missing}: no such file or folder")
    seen = changes(*paths, watch_filter=_counts, yield_on_timeout=True, rust_timeout=_STARTED)
    try:
        for number, changed in enumerate(seen):
            if changed and sys.stdout.isatty():
                click.clear()
            if changed or not number:  # not before the watch has begun, or a change while checking would be missed
                _check()
    except KeyboardInterrupt:
        pass
    sys.exit(INTERRUPTED)


def _counts(_change: object, path: str) -> bool:
    return Path(path).suffix.lower() in SUFFIXES | SCRIPTS.keys() | _WATCHED


def _check() -> None:
    words = [word for word in sys.argv[1:] if word != "--watch"]
    subprocess.run([sys.executable, "-m", "formlint", *words], check=False)  # noqa: S603  # our own command again
    tell(["Watching for changes; press Ctrl-C to stop."])
