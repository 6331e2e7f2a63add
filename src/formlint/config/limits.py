"""The limit of time for a page: its clock, and what people are told where it has ended the work."""

from collections.abc import Callable
from time import monotonic, thread_time

from formlint.config.model import Config
from formlint.saying import Message, say


def clock(config: Config) -> Callable[[], bool]:
    """Starts now, and tells whether the time for a page is over.

    The processor's time counts, so that a machine under load finds the same; the wall clock costs less to look at.
    """
    wall, processor = monotonic() + config.max_time, thread_time() + config.max_time
    return lambda: monotonic() > wall and thread_time() > processor


def unfinished(config: Config) -> Message:
    """That the rules that were left were not asked."""
    return say(
        "checked in part: no more rules were asked after {seconds} s; `max-time` in the settings allows for more",
        seconds=f"{config.max_time:g}",
    )
