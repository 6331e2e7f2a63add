"""One page of many: read, checked, perhaps fixed, and told in few words."""

import gc
from functools import partial
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

from formlint.html.document import Document
from formlint.html.source import decode, has_controls
from formlint.knowledge.message import say, told_in
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.fix import Fixed, fix_page
from formlint.lint.fix.encoding import encoded
from formlint.lint.notices import unfinished
from formlint.lint.plan import selected
from formlint.lint.report import LeftOut, Report
from formlint.project.definitions import with_definitions
from formlint.project.files.pages import Skipped
from formlint.project.files.read import Stamp, content
from formlint.project.files.write import RewriteError, rewrite
from formlint.project.run.cache import packed
from formlint.project.run.cache_key import page_key
from formlint.project.run.record import Record, record
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules as all_rules
from formlint.system.ending import show_trace
from formlint.system.guard import Crash, guarded

Fixes = Literal["safe", "unsafe"]


class Job(NamedTuple):
    """A page to be checked; `data` is what is in it where it has no file, as standard input."""

    path: str
    config: Config
    data: bytes | None = None


class How(NamedTuple):
    """What is done with each page.

    Attributes:
        fixes: Which are applied, if any.
        write: Whether the file is written then.
        keep: Whether its record is wanted as the cache keeps it, too.
    """

    fixes: Fixes | None = None
    write: bool = False
    keep: bool = False

    def has_nothing_to_do(self, fixable: str | None) -> bool:
        """Whether a page that was checked before is left as it is; `fixable` as in `Record`, None if unknown."""
        wanted = {"safe": ("safe",), "unsafe": ("safe", "unsafe"), None: ()}[self.fixes]
        return fixable is not None and fixable not in wanted


class Judged(NamedTuple):
    """What came of a page.

    Attributes:
        record: What is found on it, after fixing; None where it was not checked.
        key: What its findings follow from; see `keys`.
        data: The bytes that were checked, where they are not in the file (fixed, but not written; standard input).
        was: The bytes before fixing, where `data` is what fixing made of them.
        fixed: The rules and titles of the fixes that were applied.
        left: The fixes that were not, as they would not do just what they mean, or bring other findings.
        trouble: Why it was not checked or not fixed, or "".
        failed: Whether that is more than a file passed over.
        crashed: Whether a bug of ours is the reason.
        partial: Whether some rules could not be asked; see `Report`.
        failed_rules: As in `Report`.
        stamp: That of its file before it was read, where the run has looked at it.
        kept: The record as the cache keeps it, where that is wanted and may be.
    """

    path: str
    record: Record | None = None
    key: bytes = b""
    data: bytes | None = None
    was: bytes | None = None
    fixed: tuple[tuple[str, str], ...] = ()
    left: tuple[LeftOut, ...] = ()
    trouble: str = ""
    failed: bool = False
    crashed: bool = False
    partial: bool = False
    failed_rules: tuple[str, ...] = ()
    stamp: Stamp | None = None
    kept: bytes = b""


_PLAIN = frozenset({".htm", ".html", ".shtml", ".xhtml"})  # elsewhere controls may have names of their own
_CONTAINERS = 50_000  # of a large page, between two looks for garbage; Python's own 700 are for small programs
_NOTHING = Record("utf-8", 0, 0, (), (), (), "")


def judge(job: Job, how: How, rules: tuple[Rule, ...]) -> Judged:
    """Check a page with the rules that its settings choose of some. Raises PackError."""
    data = bytes_of(job)
    if isinstance(data, Skipped):
        return Judged(job.path, trouble=data.reason, failed=data.failed)
    done = guarded(lambda: _judged(job, data, how, rules))
    if isinstance(done, Crash):
        show_trace(done)
        told = say("formlint crashed: {culprit}. This is a bug; please report it with this page.", culprit=done.culprit)
        return Judged(job.path, trouble=told, crashed=True)
    return done


