"""`--add-ignores`: comments in the pages that hide what is found today."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from formlint.cli.common import USAGE, Refusal, tell
from formlint.cli.doing.pages import Run
from formlint.cli.doing.paths import STDIN, named_paths, pages
from formlint.cli.doing.settings import config_of
from formlint.cli.options.given import CheckOptions
from formlint.html.source import decode
from formlint.knowledge.message import say
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.fix.apply import apply
from formlint.lint.fix.encoding import encoded
from formlint.lint.suppress.insert import added
from formlint.output.counts import count
from formlint.project.definitions import with_definitions
from formlint.project.files.pages import Skipped
from formlint.project.files.write import RewriteError, rewrite
from formlint.project.settings.lookup import Lookup
from formlint.rule.declaration import Scope
from formlint.rule.discovery import rules
from formlint.rule.hit import Fix
from formlint.system.streams import send


def add_ignores(given: CheckOptions, find: Lookup) -> NoReturn:
    """Write the comments, tell what was done, and leave."""
    reason = given.add_ignores or ""
    if "--" in reason or reason.startswith(">") or "\n" in reason:
        raise Refusal("--add-ignores: the reason must be one line without `--`, which ends a comment")
    hidden, changed, run = 0, 0, Run(find)
    stdin = given.stdin_filename or STDIN if "-" in named_paths(given) else None
    for page in pages(given, find, run.pass_by):
        if isinstance(page, Skipped):
            run.skip(page)
            continue
        path, data = page
        number, problem = _annotate(path, data, config_of(find, path), reason, is_stdin=path == stdin)
        hidden, changed = hidden + number, changed + bool(number)
        if problem:
            run.tell(path, problem, failed=True)
    tell([f"Hid {count(hidden, 'finding')} in {count(changed, 'file')} with comments."])
    sys.exit(USAGE if run.failures else 0)


def _annotate(path: str, data: bytes, config: Config, reason: str, *, is_stdin: bool) -> tuple[int, str]:
    """How many findings of a page were hidden, and what went wrong; what comes from standard input goes to output."""
    page = decode(data, path, config.charset)
    config = with_definitions(path, page.text, config)
    analysis = engine.analyse(page, config)
    report, source = engine.judge(analysis), analysis.source
    if report.unfinished:
        return 0, report.notices[0].text
    found = [one for one in report.findings if one.rule not in _about_comments()]
    if not found:
        send(data if is_stdin else b"")
        return 0, ""
    edits = added(analysis.document, found, reason)
    annotated = replace(
        source, text=apply(source.text, [Fix(say("Add a comment that ignores the finding"), edits, safe=True)])
    )
    left = [one for one in engine.check(annotated, config).findings if one.rule not in _about_comments()]
    new = encoded(annotated)
    if left or new is None:
        return 0, "comments would not hide its findings, or would not be read back unchanged"
    if is_stdin:
        send(new)
        return len(found), ""
    try:
        rewrite(Path(path), new, was=data)
    except RewriteError as error:
        return 0, str(error)
    return len(found), ""


def _about_comments() -> frozenset[str]:
    return frozenset(rule.id for rule in rules() if rule.scope is Scope.DIRECTIVE)
