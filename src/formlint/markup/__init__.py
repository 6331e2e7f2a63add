"""Markup: any text becomes a tree of form-relevant elements, with exact ranges and the relations of the HTML standard.

The only package that knows the parser (turbohtml, an HTML parser after the WHATWG standard).
"""

from formlint.markup.document import Document, parse
from formlint.markup.element import Element, TextRun
from formlint.markup.memo import forget, once_each
from formlint.markup.tags import Attribute
from formlint.markup.unread import is_open, unread
from formlint.markup.xhtml import Problem
from formlint.source import TAGS

__all__ = [
    "TAGS",
    "Attribute",
    "Document",
    "Element",
    "Problem",
    "TextRun",
    "forget",
    "is_open",
    "once_each",
    "parse",
    "unread",
]
