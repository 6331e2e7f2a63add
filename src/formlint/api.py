"""The Python API: check pages, given as texts or files, as the command line does.

    >>> from formlint import check_text
    >>> report = check_text('<label>Postal code <input name="zip" inputmode="numeric"></label>', serves=["CA"])
    >>> print(report.findings[0].message)
    `inputmode="numeric"` of "Postal code" shows a keypad without letters: "K1A 0B1" (Canada) cannot be typed

The names in `__all__` stay the same within a major version. New versions may add attributes to what they return.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from formlint.html.source import Lines, Source, Span, decode
from formlint.knowledge.schema import PackError
from formlint.lint.config import Config
from formlint.lint.engine import analyse, judge
from formlint.lint.fix.apply import apply
from formlint.lint.origin import ConfigError
from formlint.lint.report import Finding, Hidden, Notice, Report, Results, Subject, summarize
from formlint.output import renderer
from formlint.output.target import Target
from formlint.project.definitions import with_definitions
from formlint.project.files.pages import FilesError, Skipped
from formlint.project.files.read import read
from formlint.project.files.walk import Scope, find
from formlint.project.settings.lookup import Lookup
from formlint.rule.hit import Edit, Fix, Level, Note

__all__ = [
    "ConfigError",
    "Edit",
    "FilesError",
    "Finding",
    "Fix",
    "Hidden",
    "Level",
    "Lines",
    "Note",
    "Notice",
    "PackError",
    "Report",
    "Source",
    "Span",
    "Subject",
    "apply",
    "check_paths",
    "check_text",
    "failing",
    "render",
]


def check_text(
    html: str | bytes,
    *,
    path: str = "<text>",
    serves: str | Iterable[str] = (),
    settings: Mapping[str, Any] | None = None,
    isolated: bool = False,
    charset: str = "",
) -> Report:
    """Check the forms of a page.

    Args:
        html: The page, or a part of one; bytes are decoded as browsers do.
        path: The path of the page: formlint looks for the nearest settings file from here upwards, and reports name
            the page by it.
        serves: Territories that the forms serve: ISO 3166 codes, or groups such as "EU", in a list or as "CA,US";
            by default, those of the settings, or else inferred from the page.
        settings: Settings that override those of the file, with the same keys: `{"select": ["values"]}`.
        isolated: Whether to ignore settings files.
        charset: The encoding from the `Content-Type` header, by its label, for bytes. A byte order mark overrides it;
            it overrides what the page declares.

    Raises:
        ConfigError: A setting is wrong, or a territory or charset is unknown. It is a ValueError.
        PackError: A file in a folder of packs that the settings name is invalid.
    """
    said = {**(settings or {}), **({"charset": charset} if charset else {})}
    config = _lookup(serves, said, isolated=isolated)(path)
    source = decode(html, path, config.charset) if isinstance(html, bytes) else Source(path, html, "utf-8")
    return _report(source, config)


def check_paths(
    *paths: str | Path,
    serves: str | Iterable[str] = (),
    settings: Mapping[str, Any] | None = None,
    isolated: bool = False,
) -> tuple[Report, ...]:
    """Check the forms of files, and of all pages in folders, except those that git ignores.

    The other arguments are those of `check_text`. Pages are checked one after the other, in this process. In folders,
    anything that is not a file, or that needs an extra that is not installed, is skipped.

    Raises:
        FilesError: A path does not exist, or a file cannot be read.
        ConfigError: A setting is wrong, or a territory is unknown.
        PackError: A file in a folder of packs that the settings name is invalid.
    """
    lookup = _lookup(serves, settings, isolated=isolated)
    found = find([str(path) for path in paths], Scope(lookup.excludes))
    failed = [f"{page.path}: {page.reason}" for page in found.skipped if page.failed]
    reports: list[Report] = []
    for page in read(found.pages, lambda path: lookup(path).max_file_size):
        if not isinstance(page, Skipped):
            name, data = page
            config = lookup(name)
            reports.append(_report(decode(data, name, config.charset), config))
        elif page.failed:
            failed.append(f"{page.path}: {page.reason}")
    if failed:
        raise FilesError("; ".join(failed))
    return tuple(reports)


def render(reports: Iterable[Report], form: str = "full") -> str:
    """Render reports in a format of `formlint check --format`. Raises ValueError for an unknown format."""
    make = renderer(form)
    if make is None:
        raise ValueError(f"unknown format {form!r}")
    all_of_them = tuple(reports)
    notices = tuple(notice for report in all_of_them for notice in report.notices)
    return "".join(make(Results(all_of_them, summarize(all_of_them), notices), Target()))


def failing(
    report: Report, settings: Mapping[str, Any] | None = None, *, isolated: bool = False
) -> tuple[Finding, ...]:
    """The findings at or above the level of `fail-on` in the settings, which are those of `check_text`.

    Raises ConfigError.
    """
    limit = _lookup((), settings, isolated=isolated)(report.source.path).fail_on
    return tuple(one for one in report.findings if limit is not None and one.level.rank <= limit.rank)


def _report(source: Source, config: Config) -> Report:
    known = with_definitions(source.path, source.text, config)
    return judge(analyse(source, known), most=config.max_same_findings)


def _lookup(serves: str | Iterable[str], settings: Mapping[str, Any] | None, *, isolated: bool) -> Lookup:
    codes = serves.split(",") if isinstance(serves, str) else [*serves]
    said = {**(settings or {}), **({"serves": codes} if any(codes) else {})}
    return Lookup(said, None, isolated=isolated, rules=True)
