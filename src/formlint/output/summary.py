"""The last lines of a report for people: how much was looked at, what came of it, and what stays unknown."""

from collections.abc import Iterator, Sequence

from formlint.knowledge.message import EMPTY, Figure, Message, say, several
from formlint.lint.report import Finding, NotUnderstood, Results, Summary
from formlint.output.color import Paint
from formlint.output.counts import errors, infos, listed, warnings
from formlint.output.folding import seen
from formlint.output.target import Target
from formlint.rule import documentation
from formlint.rule.hit import Level
from formlint.system.escape import told, wrap

_NAMES = 5  # of what was not understood
_LONGEST = 60  # characters of one
_REASON = 200  # characters of one why files were skipped


def summary(results: Results, paint: Paint, target: Target, *, width: int | None = None) -> Iterator[str]:
    """One sentence on files, forms, fields and findings, and one each on fixes, what is hidden and what is unknown.

    Args:
        results: What is reported.
        paint: How to colour.
        target: Tells the language, and whether the report above shows the places of a finding together: it is counted
            as it is shown.
        width: Cells of a line; None where sentences are not to be broken.
    """
    shown = seen(results, fold=target.fold)
    first, *rest = ([line] if width is None else wrap(line, width) for line in _lines(results, shown, target))
    yield from (_painted(line, shown, paint, target) for line in first)
    yield from (line for lines in rest for line in lines)


def _lines(results: Results, shown: Summary, target: Target) -> Iterator[str]:
    for sentence in _sentences(results, shown):
        yield target.tell(sentence)


def _painted(line: str, shown: Summary, paint: Paint, target: Target) -> str:
    """A line with the numbers of its levels coloured, unless one of them goes on in the next line."""
    for level, number in _levels(shown):
        said = target.tell(number)
        line = line.replace(said, paint(level, said), 1)
    return line


def _sentences(results: Results, shown: Summary) -> Iterator[Message]:
    counts = results.summary
    yield say("{sentence}.", sentence=_outcome(results, shown))
    if shown.fixable:
        yield _fixable(counts, shown)
    hidden = [
        say("{count} ignored", "{count} ignored", count=counts.ignored) if counts.ignored else EMPTY,
        say("{count} in the baseline", count=counts.in_baseline) if counts.in_baseline else EMPTY,
        say("{count} more of the same rules", count=counts.more) if counts.more else EMPTY,
    ]
    if any(hidden):
        yield say("Not shown: {numbers}.", numbers=listed([*filter(None, hidden)]))
    yield from unknown(counts)
    found = [finding for report in results.reports for finding in report.findings]
    if found and not documentation.SITE:
        yield say("Learn more about a rule: `{command}`", command=documentation.command(_worst(found).rule))


def _worst(found: Sequence[Finding]) -> Finding:
    return min(found, key=lambda finding: (finding.level.rank, -finding.confidence))


def _outcome(results: Results, shown: Summary) -> Message:
    """What was found in how much, and what the exit code does not say."""
    counts = results.summary
    said = _found(results, shown) if counts.findings else _nothing_found(counts)
    told = sum(number for _, number in counts.reasons[:_NAMES])  # in a line of their own
    if counts.skipped > told:
        skipped = say("{count} file skipped", "{count} files skipped", count=counts.skipped)
        said = say("{sentence}; {more}", sentence=said, more=skipped)
    if counts.findings and counts.passed and counts.warnings and not counts.errors:
        passed = say("exit 0: no errors (`--fail-on warning` for all)")
        said = say("{sentence}; {more}", sentence=said, more=passed)
    return said


def _found(results: Results, shown: Summary) -> Message:
    counts, number = results.summary, levels(shown)
    if counts.findings > shown.findings:
        number = say("{findings} ({places})", findings=number, places=_places(counts.findings))
    found = [(report.source.path, finding) for report in results.reports for finding in report.findings]
    hit = len({path for path, finding in found for path in (path, *(place.path for place in finding.places))})
    where = _in_files(counts.files)
    if hit != counts.files:
        some, files = Figure(hit), counts.files
        where = say("in {some} of {count} file", "in {some} of {count} files", some=some, count=files)
    if not counts.fields:
        return say("Found {findings} {where}", findings=number, where=where)
    return say("Found {findings} {where} {inside}", findings=number, where=where, inside=_inside(counts))


