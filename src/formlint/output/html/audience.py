"""The report on audiences to look at: the page of the HTML report with this part alone."""

from collections.abc import Iterator

from formlint.lint.outcomes.model import Outcome
from formlint.output.audience import Asked
from formlint.output.counts import count
from formlint.output.html import page
from formlint.output.html.map import shared
from formlint.output.html.territories import section


def as_html(asked: Asked) -> Iterator[str]:
    """The whole page."""
    yield page.opened(_title(asked), "", [("who", "Who can complete the forms")])
    yield section(asked.forms, asked.orders, count(len(asked.forms), "form"))
    yield from page.closed([shared()])


def _title(asked: Asked) -> str:
    blocking = sum(one.worst is Outcome.BLOCKED for one in asked.forms)
    verb = "blocks" if blocking == 1 else "block"
    return f"{blocking:,} of {count(len(asked.forms), 'form')} {verb} people of whole territories"
