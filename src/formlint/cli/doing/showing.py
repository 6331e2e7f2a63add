"""What would be done: the pages and the settings, instead of a check."""

from collections.abc import Iterator
from json import dumps

from formlint.cli.common import write
from formlint.cli.doing.paths import STDIN, found_pages, named_paths
from formlint.cli.doing.settings import config_of
from formlint.cli.options.given import CheckOptions
from formlint.lint.config import Config, Ignore
from formlint.project.settings.lookup import Lookup, today
from formlint.system.streams import harmless, is_log


def show(given: CheckOptions, find: Lookup) -> None:
    """Show what was asked for instead of a check."""
    pages = found_pages(named_paths(given), given, find).pages
    if given.show_files:
        if pages:
            shown = harmless if is_log() else str  # programs get the paths as they are
            write("".join(f"{shown(str(page))}\n" for page in pages))
    else:
        path = str(pages[0]) if pages else given.stdin_filename or STDIN
        config, settings = config_of(find, path), find.settings(path)
        lines = [f"# for {path}", f"# from {settings.origin.name or 'no settings file'}"]
        lines += [line for text in _lines(config) for line in text.split("\n")]
        write("".join(f"{harmless(line)}\n" for line in lines))


def _lines(config: Config) -> Iterator[str]:
    """The settings as in a file."""
    yield f"select = {_listed(sorted(config.select or ()))}"
    yield f"serves = {_listed(config.serves)}" + ("" if config.serves else "  # inferred for each page")
    yield f"packs = {_listed(config.packs)}"
    yield f"rules = {_listed(config.rules)}"
    yield f"min-confidence = {config.min_confidence}"
    yield f"max-file-size = {config.max_file_size}"
    yield f"max-time = {config.max_time}"
    yield f"max-same-findings = {config.max_same_findings}"
    yield f"fail-on = {_quoted(config.fail_on or 'never')}"
    yield f"lang = {_quoted(config.lang)}"
    yield f"baseline = {_quoted(config.baseline)}"
    if config.today and config.today != today():
        yield f"today = {config.today}"
    if config.levels:
        yield "\n[levels]"
        yield from (f"{rule} = {_quoted(level)}" for rule, level in config.levels)
    for ignore in config.ignores:
        yield "\n[[ignore]]"
        yield from _ignore(ignore)


def _ignore(ignore: Ignore) -> Iterator[str]:
    yield f"rule = {_listed(ignore.rules)}"
    yield f"selector = {_quoted(ignore.selector)}"
    yield f"reason = {_quoted(ignore.reason)}"


def _listed(texts: tuple[str, ...] | list[str]) -> str:
    if sum(map(len, texts)) < 80:  # noqa: PLR2004  # columns
        return f"[{', '.join(map(_quoted, texts))}]"
    return "[\n" + "".join(f"  {_quoted(text)},\n" for text in texts) + "]"


def _quoted(text: str) -> str:
    """A text as TOML has it: a JSON text is one."""
    return dumps(text, ensure_ascii=False)
