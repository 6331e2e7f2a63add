"""JUnit's XML: a page is a suite, a finding a test that failed, and a page without findings a test that passed.

Advice fails no test: it is a passed test with output.
"""

from collections.abc import Iterator

from formlint.html.source import Lines
from formlint.knowledge.message import say
from formlint.lint.report import Finding, Notice, Report, Results
from formlint.output.counts import sentence
from formlint.output.markup import attributes, escaped
from formlint.output.target import Target, from_root
from formlint.rule.hit import Level


def render(results: Results, target: Target) -> Iterator[str]:
    """All pages, and what could not be checked."""
    counts, failed = results.summary, [notice for notice in results.notices if notice.failed]
    tests = sum(max(1, len(report.findings)) for report in results.reports) + len(failed)
    whole = attributes(name="formlint", tests=tests, failures=counts.errors + counts.warnings, errors=len(failed))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{whole}>\n'
    for report in results.reports:
        yield "\n".join([*_suite(report, target), ""])
    if failed:
        yield "\n".join([*_unchecked(failed, target), ""])
    yield "</testsuites>\n"


def _suite(report: Report, target: Target) -> Iterator[str]:
    findings, path = report.findings, from_root(report.source.path, target)
    failures = sum(finding.level is not Level.INFO for finding in findings)
    yield f"  <testsuite{attributes(name=path, tests=max(1, len(findings)), failures=failures, errors=0)}>"
    lines = Lines(report.source.text if findings else "")
    for finding in findings:
        yield from _case(path, lines, finding, target)
    if not findings:
        yield f"    <testcase{attributes(name=target.tell(say('no findings')), classname=path)}/>"
    yield "  </testsuite>"


def _case(path: str, lines: Lines, finding: Finding, target: Target) -> Iterator[str]:
    place = "{}:{}".format(*lines.position(finding.span.start))
    yield f"    <testcase{attributes(name=f'{finding.rule} ({place})', classname=path)}>"
    said = target.tell(sentence(finding))
    text = "\n".join(map(escaped, filter(None, (f"{path}:{place}: {said}", finding.help))))
    if finding.level is Level.INFO:
        yield f"      <system-out>{text}</system-out>"
    else:
        yield f"      <failure{attributes(message=said, type=finding.level)}>{text}</failure>"
    yield "    </testcase>"


def _unchecked(notices: list[Notice], target: Target) -> Iterator[str]:
    name = target.tell(say("not checked"))
    yield f"  <testsuite{attributes(name=name, tests=len(notices), failures=0, errors=len(notices))}>"
    for notice in notices:
        yield f"    <testcase{attributes(name=notice.path or 'formlint', classname=name)}>"
        yield f"      <error{attributes(message=target.tell(notice.text), type='error')}/>"
        yield "    </testcase>"
    yield "  </testsuite>"
