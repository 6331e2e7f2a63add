"""`--add-ignores`: comments in the pages that hide what is found today."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from formlint.cli.common import USAGE, Refusal, options, tell
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.paths import pages
from formlint.cli.options.settings import config_of
from formlint.cli.pages import Run

if TYPE_CHECKING:
    from formlint.lint.config import Config
    from formlint.project.settings.lookup import Lookup

ignoring_options = options(
    click.option(
        "--add-ignores",
        metavar="[=REASON]",
        help="Write comments into the pages that hide all of today's findings.",
    ),
)


def add_ignores(given: CheckOptions, find: "Lookup") -> NoReturn:
    """Write the comments, tell what was done, and leave."""
    from formlint.output.counts import count  # noqa: PLC0415
    from formlint.project.files.pages import Skipped  # noqa: PLC0415

    reason = given.add_ignores or ""
    if "--" in reason or reason.startswith(">") or "\n" in reason:
        raise Refusal("--add-ignores: a reason is one line without `--`, which ends a comment")
    hidden, changed, run = 0, 0, Run()
    for page in pages(given, find, run.pass_by):
        if isinstance(page, Skipped):
            run.skip(page)
            continue
        path, data = page
        number, problem = _annotate(path, data, config_of(find, path), reason)
        hidden, changed = hidden + number, changed + bool(number)
        if problem:
            run.tell(path, problem, failed=True)
    tell([f"Hidden by comments: {count(hidden, 'finding')} in {count(changed, 'file')}."])
    sys.exit(USAGE if run.failures else 0)


def _annotate(path: str, data: bytes, config: "Config", reason: str) -> tuple[int, str]:
    """How many findings of a page were hidden, and what went wrong."""
    from formlint.html.source import decode  # noqa: PLC0415
    from formlint.knowledge.message import say  # noqa: PLC0415
    from formlint.lint import engine  # noqa: PLC0415
    from formlint.lint.fix.apply import apply  # noqa: PLC0415
    from formlint.lint.fix.encoding import encoded  # noqa: PLC0415
    from formlint.lint.suppress.insert import added  # noqa: PLC0415
    from formlint.project.files.write import RewriteError, rewrite  # noqa: PLC0415
    from formlint.rule.hit import Fix  # noqa: PLC0415

    analysis = engine.analyse(decode(data, path, config.charset), config)
    report, source = engine.judge(analysis), analysis.source
    if report.unfinished:
        return 0, report.notices[0].text
    found = [one for one in report.findings if one.rule not in _about_comments()]
    if not found:
        return 0, ""
    edits = added(analysis.document, found, reason)
    annotated = replace(source, text=apply(source.text, [Fix(say("Add a comment"), edits, safe=True)]))
    left = [one for one in engine.check(annotated, config).findings if one.rule not in _about_comments()]
    new = encoded(annotated)
    if left or new is None:
        return 0, "comments would not hide its findings, or not be read again as they are"
    try:
        rewrite(Path(path), new, was=data)
    except RewriteError as error:
        return 0, str(error)
    return len(found), ""


def _about_comments() -> frozenset[str]:
    from formlint.rule.declaration import Scope  # noqa: PLC0415
    from formlint.rule.discovery import rules  # noqa: PLC0415

    return frozenset(rule.id for rule in rules() if rule.scope is Scope.DIRECTIVE)
