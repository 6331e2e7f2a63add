"""From paths to results: pages are read one by one, and what goes wrong with one does not stop the others."""

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn, TypeVar

from formlint.cli.common import BUG, USAGE, Refusal, tell
from formlint.cli.doing.paths import pages
from formlint.cli.doing.settings import ANY_PAGE, config_of
from formlint.cli.options.given import CheckOptions
from formlint.html.source import Source, decode
from formlint.knowledge.message import say, several, told_in
from formlint.knowledge.schema import PackError
from formlint.lint.config import Config
from formlint.lint.report import Notice
from formlint.project.definitions import with_definitions
from formlint.project.files.pages import NEEDS_JSX, Skipped
from formlint.project.files.walk import Found
from formlint.project.settings.lookup import Lookup
from formlint.system.ending import show_trace
from formlint.system.guard import Crash, guarded

_Result = TypeVar("_Result")
_NAMED = 3  # folders and pages of third parties that are named


@dataclass
class Run:
    """What happened on the way, for the exit code and the reports.

    Attributes:
        find: Finds the settings of a page, which name the language that people are told in.
        read: How many pages were read.
        skipped: Why others were not, and how many for each reason.
        failures: The paths with which formlint could not do what it was asked to.
        failed_rules: Those of the project's own of which people know that they have failed.
        crashed: Whether a bug of ours was met.
        mended: Whether a fix was applied, or would be.
    """

    find: Lookup
    read: int = 0
    skipped: Counter[str] = field(default_factory=Counter[str])
    failures: list[str] = field(default_factory=list[str])
    crashed: bool = False
    mended: bool = False
    notices: list[Notice] = field(default_factory=list[Notice])
    failed_rules: set[str] = field(default_factory=set[str])

    def tell(self, path: str, text: str, *, failed: bool) -> None:
        """Tell people something about a page, now and in the reports."""
        self.failures += [path] if failed else []
        self.notices.append(Notice(path, text, failed=failed))
        said = told_in(config_of(self.find, path or ANY_PAGE).lang, text)
        tell([f"{path}: {said}" if path else said])

    def tell_failed_rules(self, path: str, texts: Iterable[str]) -> None:
        """Tell that rules failed on a page: in the reports, and to people on the first of all pages."""
        for text in texts:
            if text in self.failed_rules:
                self.notices.append(Notice(path, text, failed=True))
            else:
                self.failed_rules.add(text)
                self.tell(path, text, failed=True)

    def tell_all(self, notices: Iterable[Notice]) -> None:
        """Tell what is to be known of pages beside what is found on them."""
        for notice in notices:
            self.tell(notice.path, notice.text, failed=notice.failed)

    def skip(self, page: Skipped) -> None:
        """Tell that a page was not read, and count it."""
        self.skipped[page.reason] += 1
        self.tell(page.path, say("skipped: {reason}", reason=page.reason), failed=page.failed)

    def pass_by(self, found: Found) -> None:
        """Tell of what was met beside the pages that were found; what needs an extra is one note, and no failure."""
        for page in found.skipped:
            self.skip(page)
        for path, reason in found.unread:
            self.tell(path, say("not read: {reason}", reason=reason), failed=False)
        if found.vendored:
            named = several(found.vendored, _NAMED)
            self.tell(
                "",
                say("vendored or for tests, not checked: {paths}; --include-vendored checks them", paths=named),
                failed=False,
            )
        if found.needing_jsx:
            self.skipped[NEEDS_JSX] += found.needing_jsx
            number = found.needing_jsx
            told = say(
                "{count} file skipped: {reason}", "{count} files skipped: {reason}", count=number, reason=NEEDS_JSX
            )
            self.tell("", told, failed=False)


def results(given: CheckOptions, run: Run, find: Lookup, step: Callable[[Source, Config], _Result]) -> list[_Result]:
    """The step's result for each page that the command line names; the command is left where there is none."""
    found = list(each_result(given, run, find, step))
    if not run.read and not given.allow_empty:
        sys.exit(USAGE)
    return found


def leave(run: Run, *, found: bool) -> NoReturn:
    """End the command with its exit code."""
    if run.crashed:
        sys.exit(BUG)
    if run.failures:
        sys.exit(USAGE)
    sys.exit(1 if found else 0)


def each_result(
    given: CheckOptions, run: Run, find: Lookup, step: Callable[[Source, Config], _Result]
) -> Iterator[_Result]:
    """The step's result for each page; pages that cannot be read or crash formlint are told and passed over."""
    for page in pages(given, find, run.pass_by):
        if isinstance(page, Skipped):
            run.skip(page)
            continue
        path, data = page
        run.read += 1
        config = config_of(find, path)
        try:
            source = decode(data, path, config.charset)
            result = guarded(partial(step, source, with_definitions(path, source.text, config)))
        except PackError as error:
            raise Refusal(str(error)) from error
        if isinstance(result, Crash):
            run.crashed = True
            show_trace(result)
            run.tell(
                path,
                say(
                    "formlint crashed: {culprit}. This is a bug; please report it with this page.",
                    culprit=result.culprit,
                ),
                failed=True,
            )
            continue
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        yield result
