"""The limit of time for a page: its clock."""

from collections.abc import Callable
from time import monotonic, thread_time

from formlint.lint.config import Config

Over = Callable[[], bool]
"""Whether the work on a page is to end: its time is over, or nobody waits for it any more."""


class Deadline:
    """When the work on a page ends, asked by a call: its time starts now, and `stopped` tells whether nobody waits.

    It is handed along with the work, and never a part of the rules: what caches keep of those would keep the page.
    The processor's time counts, so that a machine under load finds the same; the wall clock costs less to look at.
    """

    __slots__ = ("_processor", "_wall", "stopped")

    def __init__(self, config: Config, stopped: Over = bool) -> None:
        """Start the clock that the settings of a page give; without `stopped` somebody always waits."""
        self._wall, self._processor = monotonic() + config.max_time, thread_time() + config.max_time
        self.stopped = stopped

    def __call__(self) -> bool:
        """Whether the work is to end now."""
        return self.stopped() or (monotonic() > self._wall and thread_time() > self._processor)
