"""Which pages are looked at."""

from collections.abc import Callable, Iterator, Sequence

from formlint.cli.common import Refusal, tell
from formlint.cli.doing.settings import config_of, settled
from formlint.cli.options.given import CheckOptions
from formlint.project.files.pages import FilesError, Skipped
from formlint.project.files.read import from_stdin, listed, read
from formlint.project.files.walk import Found, Scope
from formlint.project.files.walk import find as find_pages
from formlint.project.settings.lookup import Lookup

STDIN = "<stdin>"


def pages(given: CheckOptions, find: Lookup, pass_by: Callable[[Found], None]) -> Iterator[tuple[str, bytes] | Skipped]:
    """Path and bytes of each page that is named, or why a file was skipped; mistakes are refused.

    What was met beside them is told to `pass_by` first.
    """

    def limit(path: str) -> float:
        return config_of(find, path).max_file_size

    named = named_paths(given)
    found = found_pages(named, given, find)
    pass_by(found)
    if "-" in named:
        path = given.stdin_filename or STDIN
        data = from_stdin(path, limit(path))
        yield data if isinstance(data, Skipped) else (path, data)
    yield from read(found.pages, limit)


def found_pages(paths: Sequence[str], given: CheckOptions, find: Lookup) -> Found:
    """The pages that some paths name, but for that on standard input; to find none is a mistake."""
    scope = Scope(find.excludes, not given.no_respect_gitignore, given.force_exclude, given.include_vendored)
    named = [path for path in paths if path != "-"]
    try:
        found = settled(lambda: find_pages(named, scope))
    except FilesError as error:
        raise Refusal(str(error)) from error
    if given.verbose:
        tell([f"{number} skipped: {reason}" for reason, number in found.passed.most_common()])
    if not found.pages and "-" not in paths and not given.allow_empty:
        tell([f"{page.path}: skipped: {page.reason}" for page in found.skipped])
        raise Refusal(found.why_nothing(paths))
    return found


def named_paths(given: CheckOptions) -> tuple[str, ...]:
    """The paths on the command line and in the list; the working folder without any."""
    paths = given.paths
    if given.file_list is None:
        return paths or (("-",) if given.stdin_filename else (".",))
    if given.file_list == "-" and "-" in paths:
        raise Refusal("--file-list -: standard input is either a page or a list of pages")
    try:
        return (*paths, *listed(given.file_list))
    except FilesError as error:
        raise Refusal(f"--file-list: {error}") from error
