"""`formlint`, also as `python -m formlint`."""

import atexit
import gc
import os
import sys

from formlint import __version__


def main() -> None:
    """Run the command line. Editors and hooks ask for the version often: that is told before much is loaded."""
    try:
        from formlint.system.streams import fill_gaps  # noqa: PLC0415  # so that Ctrl-C is heard meanwhile

        fill_gaps()
        from formlint.system.ending import end_where_lost, ended  # noqa: PLC0415  # needs all streams

        end_where_lost()
        ended(_version if sys.argv[1:] == ["--version"] else _command)
    except KeyboardInterrupt:  # before there is anything that could tell it better
        sys.stderr.write("Stopped.\n")
        sys.exit(130)


def _version() -> None:
    from formlint.system.streams import send  # noqa: PLC0415  # as above

    send(f"formlint {__version__}\n".encode())


def _command() -> None:
    gc.disable()  # until the first page is done: what is loaded and read till then stays, looking at it costs 15 ms
    from formlint.cli import main as run  # noqa: PLC0415  # 30 ms

    run()


def run() -> None:
    """Run the command line as all that this process does."""
    try:
        main()
    except SystemExit as end:
        _leave(end.code)
        raise
    _leave(0)


def _leave(code: object) -> None:
    """End the process at once where that loses nothing: to take down what is loaded would cost 5 ms.

    What others may have left to be done at the end, as coverage or a project's own rules, is done.
    """
    waiting = getattr(atexit, "_ncallbacks", None)
    if waiting is None or waiting() or not isinstance(code, int) or "formlint.rule.loading" in sys.modules:
        return
    threads = sys.modules.get("threading")
    if sys.flags.inspect or sys.getprofile() or sys.gettrace() or (threads and threads.active_count() > 1):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    run()
