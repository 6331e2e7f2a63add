"""`formlint explain`: the reasoning about one control."""

import os
from typing import Any

from formlint.cli.common import Refusal, write
from formlint.cli.doing.pages import Run, leave, results
from formlint.cli.doing.reports import target
from formlint.cli.doing.settings import lookup
from formlint.cli.options.given import CheckOptions
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.explain.explain import explain
from formlint.lint.explain.location import NoControlError, PlaceError, parse_place
from formlint.lint.explain.model import Explanation
from formlint.lint.notices import notices
from formlint.output.explain import render


def run(place: str, form: str, *, verbose: bool, **said: Any) -> None:
    """Tell the reasoning about the control at a place."""
    try:
        at = parse_place(place)
    except PlaceError as error:
        raise Refusal(str(error)) from error
    if os.path.isdir(at.path):  # noqa: PTH112
        raise Refusal(f"{at.path} is a folder; name one page")
    given = CheckOptions(**said, paths=(at.path,))
    find = lookup(given, rules=True)
    run = Run(find)

    def step(source: Source, config: Config) -> tuple[Source, tuple[Explanation, ...] | NoControlError]:
        analysis = engine.analyse(source, config)
        run.tell_all(notices(analysis, partial=analysis.partial))
        try:
            return source, explain(analysis, at.line, at.column)
        except NoControlError as error:
            return source, error

    for source, found in results(given, run, find, step):
        if isinstance(found, NoControlError):
            raise Refusal(f"{at.path}: {found}")
        told = render(source, found, form, target(given, find(at.path).lang), verbose=verbose)
        write(told, json=form == "json")
    leave(run, found=False)
