"""`formlint init`: first settings, after a look at the project."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from formlint.cli.common import Refusal, tell
from formlint.html.not_understood import unread
from formlint.html.source import decode
from formlint.lint.analysis import analyse
from formlint.lint.config import MAX_FILE_SIZE, Config
from formlint.lint.plan import surely_served
from formlint.output.counts import count
from formlint.project.definitions import with_definitions
from formlint.project.files.pages import NEEDS_JSX, Skipped
from formlint.project.files.read import read
from formlint.project.files.walk import Found, find
from formlint.project.files.write import RewriteError, rewrite
from formlint.project.settings.init_file import Seen, draft, excluded, number_of
from formlint.project.settings.project_kind import lies_in, recognized
from formlint.project.settings.toml import FILES, has_table
from formlint.system.structured import read_toml

_LOOKED_AT = 200  # pages, evenly spread over the project
_TABLE = "tool.formlint"


def _target(folder: Path, *, pyproject: bool) -> Path:
    """The file that is to hold the settings; it is a mistake if there are settings already."""
    for name in FILES[:2]:
        if (folder / name).exists():
            raise Refusal(f"{folder / name} already exists; it was not changed")
    project = folder / FILES[2]
    if project.is_file() and has_table(str(project)):
        raise Refusal(f"{project} already has a table [{_TABLE}]; it was not changed")
    if pyproject and not project.is_file():
        raise Refusal(f"{project}: no such file; omit --pyproject to write {FILES[0]}")
    return project if pyproject else folder / FILES[0]


def _next(folder: Path, found: Found, *, pyproject: bool) -> Iterator[str]:
    """What to do next."""
    if found.needing_jsx:
        yield f"{count(found.needing_jsx, 'file')} skipped: {NEEDS_JSX}"
    elif not found.pages:
        yield "There are no pages or templates to check yet."
    if not found.pages:
        return
    if not pyproject and (folder / "pyproject.toml").is_file():
        yield "To keep the settings in pyproject.toml instead, delete this file and run `formlint init --pyproject`."
    yield "`formlint check` checks the pages; `formlint check --write-baseline` records today's findings in a baseline."


def _write(target: Path, text: str, *, append: bool) -> None:
    """Write a new file, or add to one whose content stays as it is."""
    try:
        if append:
            was = target.read_bytes()
            rewrite(target, _extended(target, was, text), was=was)
        else:
            with target.open("x", encoding="utf-8") as file:
                file.write(text)
    except (OSError, RewriteError) as error:
        raise Refusal(f"{target} cannot be written: {getattr(error, 'strerror', None) or error}") from error


def _extended(target: Path, was: bytes, text: str) -> bytes:
    """The bytes of a TOML file with more at their end, with the line ends that it has."""
    line_end = b"\r\n" if b"\r\n" in was else b"\n"
    new = was.rstrip() + line_end * 2 + text.encode().replace(b"\n", line_end)
    try:
        read_toml(new.decode("utf-8-sig"))
    except ValueError as error:
        raise Refusal(f"{target}: a table [{_TABLE}] cannot be added to it: {error}") from error
    return new


def _seen(pages: Sequence[Path], folder: str) -> Iterator[Seen]:
    """What the pages look like; those that cannot be read are passed over."""
    for page in read(pages, lambda _path: MAX_FILE_SIZE):
        if isinstance(page, Skipped):
            continue
        path, data = page
        source = decode(data, path)
        analysis = analyse(source, with_definitions(path, source.text, Config()))
        name = Path(path).relative_to(folder).as_posix()
        yield Seen(name, surely_served(analysis.audience.served), unread(analysis.document).components)


def run(folder: str, *, pyproject: bool) -> None:
    """Look at a project, and write its first settings."""
    target = _target(Path(folder), pyproject=pyproject)
    found = find([folder])
    paths = {path: path.relative_to(folder).as_posix() for path in found.pages}
    projects = recognized(Path(folder))
    exclude = excluded([*paths.values()], projects)
    pages = [path for path, name in paths.items() if not any(lies_in(name, one) for one in exclude)]
    seen = [*_seen(pages[:: max(1, -(-len(pages) // _LOOKED_AT))], folder)]
    table = _TABLE if pyproject else ""
    _write(target, draft(seen, projects, exclude, more=len(pages) - len(seen), table=table), append=pyproject)
    looked = f", based on {len(seen)} of {number_of(len(pages))}" if pages else ""
    tell([f"Wrote {target}{looked}.", *_next(Path(folder), found, pyproject=pyproject)])
