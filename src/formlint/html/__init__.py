"""Markup: any text becomes a tree of form-relevant elements, with exact ranges and the relations of the HTML standard.

The only package that knows the parser (turbohtml, an HTML parser after the WHATWG standard).
"""

from formlint.html.document import Document, Element, TextRun, parse
from formlint.html.not_understood import is_open, unread
from formlint.html.source import TAGS
from formlint.html.start_tags import Attribute
from formlint.html.xhtml import Problem

__all__ = [
    "TAGS",
    "Attribute",
    "Document",
    "Element",
    "Problem",
    "TextRun",
    "is_open",
    "parse",
    "unread",
]
