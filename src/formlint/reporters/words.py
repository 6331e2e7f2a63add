"""Words for numbers."""

_CERTAIN = 0.995  # would be rounded to 100%


def count(number: int, thing: str) -> str:
    """The number of things: `1 file`, `2 files`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def sureness(confidence: float) -> str:
    """A confidence from 0 to 1 for people."""
    return "sure" if confidence >= _CERTAIN else f"{confidence:.0%} sure"
