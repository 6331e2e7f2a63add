"""The last lines of a report for people: how much was looked at, what came of it, and what stays unknown."""

from collections.abc import Iterator, Sequence

from formlint.lint.report import NotUnderstood, Report, Summary
from formlint.output.color import Paint
from formlint.output.counts import count
from formlint.rule.hit import Level
from formlint.system.escape import told

_NAMES = 5  # of what was not understood
_LONGEST = 60  # characters of one


def summary(counts: Summary, reports: Sequence[Report], paint: Paint) -> Iterator[str]:
    """One sentence on files, forms, fields and findings, and one each on fixes, what is hidden and what is unknown."""
    found = [(report.source.path, finding) for report in reports for finding in report.findings]
    hit = len({path for path, finding in found for path in (path, *(place.path for place in finding.places))})
    files = count(counts.files, "file")
    inside = f" with {count(counts.forms, 'form')} and {count(counts.fields, 'field')}" if counts.fields else ""
    skipped = f"; {count(counts.skipped, 'file')} skipped" if counts.skipped else ""
    if skipped and not counts.files:
        yield f"No files checked{skipped}."
    elif counts.findings:
        where = files if hit == counts.files else f"{hit:,} of {files}"
        lenient = counts.passed and counts.warnings and not counts.errors
        left = "; exit 0: no errors (`--fail-on warning` for all)" if lenient else ""
        yield f"Found {levels(counts, paint)} in {where}{inside}{skipped}{left}."
    else:
        yield f"No findings in {files}{inside or (' with 0 form fields' if counts.files else '')}{skipped}."
    if counts.fixable:
        yield f"[*] {count(counts.fixable, 'finding')} {'has' if counts.fixable == 1 else 'have'} a safe fix."
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
    if counts.audience_unclear:
        serve = "serves" if counts.audience_unclear == 1 else "serve"
        yield f"Who {count(counts.audience_unclear, 'form')} {serve} is unclear; pass --serves or set `serves`."
    unread = " ".join(_not_understood(counts.not_understood))
    if unread:
        yield unread


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


def levels(counts: Summary, paint: Paint) -> str:
    """The findings by level: `3 errors and 1 warning`; "" where there are none."""
    numbers = zip(Level, (counts.errors, counts.warnings, counts.infos), strict=True)
    return listed([paint(level, count(number, level)) for level, number in numbers if number])


def listed(parts: Sequence[str]) -> str:
    """`one, two and three`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
