"""`formlint rule`: the rules and their pages, and the tests in them."""

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from formlint.cli.common import USAGE, Refusal, did_you_mean, tell, width, write
from formlint.cli.doing.settings import settled
from formlint.cli.options.output import use_color
from formlint.lint.config import Config
from formlint.lint.rule_tests import prove
from formlint.output.rule_pages import markdown_pages, rule_list, rule_page
from formlint.project.settings.lookup import Lookup
from formlint.rule.declaration import Rule, RuleError, RuleFailedError
from formlint.rule.discovery import rules
from formlint.rule.examples import examples
from formlint.rule.loading import load_rule, own_rules, place_of


def _known(folders: tuple[str, ...]) -> Sequence[Rule]:
    """All rules; of those that are declared with words of old, it is told. Raises RuleError."""
    with warnings.catch_warnings(record=True) as old:
        warnings.simplefilter("always", DeprecationWarning)
        known = rules(folders)
    tell([f"{one.filename.removeprefix(f'{Path.cwd()}{os.sep}')}:{one.lineno}: {one.message}" for one in old])
    return known


def _write_pages(rules: Sequence[Rule], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in markdown_pages(rules):
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{folder}: cannot be written: {error.strerror or error}") from error
    write(f"Wrote {len(rules)} pages and index.md to {folder}")


def _leave_if_broken(known: Sequence[Rule]) -> None:
    """Tell which rules of the project cannot be read, and leave with 2 where there is one."""
    broken = [rule.broken for rule in known if rule.broken]
    tell(broken)
    if broken:
        sys.exit(USAGE)


def _config(lang: str | None) -> Config:
    """The settings of this folder, with the language that is asked for."""
    return settled(lambda: Lookup({"lang": lang} if lang else {}, None, isolated=False, rules=False)("page.html"))


def _named(name: str, known: Sequence[Rule]) -> Sequence[Rule]:
    """The rule of an id, or the rules in a file or folder. Raises RuleError."""
    found = [rule for rule in known if rule.id == name.lower().replace("_", "-")]
    if found:
        return found
    path = Path(name)
    if os.path.exists(path):  # noqa: PTH110  # an odd name is none, too
        return own_rules([name], ()) if path.is_dir() else [load_rule(path, path.parent)]
    ids = [rule.id for rule in known]
    raise Refusal(f"unknown rule {name!r}{did_you_mean(name, ids, '; `formlint rule` lists them')}")


def _own(known: Sequence[Rule]) -> Sequence[Rule]:
    """The rules of the project; that there are none is a mistake where they are to be tested."""
    ours = {rule.id for rule in rules()}
    own = [rule for rule in known if rule.id not in ours]
    if not own:
        raise Refusal('no custom rules found; name a file, or set rules = ["forms/rules"] in formlint.toml')
    return own


def _test(tested: Sequence[Rule], config: Config) -> None:
    """Run the examples of rules and leave: with 1 where one does not hold, with 2 where a rule fails."""
    code, lines = 0, list[str]()
    for rule in tested:
        try:
            failures = prove(rule, config.packs, config.today)
        except RuleFailedError as error:
            code, lines = USAGE, [*lines, f"FAIL  {rule.id}", f"      {error}"]
        else:
            code, lines = max(code, bool(failures)), [*lines, *_told(rule, failures)]
    write("\n".join(lines))
    sys.exit(code)


def _told(rule: Rule, failures: Sequence[Any]) -> Iterator[str]:
    if not failures:
        number = len(examples(rule.doc))
        yield f"ok    {rule.id}: {number} example{'' if number == 1 else 's'}"
        return
    yield f"FAIL  {rule.id}"
    for failure in failures:
        yield f"      {place_of(rule, failure.line).removeprefix(f'{Path.cwd()}{os.sep}')}"
        yield from (f"        {line}" for line in failure.lines)


def run(names: tuple[str, ...], *, test: bool, pages: str | None, lang: str | None, color: str) -> None:
    """List rules, show their pages, or run their tests."""
    config = _config(lang)
    try:
        known = _known(config.rules)
        named = [rule for name in names for rule in _named(name, known)]
    except RuleError as error:
        raise Refusal(str(error)) from error
    if test:
        _test(named or _own(known), config)
    elif pages:
        _write_pages(named or known, Path(pages))
    elif named:
        write("\n".join(rule_page(rule, color=use_color(color), width=width(), lang=config.lang) for rule in named))
    else:
        write(rule_list(known, color=use_color(color), lang=config.lang))
        _leave_if_broken(known)
