"""Running the examples in a rule's documentation, as tests that say what went wrong."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from formlint.html.source import Lines, Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.explain.explain import explain
from formlint.lint.explain.model import Answer
from formlint.lint.fix.apply import apply
from formlint.lint.report import Finding
from formlint.rule.declaration import Rule, RuleFailedError
from formlint.rule.examples import Example, ExampleError, Expected, examples


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold, or documentation that proves nothing.

    Attributes:
        line: Where the example begins in the documentation, from 1; 0 for the documentation as a whole.
        lines: What went wrong, line by line.
    """

    line: int
    lines: tuple[str, ...]


def prove(rule: Rule, packs: tuple[str, ...] = (), today: date | None = None) -> tuple[Failure, ...]:
    """What does not hold of the documentation of a rule, with a project's packs, on a day; nothing if all is well.

    Raises RuleFailedError: the rule cannot be read, or it raises something when an example is asked about.
    """
    if rule.broken:
        raise RuleFailedError(rule.broken)
    try:
        shown = examples(rule.doc)
    except ExampleError as error:
        return (Failure(0, (str(error),)),)
    failures = [
        Failure(example.line, tuple(_wrong(rule, example, Config(serves=example.serves, packs=packs, today=today))))
        for example in shown
    ]
    return tuple(failure for failure in [*_missing(rule, shown), *failures] if failure.lines)


def _missing(rule: Rule, shown: tuple[Example, ...]) -> Iterator[Failure]:
    if not rule.title:
        yield Failure(0, ("the module has no docstring, whose first line is the title of the rule",))
    if not any(example.expected for example in shown):
        yield Failure(0, ("no Bad example with carets under what is wrong",))
    if not any(example.good for example in shown):
        yield Failure(0, ("no Good example",))


def _wrong(rule: Rule, example: Example, config: Config) -> Iterator[str]:
    """What does not hold of an example."""
    report = engine.check(Source("<example>", example.text, "utf-8"), config, [rule])
    for why in report.failed_rules:
        raise RuleFailedError(why)
    found = [finding for finding in report.findings if finding.rule == rule.id]
    got = [Expected(finding.span, finding.predicate) for finding in found]
    lines = Lines(example.text)
    if example.good:
        yield from (f"found, but the example is good: {_place(lines, one)}" for one in got)
    else:
        yield from (f"expected, but not found: {_place(lines, one)}" for one in example.expected if one not in got)
        yield from (f"found, but not expected: {_place(lines, one)}" for one in got if one not in example.expected)
    if example.because and example.because not in (told := why_silent(rule, example.text, config)):
        yield f"no finding, but not because {example.because}: {'; '.join(sorted(told)) or 'nothing is said'}"
    if example.fixed is not None:
        yield from _unlike(example.fixed, found, example.text)


def why_silent(rule: Rule, text: str, config: Config) -> frozenset[str]:
    """What `explain` says of the controls of a page on which a rule finds nothing, of all that it says why."""
    analysis = engine.analyse(Source("<example>", text, "utf-8"), config)
    lines = Lines(text)
    at = {lines.position(field.control.element.span.start)[0] for field in analysis.fields}
    told = (question for line in at for one in explain(analysis, line, known=[rule]) for question in one.questions)
    return frozenset(str(question.text) for question in told if question.answer is Answer.NO_HIT and question.text)


def _place(lines: Lines, one: Expected) -> str:
    line, column = lines.position(one.span.start)
    return f'line {line}, column {column}, "{lines.text[one.span.start : one.span.end]}": {one.message}'


def _unlike(wanted: str, found: list[Finding], text: str) -> Iterator[str]:
    """How the text after the fixes differs from the one shown."""
    fixed = apply(text, [fix for finding in found for fix in finding.fixes])
    if fixed != wanted:
        yield "the fix makes something else of it than Fixed shows:"
        yield from difflib.ndiff(wanted.split("\n"), fixed.split("\n"))
