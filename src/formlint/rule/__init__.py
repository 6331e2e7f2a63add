"""The authoring API: the one import a rule needs, and the discovery of rules.

A rule is a module `formlint/checks/<topic>/<rule_id>.py`. Its docstring is its documentation page and its test, its one
function carries the declaration:

    @rule(level="error", category="constraint-rejects-valid-value", purposes={"postal-code"}, since="0.1")
    def check(field: Field, pack: Pack) -> Hits:
        ...

What a check is called with, its parameters say: `(field)` asks nothing of a territory and is called once per field,
`(field, pack)` once for each territory that the form serves, `(field, packs)` once with all of them, the most relevant
first, `(form, fields)` once per form with all its fields, and `(page)` once per page.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from formlint.forms.controls import Option, Text
from formlint.html.accessibility.hidden import hides, is_only_heard, is_out_of_reach
from formlint.html.accessibility.names import name_of
from formlint.html.document import Document, Element, TextRun
from formlint.html.source import Span
from formlint.html.start_tags import Attribute
from formlint.html.tags import CONTROL_TAGS
from formlint.knowledge.address import Subdivision
from formlint.knowledge.message import Message, predicate, say, several, verbatim
from formlint.knowledge.pack import Pack
from formlint.knowledge.store import Knowledge
from formlint.rule.constraints import certainly, place
from formlint.rule.declaration import Rule, RuleError, rule
from formlint.rule.directives import Directive
from formlint.rule.discovery import rules
from formlint.rule.field import Field
from formlint.rule.fixes import add, remove, replace, retype
from formlint.rule.form_layout import asked, boxes
from formlint.rule.hit import Edit, Fix, Hit, Hits, Level, Note
from formlint.rule.html_standard import place_of
from formlint.rule.labels import Label, is_heard, is_nameless
from formlint.rule.options import plain
from formlint.rule.page import Control, Form, Page
from formlint.rule.reasons import Reason
from formlint.values.accepted import Accepted
from formlint.values.keyboard import Keyboard
from formlint.values.page_examples import Example
from formlint.values.regex.errors import BudgetExceededError, PatternError, PatternSyntaxError
from formlint.values.regex.language import Language, compile_pattern
from formlint.values.spelling import Value, blocked, hindered

__all__ = [
    "CONTROL_TAGS",
    "Accepted",
    "Attribute",
    "BudgetExceededError",
    "Control",
    "Directive",
    "Document",
    "Edit",
    "Element",
    "Example",
    "Field",
    "Fix",
    "Form",
    "Hit",
    "Hits",
    "Keyboard",
    "Knowledge",
    "Label",
    "Language",
    "Level",
    "Message",
    "Note",
    "Option",
    "Pack",
    "Page",
    "PatternError",
    "PatternSyntaxError",
    "Reason",
    "Rule",
    "RuleError",
    "Span",
    "Subdivision",
    "Text",
    "TextRun",
    "Value",
    "add",
    "asked",
    "blocked",
    "boxes",
    "certainly",
    "compile_pattern",
    "hides",
    "hindered",
    "is_heard",
    "is_nameless",
    "is_only_heard",
    "is_out_of_reach",
    "name_of",
    "place",
    "place_of",
    "plain",
    "predicate",
    "remove",
    "replace",
    "retype",
    "rule",
    "rules",
    "say",
    "several",
    "verbatim",
]

if not TYPE_CHECKING:  # for type checkers, there are no others

    def __getattr__(name: str) -> object:
        """Names of 0.1; where a module in this folder is imported, Python asks for its name first."""
        if find_spec(f"{__name__}.{name}"):
            raise AttributeError(name)
        from formlint.rule.old_names import found  # noqa: PLC0415  # which few rules of projects still use

        return found(name)
