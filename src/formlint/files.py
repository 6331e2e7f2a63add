"""From the paths on the command line to the bytes of pages."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".htm", ".html", ".shtml", ".xhtml"})
_SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", ".venv", "node_modules"})
_BINARY_MARK = b"\0"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FilesError(Exception):
    """Paths that leave nothing to check; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not checked, and why."""

    path: str
    reason: str
    failed: bool


def find(paths: Sequence[str]) -> tuple[Path, ...]:
    """The pages that the paths name, in a stable order: files as they are, folders walked.

    Raises:
        FilesError: A path does not exist, or no page was found.
    """
    found: dict[Path, None] = {}
    others = 0
    for name in paths:
        path = Path(name)
        if path.is_dir():
            pages, passed = _walk(path)
            found.update(dict.fromkeys(pages))
            others += passed
        elif path.exists():
            found[path] = None
        else:
            raise FilesError(f"{name}: no such file or folder")
    if not found:
        what = f"{others} other {'file' if others == 1 else 'files'}, none of them {', '.join(sorted(SUFFIXES))}"
        raise FilesError(f"nothing to check in {', '.join(paths)}: {what if others else 'the folder is empty'}")
    return tuple(found)


def _walk(folder: Path) -> tuple[list[Path], int]:
    pages: list[Path] = []
    others = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED_FOLDERS)
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in SUFFIXES:  # noqa: PTH122  # a Path per file costs 20 times more
                pages.append(Path(parent, name))
            else:
                others += 1
    return pages, others


def read(paths: Sequence[Path]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Path and bytes of each page, or the reason why a file was skipped."""
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Skipped(str(path), error.strerror or str(error), failed=True)
            continue
        if _BINARY_MARK in data[:1024] and data[:2] not in _UTF16_MARKS and path.suffix.lower() not in SUFFIXES:
            yield Skipped(str(path), "a binary file, no page", failed=False)
        else:
            yield str(path), data
