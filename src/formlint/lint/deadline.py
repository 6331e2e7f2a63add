"""The limit of time for a page: its clock."""

from collections.abc import Callable
from time import monotonic, thread_time

from formlint.lint.config import Config

Over = Callable[[], bool]
"""Whether the work on a page is to end: its time is over, or nobody waits for it any more."""


def start_clock(config: Config, stopped: Over = bool) -> Over:
    """Tells when the work on a page ends: the time that the settings give starts now, or nobody waits (`stopped`).

    It is handed along with the work, and never a part of the rules: what caches keep of those would keep the page.
    The processor's time counts, so that a machine under load finds the same; the wall clock costs less to look at.
    """
    wall, processor = monotonic() + config.max_time, thread_time() + config.max_time
    return lambda: stopped() or (monotonic() > wall and thread_time() > processor)