def judge_next(job: Job, how: How) -> Judged:
    """Check one page of many with all rules: what the cache keeps is packed, and memory is tidied. Raises PackError."""
    one = judge(job, how, all_rules(job.config.rules))
    if how.keep and one.record is not None and not (one.partial or one.left):
        one = one._replace(kept=packed(one.record, one.key))
    _settle()
    return one


def bytes_of(job: Job) -> bytes | Skipped:
    """What is in a page, or why it is passed over."""
    return content(job.path, job.config.max_file_size) if job.data is None else job.data


def _judged(job: Job, data: bytes, how: How, rules: tuple[Rule, ...]) -> Judged:
    if PurePath(job.path).suffix.lower() in _PLAIN and _has_nothing(data, job.config, rules):
        return _as_is(job, data, _NOTHING)

    source = decode(data, job.path, job.config.charset)
    analysis = engine.analyse(source, with_definitions(job.path, source.text, job.config))
    report = engine.judge(analysis, rules)
    if report.unfinished:
        return _in_part(job, data, how, report)
    if how.fixes is None or not any(finding.fixes for finding in report.findings):
        return _as_is(job, data, record(report))
    done = fix_page(analysis.document, report, partial(_again, job.config, rules), rules, unsafe=how.fixes == "unsafe")
    return _mended(job, data, how, report, done)


def _again(config: Config, rules: tuple[Rule, ...], document: Document) -> Report:
    """What is found on a page that is changed."""
    return engine.judge(engine.analysed(document, config), rules)


def _as_is(job: Job, data: bytes, found: Record, trouble: str = "") -> Judged:
    """What came of a page that was left as it is; with `trouble`, why it could not be fixed."""
    key = page_key(job.path, data, job.config)
    return Judged(job.path, found, key, job.data, trouble=trouble, failed=bool(trouble))


def _in_part(job: Job, data: bytes, how: How, report: Report) -> Judged:
    """What came of a page about which some rules could not be asked: it is not fixed."""
    trouble = told_in(job.config.lang, unfinished(job.config))
    if all(notice.text != trouble for notice in report.notices):
        trouble = told_in(job.config.lang, say("not fixed: a rule of your own failed")) if how.fixes else ""
    one = _as_is(job, data, record(report), trouble)
    return one._replace(partial=True, failed_rules=report.failed_rules)


def _has_nothing(data: bytes, config: Config, rules: tuple[Rule, ...]) -> bool:
    """Whether no rule that is chosen has anything to say of a page; seen in its bytes, before it is parsed."""
    if has_controls(data) or b"formlint" in data:  # the latter may be an ignore that nothing needs
        return False
    return not any(rule.every_page for rule in selected(rules, config))


def _mended(job: Job, data: bytes, how: How, report: Report, fixed: Fixed) -> Judged:
    """What came of fixing a page; the file is written where that is asked for, and left alone in case of doubt."""
    source = fixed.report.source
    new = encoded(source)
    if not fixed.applied:
        return _as_is(job, data, record(fixed.report))._replace(left=fixed.left)
    if new is None or encoded(report.source) != data:
        told = say("not fixed: some bytes are invalid in {encoding}", encoding=source.encoding)
        return _as_is(job, data, record(report), told)
    applied = tuple((finding.rule, str(fix.title)) for finding, fix in fixed.applied)
    after, key = record(fixed.report), page_key(job.path, new, job.config)
    if not how.write or job.data is not None:
        return Judged(job.path, after, key, new, data, applied, fixed.left)
    try:
        rewrite(Path(job.path), new, was=data)
    except RewriteError as error:
        return _as_is(job, data, record(report), say("not fixed: {reason}", reason=error))
    return Judged(job.path, after, key, fixed=applied, left=fixed.left)


def _settle() -> None:
    """After a page: what it leaves behind goes at once, where a look at what is young takes in no more than that.

    Left to Python, looking for garbage in the middle of pages takes a sixth of the time. In a process of our own, what
    is loaded with the first page stays.
    """
    if gc.isenabled():
        gc.collect(0)
    else:
        gc.freeze()
        gc.set_threshold(_CONTAINERS)
        gc.enable()
