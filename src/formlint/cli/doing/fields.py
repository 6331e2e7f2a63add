"""`formlint fields`: what formlint believes about pages."""

from typing import Any

from formlint.cli.common import width, write
from formlint.cli.doing.pages import Run, leave, results
from formlint.cli.doing.settings import ANY_PAGE, config_of, lookup
from formlint.cli.options.given import CheckOptions
from formlint.cli.options.output import use_color
from formlint.lint import engine
from formlint.lint.notices import notices
from formlint.output.fields import render_fields


def run(form: str, **said: Any) -> None:
    """Tell what is believed of the pages."""
    given = CheckOptions(**said)
    find = lookup(given)
    run = Run(find)
    pages = results(given, run, find, engine.analyse)
    for one in pages:
        run.tell_all(notices(one, partial=one.partial))
    lang = config_of(find, ANY_PAGE).lang
    color = use_color(given.color)
    told = render_fields(pages, form, color=color, width=width(), verbose=given.verbose, lang=lang)
    write(told, json=form == "json")
    leave(run, found=False)
