"""From what was found on a page to its report: findings with their other places, and a text read when it is needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from formlint.html.source import Source, decode
from formlint.lint.config import Config
from formlint.lint.notices import left_out
from formlint.lint.report import Finding, Hidden, Notice, Place, Report, worst_of_each
from formlint.project.files.pages import Skipped
from formlint.project.files.read import stamp
from formlint.project.run.cache_key import page_key
from formlint.project.run.check_page import Job, Judged, bytes_of
from formlint.project.run.deduplicate import Folded, Page
from formlint.project.run.record import Mark, read, read_hidden


def report(one: Judged, page: Page, folded: Folded, config: Config, most: int | None = None) -> Report | None:
    """The report of a page as far as it is shown; None where its file is not what was checked any more.

    Args:
        one: What came of the page.
        page: What was found on it.
        folded: Where else that is.
        config: Its settings.
        most: How many findings of each rule are shown; None for all.
    """
    found = page.record
    shown, hidden = list[Finding](), list[Hidden]()
    marks, more = _shown(page.shown, most)
    if page.shown or page.known or found.hidden:
        if not _is_untouched(one) and text_of(one, config) is None:
            return None
        shown += _placed(marks, folded.shown)
        hidden += map(read_hidden, found.hidden)
        hidden += (Hidden(it, "baseline") for it in _placed(page.known, folded.known))
    source = OnDisk(one, found.encoding, config)
    return Report(
        source,
        tuple(shown),
        tuple(hidden),
        found.forms,
        found.fields,
        found.served,
        unfinished=one.partial,
        more=sum(more.values()),
        notices=(*(Notice(one.path, text) for text in found.notices), *left_out(one.path, more)),
        audience_unclear=found.audience_unclear,
        not_understood=found.not_understood,
        third_parties=found.third_parties,
        left_out=one.left,
    )


def _shown(marks: Sequence[Mark], most: int | None) -> tuple[Sequence[Mark], Mapping[str, int]]:
    """The findings that are shown, and how many more there are of some rules."""
    if most is None or len(marks) <= most:
        return marks, {}
    kept, more = worst_of_each([(mark.rule, mark.level) for mark in marks], most)
    return [marks[place] for place in kept], more


def _is_untouched(one: Judged) -> bool:
    """Whether nobody has written to a file since the run began; seen without reading it."""
    return one.stamp is not None and one.stamp == stamp(one.path)


def text_of(one: Judged, config: Config) -> str | None:
    """The text of a page that was checked; None where its file holds another now."""
    data = bytes_of(Job(one.path, config, one.data))
    if isinstance(data, Skipped) or not (_is_untouched(one) or page_key(one.path, data, config) == one.key):
        return None
    return decode(data, one.path, config.charset).text


class OnDisk(Source):
    """A page whose text is read when it is asked for: reports on thousands of pages fit into memory without it."""

    __slots__ = ("_config", "_page")

    def __init__(self, page: Judged, encoding: str, config: Config) -> None:
        """Remember where the text is to be found."""
        values = {one.name: one.default for one in fields(Source) if one.name != "text"}
        values |= {"path": page.path, "encoding": encoding, "_page": page, "_config": config}
        for name, value in values.items():
            object.__setattr__(self, name, value)  # a source is frozen

    @property
    def text(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The text; "" where the file was changed in the seconds between."""
        return text_of(self._page, self._config) or ""


def _placed(marks: Iterable[Mark], places: Mapping[str, Sequence[Place]]) -> Iterator[Finding]:
    """The findings, each with the places where else it is."""
    for mark in marks:
        yield read(mark.content)._replace(places=tuple(places.get(mark.key, ())))
