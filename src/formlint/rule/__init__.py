"""The authoring API: the one import a rule needs, and the discovery of rules.

A rule is a module `formlint/checks/<topic>/<rule_id>.py`. Its docstring is its documentation page and its test, its one
function carries the declaration:

    @rule(level="error", category="constraint-rejects-valid-value", purposes={"postal-code"}, since="0.1")
    def check(field: Field, pack: Pack) -> Hits:
        ...

What a check is called with, its parameters say: `(field)` asks nothing of a territory and is called once per field,
`(field, pack)` once for each territory that the form serves, `(field, packs)` once with all of them, the most relevant
first, and `(page)` once per page.
"""

from formlint.accepted import Accepted, accepted
from formlint.finding import Fix, Hit, Level
from formlint.forms import Control, Form, Page, Text
from formlint.keyboard import Keyboard
from formlint.markup import Attribute
from formlint.packs import WORLD, Pack
from formlint.pattern import (
    EMPTY_TEXT,
    BudgetExceededError,
    Language,
    PatternError,
    PatternSyntaxError,
    compile_pattern,
    utf16_length,
)
from formlint.pattern.backtracking import Attack
from formlint.purpose import Field
from formlint.rule.asking import (
    attack_on,
    certainly,
    cuts,
    is_in_short_script,
    is_own_card,
    keyboards_of,
    known,
    masked,
    number_field,
    pattern_language,
    pattern_of,
    place,
    refusals,
    too_short,
)
from formlint.rule.declaring import Hits, Rule, RuleError, Scope, rule, rules
from formlint.rule.mending import remove, replace, retype
from formlint.valid import Example, listed, refused, says, shown, texts_about, valid_values, without_groups, words
from formlint.values import Value, blocked, hindered

__all__ = [
    "EMPTY_TEXT",
    "WORLD",
    "Accepted",
    "Attack",
    "Attribute",
    "BudgetExceededError",
    "Control",
    "Example",
    "Field",
    "Fix",
    "Form",
    "Hit",
    "Hits",
    "Keyboard",
    "Language",
    "Level",
    "Pack",
    "Page",
    "PatternError",
    "PatternSyntaxError",
    "Rule",
    "RuleError",
    "Scope",
    "Text",
    "Value",
    "accepted",
    "attack_on",
    "blocked",
    "certainly",
    "compile_pattern",
    "cuts",
    "hindered",
    "is_in_short_script",
    "is_own_card",
    "keyboards_of",
    "known",
    "listed",
    "masked",
    "number_field",
    "pattern_language",
    "pattern_of",
    "place",
    "refusals",
    "refused",
    "remove",
    "replace",
    "retype",
    "rule",
    "rules",
    "says",
    "shown",
    "texts_about",
    "too_short",
    "utf16_length",
    "valid_values",
    "without_groups",
    "words",
]
