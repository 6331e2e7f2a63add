"""Words for levels, numbers and confidences, and for the pages that share a finding."""

from collections.abc import Mapping, Sequence

from formlint.knowledge.message import Figure, Message, say, several
from formlint.lint.report import Finding
from formlint.rule.hit import Level

_CERTAIN = 0.995  # would be rounded to 100%
LEVELS: Mapping[Level, Message] = {Level.ERROR: say("error"), Level.WARNING: say("warning"), Level.INFO: say("info")}
"""What people call a level where programs read along; the report to look at calls the last one advice."""

STANDS: Mapping[str, Message] = {
    "stated": say("stated"),
    "chosen": say("chosen"),
    "only": say("only"),
    "home": say("home"),
    "offered": say("offered"),
}
"""Why a territory counts."""


def count(number: int, thing: str) -> str:
    """The number of things in English: `1 file`, `2 files`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def findings(number: int) -> Message:
    """`1 finding`, `1,832 findings`."""
    return say("{count} finding", "{count} findings", count=number)


def errors(number: int) -> Message:
    """`1 error`, `2 errors`."""
    return say("{count} error", "{count} errors", count=number)


def warnings(number: int) -> Message:
    """`1 warning`, `2 warnings`."""
    return say("{count} warning", "{count} warnings", count=number)


def infos(number: int) -> Message:
    """`1 info`, `2 infos`."""
    return say("{count} info", "{count} infos", count=number)


def more(number: int) -> Message:
    """What stands at the end of a list that was cut short."""
    return say("and {count} more", count=number)


def listed(parts: Sequence[object]) -> Message:
    """`one, two, and three`; there is at least one."""
    return several(parts, len(parts))


def sureness(confidence: float) -> Message:
    """A confidence from 0 to 1 for people."""
    if is_sure(confidence):
        return say("sure")
    return say("{share} sure", share=Figure(confidence, is_share=True))


def is_sure(confidence: float) -> bool:
    """Whether a confidence leaves nothing to tell."""
    return confidence >= _CERTAIN


def spread(finding: Finding) -> Message:
    """How far a finding reaches that stands on several pages: `on 1,832 pages`."""
    return say("on {count} page", "on {count} pages", count=len(finding.places) + 1)


def sentence(finding: Finding) -> Message:
    """The message, and how far it reaches."""
    if not finding.places:
        return finding.message
    return say("{finding} ({reach})", finding=finding.message, reach=spread(finding))


def advice(finding: Finding) -> Message:
    """The same with the remedy."""
    said = sentence(finding)
    return say("{finding}. {remedy}", finding=said, remedy=finding.help) if finding.help else said
