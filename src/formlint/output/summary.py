"""The last lines of a report for people: how much was looked at, what came of it, and what stays unknown."""

from collections.abc import Iterator, Sequence

from formlint.lint.report import NotUnderstood, Results, Summary
from formlint.output.color import Paint
from formlint.output.counts import count, listed
from formlint.output.folding import seen
from formlint.rule.hit import Level
from formlint.system.escape import told, wrap

_NAMES = 5  # of what was not understood
_LONGEST = 60  # characters of one
_REASON = 200  # characters of one why files were skipped


def summary(results: Results, paint: Paint, *, fold: bool, width: int | None = None) -> Iterator[str]:
    """One sentence on files, forms, fields and findings, and one each on fixes, what is hidden and what is unknown.

    Args:
        results: What is reported.
        paint: How to colour.
        fold: Whether the report above shows the places of a finding together; it is counted as it is shown.
        width: Cells of a line; None where sentences are not to be broken.
    """
    shown = seen(results, fold=fold)
    for sentence in _sentences(results, shown):
        for line in [sentence] if width is None else wrap(sentence, width):
            yield _painted(line, shown, paint)


def _painted(line: str, shown: Summary, paint: Paint) -> str:
    """A line with the numbers of its levels coloured, unless one of them goes on in the next line."""
    if not line.startswith("Found "):
        return line
    for level, number in zip(Level, _levels(shown), strict=True):
        line = line.replace(number, paint(level, number), 1) if number else line
    return line


def _sentences(results: Results, shown: Summary) -> Iterator[str]:
    counts = results.summary
    found = [(report.source.path, finding) for report in results.reports for finding in report.findings]
    hit = len({path for path, finding in found for path in (path, *(place.path for place in finding.places))})
    files = count(counts.files, "file")
    inside = f" with {count(counts.forms, 'form')} and {count(counts.fields, 'field')}" if counts.fields else ""
    told = sum(number for _, number in counts.reasons[:_NAMES])  # in a line of their own
    skipped = f"; {count(counts.skipped, 'file')} skipped" if counts.skipped > told else ""
    if counts.skipped and not counts.files:
        yield f"No files checked{skipped}."
    elif counts.findings:
        where = files if hit == counts.files else f"{hit:,} of {files}"
        places = f" ({count(counts.findings, 'place')})" if counts.findings > shown.findings else ""
        lenient = counts.passed and counts.warnings and not counts.errors
        left = "; exit 0: no errors (`--fail-on warning` for all)" if lenient else ""
        yield f"Found {levels(shown)}{places} in {where}{inside}{skipped}{left}."
    else:
        yield f"No findings in {files}{inside or (' with 0 form fields' if counts.files else '')}{skipped}."
    if shown.fixable:
        places = f" ({count(counts.fixable, 'place')})" if counts.fixable > shown.fixable else ""
        yield f"[*] {count(shown.fixable, 'finding')} {'has' if shown.fixable == 1 else 'have'} a safe fix{places}."
    hidden = (
        (counts.ignored, "ignored"),
        (counts.in_baseline, "in the baseline"),
        (counts.more, "more of the same rules"),
    )
    unseen = listed([f"{number:,} {how}" for number, how in hidden if number])
    if unseen:
        yield f"Not shown: {unseen}."
    yield from unknown(counts)


def unknown(counts: Summary) -> Iterator[str]:
    """What could not be judged, a line each."""
    for reason, number in counts.reasons[:_NAMES]:
        yield f"{count(number, 'file')} skipped: {told(reason, _REASON)}."
    if counts.audience_unclear:
        serve = "serves" if counts.audience_unclear == 1 else "serve"
        yield f"Who {count(counts.audience_unclear, 'form')} {serve} is unclear; pass --serves or set `serves`."
    unread = " ".join(_not_understood(counts.not_understood))
    if unread:
        yield unread
    if counts.third_parties:
        number = sum(number for _, number in counts.third_parties)
        yield f"Third-party: {count(number, 'finding')} left out in {_few(counts.third_parties)}."


def _not_understood(unread: NotUnderstood) -> Iterator[str]:
    if unread.components:
        number, kinds = sum(number for _, number in unread.components), count(len(unread.components), "component")
        was = "was" if number == 1 else "were"
        named, them = _few(unread.components), "it" if len(unread.components) == 1 else "them"
        yield f"{count(number, 'control')} of {kinds} {was} not understood: {named}; name {them} in `components`."
    if unread.others:
        number = sum(number for _, number in unread.others)
        what = count(number, "more control" if unread.components else "control")
        yield f"{what} {'was' if number == 1 else 'were'} not understood: {_few(unread.others)}."
    if unread.in_part:
        was, their = ("was", "its type") if unread.in_part == 1 else ("were", "their type")
        yield f"{count(unread.in_part, 'field')} {was} checked in part: code decides {their}."


def _few(names: Sequence[tuple[str, int]]) -> str:
    """The most frequent names, and how many more there are."""
    rest = len(names) - _NAMES
    return listed([*(told(name, _LONGEST) for name, _ in names[:_NAMES]), *([f"{rest:,} more"] if rest > 0 else [])])


def levels(counts: Summary) -> str:
    """The findings by level: `3 errors and 1 warning`; "" where there are none."""
    return listed([number for number in _levels(counts) if number])


def _levels(counts: Summary) -> list[str]:
    """The number of findings of each level; "" for none."""
    numbers = zip(Level, (counts.errors, counts.warnings, counts.infos), strict=True)
    return [count(number, level) if number else "" for level, number in numbers]
