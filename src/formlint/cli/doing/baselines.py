"""Baselines in a run: the findings that a project has put off, read, written and cleaned up."""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from formlint.cli.common import Refusal, tell
from formlint.cli.options.given import CheckOptions
from formlint.lint.config import Config
from formlint.output.counts import count
from formlint.project.baseline import NAME, BaselineError, Entry, Met, entry, known, parse, render, stale
from formlint.project.files.write import RewriteError, rewrite
from formlint.project.run.deduplicate import Page
from formlint.project.run.record import Record
from formlint.project.settings.lookup import Lookup
from formlint.system.file_access import read_file

_MOST = 1_000.0  # megabytes of a baseline


@dataclass(frozen=True, slots=True)
class _File:
    """A baseline: what it says, and what the run has met on the pages."""

    path: Path
    data: bytes | None
    entries: tuple[Entry, ...]
    known: Mapping[str, frozenset[str]]
    met: dict[str, Met] = field(default_factory=dict[str, Met])
    found: list[Entry] = field(default_factory=list[Entry])

    def name(self, path: str) -> str:
        """The path of a page as the baseline writes it: from its folder, with slashes."""
        return Path(os.path.relpath(path, self.path.parent)).as_posix()


class Baselines:
    """The baselines that the settings of the pages name; most projects have one or none."""

    def __init__(self, given: CheckOptions, find: Lookup) -> None:
        """Remember what the options ask for, and where the settings of each page are written."""
        self._find = find
        self._write, self._prune = given.write_baseline, given.prune_baseline
        self._files: dict[str, _File] = {}
        self._unset = False
        if self._write and self._prune:
            raise Refusal("--write-baseline rewrites the baseline, so --prune-baseline cannot be used with it")

    def parted(self, path: str, found: Record, config: Config, *, whole: bool) -> Page:
        """The findings of a page, the known ones apart; of one that was not checked as a `whole`, nothing is stale."""
        place = config.baseline or (NAME if self._write or self._prune else "")
        if not place:
            return Page(path, found, found.marks)
        self._unset = self._unset or not config.baseline
        file = self._file(place, path)
        name = file.name(path)
        if whole:
            file.met[name] = Met(frozenset(mark.fingerprint for mark in found.marks), config.select)
        if self._write:
            entries = (entry(name, mark) for mark in found.marks)
            file.found.extend(one for one in entries if whole or one not in file.entries)
        entries = file.known.get(name, frozenset())
        known = {mark.fault for mark in found.marks if mark.fingerprint in entries}
        return Page(
            path,
            found,
            tuple(mark for mark in found.marks if mark.fault not in known),
            tuple(mark for mark in found.marks if mark.fault in known),
        )

    def finish(self) -> None:
        """Write or prune what is to be, and tell what is stale."""
        for file in self._files.values():
            if self._write:
                kept = [one for one in file.entries if _is_elsewhere(file, one)]
                self._save(file, [*kept, *file.found], f"wrote {count(len(file.found), 'finding')}")
                if self._unset:
                    tell([f'To use it, put baseline = "{file.path.name}" into the settings, or pass --baseline.'])
                continue
            gone = stale(file.entries, file.met, lambda name, file=file: _exists(file, name))
            if gone and self._prune:
                left = set(gone)
                self._save(file, [one for one in file.entries if one not in left], f"removed {_entries(gone)}")
            elif gone:
                are, them = ("is", "it") if len(gone) == 1 else ("are", "them")
                what = f"{_entries(gone)} {are} no longer found; --prune-baseline removes {them}"
                tell([f"{_named(file.path)}: {what}"])

    def _save(self, file: _File, entries: Iterable[Entry], told: str) -> None:
        try:
            rewrite(file.path, render(entries).encode(), was=file.data)
        except RewriteError as error:
            raise Refusal(f"{file.path}: {error}") from error
        tell([f"{_named(file.path)}: {told}"])

    def _file(self, place: str, page: str) -> _File:
        """The baseline at a place that the settings of a page name; a mistake in it is told where they do."""
        if place not in self._files:
            try:
                self._files[place] = _read(Path(place), new=self._write)
            except BaselineError as error:
                told = self._find.origin(page, "baseline").error("baseline", str(error))
                raise Refusal(str(told)) from error
        return self._files[place]


def _is_elsewhere(file: _File, one: Entry) -> bool:
    """Whether an entry is about a page, or a rule, that this run has not looked at."""
    met = file.met.get(one.path)
    if met is None:
        return _exists(file, one.path)
    return met.asked is not None and one.rule not in met.asked


def _entries(entries: Collection[Entry]) -> str:
    return "1 entry" if len(entries) == 1 else f"{len(entries):,} entries"


def _exists(file: _File, page: str) -> bool:
    """Whether a page that a baseline names is there; no name of a file is too odd for that question."""
    return os.path.exists(file.path.parent / page)  # noqa: PTH110


def _named(path: Path) -> str:
    """A path as people name it: from the working folder, where it lies there."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _read(path: Path, *, new: bool) -> _File:
    """What a baseline says. Raises BaselineError."""
    try:
        data = read_file(str(path), _MOST)
        entries = parse(data.decode("utf-8"))
    except FileNotFoundError:
        if new:
            return _File(path, None, (), {})
        raise BaselineError(f"baseline not found: {_named(path)}; --write-baseline creates it") from None
    except (OSError, UnicodeDecodeError, BaselineError) as error:
        raise BaselineError(f"{_named(path)}: invalid baseline: {error}") from error
    return _File(path, data, entries, {} if new else known(entries))
