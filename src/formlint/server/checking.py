"""One version of a page, read and checked; a newer version stops the work between two rules."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from formlint import engine
from formlint.config import Config, clock
from formlint.engine import Beliefs
from formlint.finding import Finding, Hit, Report
from formlint.guard import Crash, guarded
from formlint.rule import Rule, rules
from formlint.server.text import Text
from formlint.source import Source

Stopped = Callable[[], bool]
"""Whether nobody waits for an answer any more."""


class SupersededError(Exception):
    """The page has changed since; what was found so far is thrown away."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A version of a page with what formlint makes of it; `config` is what counts for it."""

    text: Text
    config: Config
    beliefs: Beliefs
    report: Report

    def finding(self, identity: object) -> Finding | None:
        """The finding of a fingerprint."""
        return next((finding for finding in self.report.findings if finding.fingerprint == identity), None)


def check(text: Text, config: Config, stopped: Stopped) -> Checked | Crash:
    """Read and check a page. Raises SupersededError, PackError."""
    done = guarded(lambda: _checked(text, config, stopped))
    if done is None:
        raise SupersededError
    return done


def judge(config: Config, stopped: Stopped) -> Callable[[Source], Report]:
    """What checks changed versions of a page, to see what a fix makes of it; it raises SupersededError."""
    known = _stoppable(config, stopped)
    return lambda source: engine.check(source, config, known)


def _checked(text: Text, config: Config, stopped: Stopped) -> Checked | None:
    try:
        over = clock(config)
        beliefs = engine.believe(Source(text.path, text.text, "utf-8"), config, over)
        return Checked(text, config, beliefs, engine.judge(beliefs, config, _stoppable(config, stopped), over))
    except SupersededError:
        return None


def _stoppable(config: Config, stopped: Stopped) -> tuple[Rule, ...]:
    return tuple(_watched(rule, stopped) for rule in rules(config.rules))


def _watched(rule: Rule, stopped: Stopped) -> Rule:
    def check(*asked: object) -> list[Hit]:
        if stopped():
            raise SupersededError
        return list(rule.check(*asked))

    return replace(rule, check=check)
