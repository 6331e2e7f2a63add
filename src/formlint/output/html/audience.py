"""The report on audiences to look at: the page of the HTML report with this part alone."""

from collections.abc import Iterator

from formlint.knowledge.message import ENGLISH, Message, say
from formlint.lint.outcomes.model import Outcome
from formlint.output.audience import Asked
from formlint.output.html import page, words
from formlint.output.html.map import shared
from formlint.output.html.markup import write
from formlint.output.html.territories import section


def as_html(asked: Asked) -> Iterator[str]:
    """The whole page."""
    language, forms = asked.target.lang or ENGLISH, asked.forms
    links = [("who", say("Who can complete the forms"))]
    yield page.opened(_title(asked), None, links, language, script=False)
    yield write(section(forms, asked.orders, words.forms(len(forms)), len(forms), asked.target), language)
    yield from page.closed([shared()], language)


def _title(asked: Asked) -> Message:
    blocking = sum(one.worst is Outcome.BLOCKED for one in asked.forms)
    return say(
        "{count} of {forms} blocks people in some territories",
        "{count} of {forms} block people in some territories",
        count=blocking,
        forms=words.forms(len(asked.forms)),
    )
