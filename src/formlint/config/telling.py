"""What people are told where a limit of the settings has ended the work on a page."""

from formlint.config.model import Config
from formlint.saying import Message, say


def unfinished(config: Config) -> Message:
    """That the rules that were left were not asked."""
    return say(
        "checked in part: after {seconds} s no more rules were asked; `max-time` in the settings says how long they are",
        seconds=f"{config.max_time:g}",
    )
