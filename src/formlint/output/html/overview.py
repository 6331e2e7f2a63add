"""The beginning of the report: what was found, in numbers and words, and what could not be checked."""

from collections.abc import Iterator, Mapping, Sequence

from formlint.knowledge.message import Figure, Message, say
from formlint.lint.report import Notice, Results, Summary
from formlint.output.counts import errors, findings, listed, more, warnings
from formlint.output.html import words
from formlint.output.html.markup import Child, Element, english, join, tag
from formlint.output.html.selection import MOST_OF_RULE
from formlint.output.summary import unknown

_MOST_NOTICES = 30
_MOST_PATHS = 50  # of one notice


def title(counts: Summary) -> Message:
    """What was found, in one line."""
    told = [errors(counts.errors)] if counts.errors else []
    told += [warnings(counts.warnings)] if counts.warnings else []
    told += [words.advice(counts.infos)] if counts.infos else []
    pages = words.pages(counts.files)
    if not told:
        return say("No findings on {pages}", pages=pages)
    return say("{findings} on {pages}", findings=listed(told), pages=pages)


def lead(total: int, listed: int) -> Child:
    """What the findings are, and which of them are shown."""
    if not total:
        return say("formlint found nothing that keeps people from completing these forms.")
    about = say(
        "What people cannot enter or submit, and what to change. formlint reads the markup of the pages; nothing was "
        "tried with users."
    )
    if listed == total:
        return about
    some = say(
        "{listed} of {total} are shown: the worst in full, at most {most} for each rule. The counts include all of "
        "them; `--format jsonl` lists every finding.",
        total=findings(total),
        listed=Figure(listed),
        most=MOST_OF_RULE,
    )
    return join(about, " ", some)


def numbers(counts: Summary) -> Element:
    """The counts of the run, each with what it counts."""
    tiles = (
        tag("div", tag("dt", name), tag("dd", Figure(number), class_="figure"), tag("dd", gloss), class_=sort)
        for name, number, gloss, sort in _numbers(counts)
        if number
    )
    return tag("dl", *tiles, class_="counts")


def _numbers(counts: Summary) -> Iterator[tuple[Message, int, Message, str | None]]:
    yield say("Errors"), counts.errors, say("stop some people"), "error"
    yield say("Warnings"), counts.warnings, say("hinder some people"), "warning"
    yield say("Advice"), counts.infos, say("would help people"), "info"
    yield say("Safe fixes"), counts.fixable, _applied(), None
    hidden = counts.ignored + counts.in_baseline + counts.more
    yield say("Not shown"), hidden, say("ignored, in the baseline, or more of the same"), None
    yield say("Pages"), counts.files, say("were checked"), None
    yield say("Skipped files"), counts.skipped, say("could not be checked"), None
    yield say("Forms"), counts.forms, say("on these pages"), None
    yield say("Fields"), counts.fields, say("in these forms"), None


def _applied() -> Message:
    return say("{command} applies them", command=tag("code", "--fix"))


def to_know(results: Results) -> Element | None:
    """What was not checked or is in doubt, so that no findings are not taken for no faults."""
    by_text: dict[Message | str, list[Notice]] = {}
    for notice in results.notices:
        by_text.setdefault(notice.text, []).append(notice)
    lines = [tag("li", english(line)) for line in unknown(results.summary)]
    lines += [_notice(said, notices) for said, notices in _failures_first(by_text)[:_MOST_NOTICES]]
    if len(by_text) > _MOST_NOTICES:
        lines.append(tag("li", more(len(by_text) - _MOST_NOTICES)))
    if not lines:
        return None
    head = tag("h2", say("Not checked, or in doubt"), id="unchecked")
    about = tag("p", say("formlint finds nothing where it could not look. That does not mean that all is well there."))
    return tag("section", head, about, tag("ul", *lines), class_="notices", aria_labelledby="unchecked")


def _failures_first(by_text: Mapping[str, Sequence[Notice]]) -> list[tuple[str, Sequence[Notice]]]:
    return sorted(by_text.items(), key=lambda one: not any(notice.failed for notice in one[1]))


def _notice(said: str, notices: Sequence[Notice]) -> Element:
    """One notice with the files that it is about."""
    paths = [tag("code", notice.path) for notice in notices if notice.path]
    if len(paths) <= 1:
        return tag("li", *(join(path, ": ") for path in paths), english(said))
    items = [tag("li", path) for path in paths[:_MOST_PATHS]]
    if len(paths) > _MOST_PATHS:
        items.append(tag("li", more(len(paths) - _MOST_PATHS)))
    count = say("{count} file", "{count} files", count=len(paths))
    return tag("li", english(said), tag("details", tag("summary", count), tag("ul", *items)))
