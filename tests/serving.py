"""What the tests of the audience share: whom a page in a string serves."""

from formlint.forms import controls
from formlint.forms.audience.infer import locate
from formlint.forms.audience.model import Audience
from formlint.forms.purpose.inference import infer
from formlint.html.document import parse
from formlint.html.source import Source
from formlint.knowledge import Knowledge, own


def page_of(html: str, known: Knowledge | None = None) -> controls.Page:
    return controls.find(parse(Source("page.html", html, "utf-8"), known or own()))


def audience_of(html: str, *serves: str, known: Knowledge | None = None) -> Audience:
    page = page_of(html, known)
    return locate(page, infer(page), serves)


def served(html: str, known: Knowledge | None = None) -> dict[str, float]:
    return {one.territory: one.confidence for one in audience_of(html, known=known).served}


def first_evidence(html: str) -> tuple[str, str]:
    """The text of the strongest evidence and the source that it points at."""
    evidence = audience_of(html).served[0].evidence[0]
    assert evidence.span is not None
    return evidence.text, html[evidence.span.start : evidence.span.end]


def select(*items: str, attributes: str = 'name="country"') -> str:
    return f"<select {attributes}>{''.join(items)}</select>"


def option(text: str, value: str | None = None, more: str = "") -> str:
    return f"<option {more}>{text}</option>" if value is None else f'<option value="{value}" {more}>{text}</option>'


def form(inside: str) -> str:
    return f"<form><label>Street <input name=street></label><label>Country {inside}</label></form>"
