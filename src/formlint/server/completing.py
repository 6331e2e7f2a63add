"""Completion in the values of `autocomplete`, `inputmode` and `pattern`: what suits the field comes first."""

import re
from collections.abc import Iterator

from lsprotocol import types

from formlint.html.source import Span
from formlint.lint.config import Config
from formlint.server.offers import Offer, offers
from formlint.server.text import Text
from formlint.server.writing import Writing, writing
from formlint.system.escape import told

TRIGGERS = ('"', "'", "=", " ")
_WORD = re.compile(r"\S*\Z")


def completion(text: Text, config: Config, place: types.Position) -> types.CompletionList | None:
    """What can be written at a place; None where formlint knows nothing about it."""
    offset = text.offset(place)
    found = writing(text.text, offset)
    if found is None:
        return None
    items = [*_items(text, found, offset, config)]
    return types.CompletionList(is_incomplete=False, items=items) if items else None


def _items(text: Text, found: Writing, offset: int, config: Config) -> Iterator[types.CompletionItem]:
    span = _span(text.text, found, offset)
    for nth, offer in enumerate(sorted(offers(text.path, text.text, found, config), key=lambda one: one.rank)):
        yield _item(offer, nth, found, text.range(span), text.text[span.start : span.end])


def _item(offer: Offer, nth: int, found: Writing, place: types.Range, typed: str) -> types.CompletionItem:
    word = offer.text.replace("&", "&amp;")
    word = word.replace(found.quote, "&quot;" if found.quote == '"' else "&#39;") if found.quote else f'"{word}"'
    return types.CompletionItem(
        offer.text,
        kind=types.CompletionItemKind.Value,
        detail=told(offer.about) or None,
        sort_text=f"{nth:03}",
        filter_text=typed if found.name == "pattern" and typed else word,
        preselect=True if nth == 0 and offer.rank == 0 else None,
        text_edit=types.TextEdit(place, word),
    )


def _span(text: str, found: Writing, offset: int) -> Span:
    """What an offer takes the place of: one word of `autocomplete`, the whole value of others."""
    if found.name != "autocomplete" or not found.quote:
        return found.value
    before = _WORD.search(text, found.value.start, offset)
    after = re.compile(r"[^\s]*").match(text, offset, found.value.end)
    return Span(before.start() if before else offset, after.end() if after else offset)
