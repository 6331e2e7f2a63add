"""What changed between two runs: text, Markdown, or JSON as `schema/compare-v1.json` publishes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from formlint.output.color import Paint, painter
from formlint.output.counts import count
from formlint.output.json import TOOL, dump
from formlint.output.markdown import code, escaped
from formlint.project.compare import Comparison, Seen
from formlint.system.escape import tame, told, visible

_MOST = 200  # findings listed in Markdown
_VERSION = 1

_Group = tuple[Seen, int]  # a finding, and on how many pages it is


def comparison_text(comparison: Comparison, *, color: bool) -> Iterator[str]:
    """New findings, findings that are gone, and the numbers."""
    paint = painter(color=color)
    for title, style, findings in (("new", "removed", comparison.new), ("gone", "added", comparison.gone)):
        for one, pages in _grouped(findings):
            yield tame(f"{paint(style, f'{title:4}')} {_line(one, pages, paint)}\n")
    yield f"{_numbers(comparison)}\n"


def comparison_markdown(comparison: Comparison, *, color: bool) -> Iterator[str]:
    """The same as Markdown, of each kind so many findings."""
    del color
    yield f"## formlint: {_numbers(comparison)}\n"
    for title, findings in (("New", comparison.new), ("Gone", comparison.gone)):
        groups = _grouped(findings)
        if groups:
            yield f"\n### {title}\n\n| level | place | finding |\n|---|---|---|\n"
            for one, pages in groups[:_MOST]:
                yield tame(
                    f"| {one.level} | {code(_place(one))} | {escaped(_said(one, pages))}<br>{code(one.rule)} |\n"
                )
            if len(groups) > _MOST:
                yield f"\nand {count(len(groups) - _MOST, 'more finding')}.\n"


def comparison_json(comparison: Comparison, *, color: bool) -> Iterator[str]:
    """The same for programs; findings that stayed are only counted."""
    del color
    yield f'{{"version": {_VERSION}, "tool": {dump(TOOL)}'
    for name, findings in (("new", comparison.new), ("gone", comparison.gone)):
        body = ",\n".join(dump(_shape(one)) for one in findings)
        yield f', "{name}": [\n{body}\n]' if body else f', "{name}": []'
    yield f', "unchanged": {len(comparison.unchanged)}}}\n'


FORMS: Mapping[str, Callable[..., Iterator[str]]] = {
    "text": comparison_text,
    "json": comparison_json,
    "markdown": comparison_markdown,
}
"""The forms of the answer, each a function of the comparison and `color`."""


def _grouped(findings: Sequence[Seen]) -> list[_Group]:
    """One for each fingerprint, rule and message: the same form on many pages is told of once."""
    groups: dict[tuple[str, str, str], list[Seen]] = {}
    for one in findings:
        groups.setdefault((one.fingerprint, one.rule, one.message), []).append(one)
    first = [(group[0], len({one.place.path for one in group})) for group in groups.values()]
    return sorted(first, key=lambda group: group[0].level.rank)


def _line(one: Seen, pages: int, paint: Paint) -> str:
    level = paint(one.level, f"{one.level}:")
    return f"{paint('strong', visible(_place(one)))}: {level} {_said(one, pages)} {paint('quiet', f'[{one.rule}]')}"


def _place(one: Seen) -> str:
    return f"{one.place.path}:{one.place.line}:{one.place.column}"


def _said(one: Seen, pages: int) -> str:
    return told(f"{one.message} (on {count(pages, 'page')})" if pages > 1 else one.message)


def _numbers(comparison: Comparison) -> str:
    return f"{len(comparison.new):,} new, {len(comparison.gone):,} gone, {len(comparison.unchanged):,} unchanged"


def _shape(one: Seen) -> dict[str, Any]:
    place = {"path": one.place.path, "line": one.place.line, "column": one.place.column}
    return {**place, "rule": one.rule, "level": one.level, "message": one.message, "fingerprint": one.fingerprint}
