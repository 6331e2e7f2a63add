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
from formlint.markup import Attribute, Element
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
    cut,
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
from formlint.rule.autofill import (
    are_akin,
    beside,
    field_token,
    is_about_user,
    is_off_screen,
    kinds,
    speaks_of,
    spelling,
    tokens,
)
from formlint.rule.choosing import (
    THIS_YEAR,
    calling_codes,
    choices,
    facts,
    is_around_kosovo,
    is_list,
    language_of,
    languages_of,
    month_names,
    offers_units,
    peopled,
    plain,
    radio_text,
    radios,
    reached,
    stale_units,
    territories,
    units_of,
)
from formlint.rule.declaring import Hits, Rule, RuleError, Scope, rule, rules
from formlint.rule.demanding import by_country, hiding_element, known_required, named_like
from formlint.rule.mending import add, remove, replace, retype
from formlint.rule.naming import dangling_for, in_group, may_be_named, shares_id
from formlint.saying import Message, say
from formlint.valid import Example, listed, refused, says, shown, texts_about, valid_values, without_groups, words
from formlint.values import Value, blocked, hindered

__all__ = [
    "EMPTY_TEXT",
    "THIS_YEAR",
    "WORLD",
    "Accepted",
    "Attack",
    "Attribute",
    "BudgetExceededError",
    "Control",
    "Element",
    "Example",
    "Field",
    "Fix",
    "Form",
    "Hit",
    "Hits",
    "Keyboard",
    "Language",
    "Level",
    "Message",
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
    "add",
    "are_akin",
    "attack_on",
    "beside",
    "blocked",
    "by_country",
    "calling_codes",
    "certainly",
    "choices",
    "compile_pattern",
    "cut",
    "cuts",
    "dangling_for",
    "facts",
    "field_token",
    "hiding_element",
    "hindered",
    "in_group",
    "is_about_user",
    "is_around_kosovo",
    "is_in_short_script",
    "is_list",
    "is_off_screen",
    "is_own_card",
    "keyboards_of",
    "kinds",
    "known",
    "known_required",
    "language_of",
    "languages_of",
    "listed",
    "masked",
    "may_be_named",
    "month_names",
    "named_like",
    "number_field",
    "offers_units",
    "pattern_language",
    "pattern_of",
    "peopled",
    "place",
    "plain",
    "radio_text",
    "radios",
    "reached",
    "refusals",
    "refused",
    "remove",
    "replace",
    "retype",
    "rule",
    "rules",
    "say",
    "says",
    "shares_id",
    "shown",
    "speaks_of",
    "spelling",
    "stale_units",
    "territories",
    "texts_about",
    "tokens",
    "too_short",
    "units_of",
    "utf16_length",
    "valid_values",
    "without_groups",
    "words",
]
