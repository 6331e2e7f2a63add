"""Words for numbers, and for the pages that share a finding."""

from collections.abc import Sequence

from formlint.lint.report import Finding

_CERTAIN = 0.995  # would be rounded to 100%


def count(number: int, thing: str) -> str:
    """The number of things: `1 file`, `2 files`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def listed(parts: Sequence[str]) -> str:
    """`one, two and three`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def sureness(confidence: float) -> str:
    """A confidence from 0 to 1 for people."""
    return "sure" if confidence >= _CERTAIN else f"{confidence:.0%} sure"


def spread(finding: Finding) -> str:
    """How far a finding reaches that stands on several pages: `on 1,832 pages`; "" for one page."""
    return f"on {count(len(finding.places) + 1, 'page')}" if finding.places else ""


def sentence(finding: Finding) -> str:
    """The message, and how far it reaches."""
    reach = spread(finding)
    return f"{finding.message} ({reach})" if reach else finding.message


def advice(finding: Finding) -> str:
    """The same with the remedy."""
    return f"{sentence(finding)}. {finding.help}" if finding.help else sentence(finding)
