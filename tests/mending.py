"""Pages fixed as `formlint check --fix` does it."""

from collections.abc import Sequence

from formlint.html.document import Document
from formlint.html.source import Source
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.lint.fix import Fixed, fix_page
from formlint.lint.report import Report
from formlint.rule.declaration import Rule
from formlint.rule.discovery import rules


def mended(source: Source, config: Config, chosen: Sequence[Rule] | None = None, *, unsafe: bool = False) -> Fixed:
    """A page after fixing, with the rules that are chosen (all of them by default)."""
    known = rules() if chosen is None else chosen

    def again(document: Document) -> Report:
        return engine.judge(engine.analysed(document, config), known)

    analysis = engine.analyse(source, config)
    return fix_page(analysis.document, engine.judge(analysis, known), again, known, unsafe=unsafe)
