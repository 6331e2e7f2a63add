"""The limit of time for a page: its clock."""

from collections.abc import Callable
from time import monotonic, thread_time

from formlint.config.model import Config

Over = Callable[[], bool]
"""Whether the time for a page is over."""


def clock(config: Config) -> Over:
    """Starts now, and tells whether the time for a page is over.

    The processor's time counts, so that a machine under load finds the same; the wall clock costs less to look at.
    """
    wall, processor = monotonic() + config.max_time, thread_time() + config.max_time
    return lambda: monotonic() > wall and thread_time() > processor
