"""One version of a page, read and checked; a newer version stops the work between two questions."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from formlint.html.document import Document
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.analysis import Analysis, analyse, analysed
from formlint.lint.config import Config
from formlint.lint.deadline import start_clock
from formlint.lint.report import Finding, Report
from formlint.project.definitions import with_definitions
from formlint.server.text import Text
from formlint.system.guard import Crash, guarded

_SETTLING, _SWEEPING = Lock(), Lock()
_ANY_FORM = '<form lang="en"><label>Name <input name="name"></label></form>'

Stopped = Callable[[], bool]
"""Whether nobody waits for an answer any more."""


class SupersededError(Exception):
    """The page has changed since; what was found so far is thrown away."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A version of a page with what formlint makes of it."""

    text: Text
    analysis: Analysis
    report: Report

    @property
    def config(self) -> Config:
        """The settings that count for it."""
        return self.analysis.config

    def finding(self, identity: object) -> Finding | None:
        """The finding of a fingerprint."""
        return next((finding for finding in self.report.findings if finding.fingerprint == identity), None)


def check(text: Text, config: Config, stopped: Stopped) -> Checked | Crash:
    """Read and check a page. Raises SupersededError, PackError."""
    done = guarded(lambda: _checked(text, config, stopped))
    if stopped():
        raise SupersededError
    return done


def sweep() -> None:
    """Give back what nobody holds: parsed pages are circular, and versions that nobody looks at any more pile up."""
    with _SWEEPING:  # asked by another thread meanwhile, Python would do nothing
        gc.collect()


def settle(config: Config) -> None:
    """Load what every check needs, once; the garbage collector, which the command left off, leaves that alone then.

    It is a form of our own that is checked for it: a page of the editor's would be left alone with it, for ever.
    """
    with _SETTLING:
        if not gc.isenabled():
            guarded(lambda: engine.check(Source("", _ANY_FORM, "utf-8"), config))
            gc.collect()
            gc.freeze()
            gc.enable()


def judge(config: Config, stopped: Stopped) -> Callable[[Document], Report]:
    """What checks changed versions of a page, to see what a fix makes of it; it raises SupersededError."""

    def again(document: Document) -> Report:
        report = engine.judge(analysed(document, config, start_clock(config, stopped)))
        if stopped():
            raise SupersededError
        return report

    return again


def _checked(text: Text, config: Config, stopped: Stopped) -> Checked:
    known = with_definitions(text.path, text.text, config)
    analysis = analyse(Source(text.path, text.text, "utf-8"), known, start_clock(config, stopped))
    report = engine.judge(analysis)
    return Checked(text, analysis.resumed(), report)  # without its clock, which knows the page that waits for it