def _nothing_found(counts: Summary) -> Message:
    if counts.skipped and not counts.files:
        return say("No files checked")
    where = _in_files(counts.files)
    if counts.fields:
        return say("No findings {where} {inside}", where=where, inside=_inside(counts))
    return say("No findings {where} with 0 form fields", where=where) if counts.files else say("No findings in 0 files")


def _in_files(number: int) -> Message:
    return say("in {count} file", "in {count} files", count=number)


def _inside(counts: Summary) -> Message:
    forms = say("with {count} form", "with {count} forms", count=counts.forms)
    return say("{forms} and {count} field", "{forms} and {count} fields", forms=forms, count=counts.fields)


def _places(number: int) -> Message:
    return say("{count} place", "{count} places", count=number)


def _fixable(counts: Summary, shown: Summary) -> Message:
    if counts.fixable <= shown.fixable:
        return say("[*] {count} finding has a safe fix.", "[*] {count} findings have a safe fix.", count=shown.fixable)
    return say(
        "[*] {count} finding has a safe fix ({places}).",
        "[*] {count} findings have a safe fix ({places}).",
        count=shown.fixable,
        places=_places(counts.fixable),
    )


def unknown(counts: Summary) -> Iterator[Message]:
    """What could not be judged, a line each."""
    for reason, number in counts.reasons[:_NAMES]:
        why = reason if isinstance(reason, Message) else told(reason, _REASON)
        yield say("{count} file skipped: {reason}.", "{count} files skipped: {reason}.", count=number, reason=why)
    if counts.audience_unclear:
        yield say(
            "Who {count} form serves is unclear; pass --serves or set `serves`.",
            "Who {count} forms serve is unclear; pass --serves or set `serves`.",
            count=counts.audience_unclear,
        )
    unread = [*_not_understood(counts.not_understood)]
    if unread:
        yield _one_after_another(unread)
    if counts.third_parties:
        yield say(
            "Third-party: {count} finding left out in {names}.",
            "Third-party: {count} findings left out in {names}.",
            count=sum(number for _, number in counts.third_parties),
            names=_few(counts.third_parties),
        )


def _one_after_another(sentences: Sequence[Message]) -> Message:
    first, *rest = sentences
    return say("{sentence} {next}", sentence=first, next=_one_after_another(rest)) if rest else first


def _not_understood(unread: NotUnderstood) -> Iterator[Message]:
    if unread.components:
        number = len(unread.components)
        yield say(
            "{count} control of {components} was not understood: {names}; {remedy}.",
            "{count} controls of {components} were not understood: {names}; {remedy}.",
            count=sum(number for _, number in unread.components),
            components=say("{count} component", "{count} components", count=number),
            names=_few(unread.components),
            remedy=say("name it in `components`", "name them in `components`", count=number),
        )
    if unread.others:
        yield _others(unread)
    if unread.in_part:
        yield say(
            "{count} field was checked in part: code decides its type.",
            "{count} fields were checked in part: code decides their type.",
            count=unread.in_part,
        )


def _others(unread: NotUnderstood) -> Message:
    number, names = sum(number for _, number in unread.others), _few(unread.others)
    if unread.components:
        return say(
            "{count} more control was not understood: {names}.",
            "{count} more controls were not understood: {names}.",
            count=number,
            names=names,
        )
    return say(
        "{count} control was not understood: {names}.",
        "{count} controls were not understood: {names}.",
        count=number,
        names=names,
    )


def _few(names: Sequence[tuple[str, int]]) -> Message:
    """The most frequent names, and how many more there are."""
    return several([told(name, _LONGEST) for name, _ in names], _NAMES)


def levels(counts: Summary) -> Message:
    """The findings by level, of which there are some: `3 errors and 1 warning`."""
    return listed([number for _, number in _levels(counts)])


def _levels(counts: Summary) -> list[tuple[Level, Message]]:
    """The number of findings of each level that there are any of."""
    numbers = (
        (Level.ERROR, counts.errors, errors),
        (Level.WARNING, counts.warnings, warnings),
        (Level.INFO, counts.infos, infos),
    )
    return [(level, say_so(number)) for level, number, say_so in numbers if number]
