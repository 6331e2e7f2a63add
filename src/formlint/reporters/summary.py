"""The last lines of a report for people: how much was looked at, and what came of it."""

from collections.abc import Iterator, Sequence

from formlint.finding import Level, Report, Summary
from formlint.reporters.color import Paint
from formlint.reporters.words import count


def summary(counts: Summary, reports: Sequence[Report], paint: Paint) -> Iterator[str]:
    """One sentence on files, forms, fields and findings, and one each on fixes and on what is hidden, if any."""
    found = [(report.source.path, finding) for report in reports for finding in report.findings]
    hit = len({path for path, finding in found for path in (path, *(place.path for place in finding.places))})
    files = count(counts.files, "file")
    inside = f" with {count(counts.forms, 'form')} and {count(counts.fields, 'field')}" if counts.fields else ""
    if counts.findings:
        where = files if hit == counts.files else f"{hit:,} of {files}"
        yield f"Found {levels(counts, paint)} in {where}{inside}."
    else:
        yield f"No findings in {files}{inside}."
    if counts.fixable:
        yield f"[*] {count(counts.fixable, 'finding')} {'has' if counts.fixable == 1 else 'have'} a safe fix."
    hidden = (
        (counts.ignored, "ignored"),
        (counts.in_baseline, "in the baseline"),
        (counts.more, "more of the same rules"),
    )
    told = listed([f"{number:,} {how}" for number, how in hidden if number])
    if told:
        yield f"Not shown: {told}."


def levels(counts: Summary, paint: Paint) -> str:
    """The findings by level: `3 errors and 1 warning`; "" where there are none."""
    numbers = zip(Level, (counts.errors, counts.warnings, counts.infos), strict=True)
    return listed([paint(level, count(number, level)) for level, number in numbers if number])


def listed(parts: Sequence[str]) -> str:
    """`one, two and three`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
