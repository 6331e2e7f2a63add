"""The names of 0.1: they answer as they did, with a warning that names what is written in their place; gone in 0.3.

Loaded only when somebody asks for one of them.
"""

import warnings
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache, partial
from importlib import import_module
from operator import attrgetter
from typing import Any

from formlint.forms.controls import is_submit_button
from formlint.html.accessibility import content
from formlint.html.accessibility import names as accessible_names
from formlint.html.document import Element
from formlint.html.tags import LABELABLE
from formlint.knowledge import own
from formlint.knowledge.message import Tongue
from formlint.knowledge.pack import WORLD
from formlint.knowledge.store import Knowledge
from formlint.rule import autofill, constraints, language_tags, nearby_texts, text_language, unregistered_languages
from formlint.rule.declaration import Scope
from formlint.rule.directives import INSTRUCTIONS, Named
from formlint.rule.labels import Label, with_roles
from formlint.rule.page import Control
from formlint.rule.tables import Tables
from formlint.values.own_names import names_any
from formlint.values.page_examples import without_groups
from formlint.values.regex.language import EMPTY_TEXT, Language

ASKED: ContextVar[Knowledge | None] = ContextVar("asked", default=None)
"""What the page is read by that a rule is asked about: functions of 0.1 that were given no page go by it."""

_QUESTIONS: Mapping[str, str] = {
    "accepted": "control.accepted",
    "attack_on": "control.attack",
    "buttons": "form.buttons()",
    "by_country": "control.milder_by_country()",
    "choices": "control.listing.choices",
    "cuts": "control.cuts()",
    "dangling_for": "control.dangling_for",
    "fields_heard": "page.fields_heard",
    "follows_own_card": "control.follows_own_card",
    "form_kind": "form.kind()",
    "has_addition": "control.has_addition",
    "is_about_user": "control.autofill.is_about_user",
    "is_filter": "control.autofill.is_filter",
    "is_in_boxes": "control.is_in_boxes",
    "is_in_short_script": "control.is_in_short_script",
    "is_list": "control.listing.is_written_out",
    "is_off_screen": "control.autofill.is_off_screen",
    "is_out_of_use": "control.is_out_of_use",
    "is_own_card": "control.is_own_card",
    "keyboards_of": "control.keyboards",
    "kinds": "control.form.kinds",
    "known": "control.known()",
    "known_required": "control.known_required",
    "language_of": "control.page.language_subtag",
    "longest_form": "field.longest_form()",
    "masked": "control.is_masked",
    "matching": "page.select()",
    "may_be_named": "control.may_be_named",
    "number_field": "control.type_number",
    "offers_units": "control.listing.count_units()",
    "pattern_language": "control.pattern_language",
    "pattern_of": "control.pattern",
    "personal_token": "field.personal_token",
    "present": "page.present()",
    "refusals": "control.refusals()",
    "refused": "field.refused()",
    "required_label": "control.required_label",
    "sends": "form.has_submit_button",
    "shown": "control.examples",
    "speaks_around": "form.speaks_around()",
    "stale_units": "control.listing.stale_units()",
    "tagged": "page.tagged",
    "takes_several": "control.autofill.takes_several",
    "territories": "control.listing.territories",
    "texts_about": "control.texts",
    "texts_beside": "page.texts_beside()",
    "too_short": "control.too_short()",
    "units_of": "control.listing.units_of()",
    "valid_values": "field.values()",
    "written": "page.written()",
}
"""What was a function of a page, form, control or field, and is now asked of that; a method where it ends with ()."""

_TABLES: Mapping[str, str] = {
    "are_akin": "are_akin",
    "aria": "aria",
    "currency_sign": "currency_sign",
    "describe": "describe",
    "facts": "options",
    "group_of": "types_for",
    "html": "html",
    "is_around_kosovo": "surrounds_kosovo",
    "is_autofill": "is_autofill",
    "listed": "values",
    "peopled": "territories",
    "recommended": "pattern",
    "room": "room",
    "spelling": "autocomplete",
}
"""What is now a method of `Tables`."""

_LISTS: Mapping[str, str] = {
    "current-password": "existing-password",
    "email": "email-address",
    "new-password": "chosen-password",
    "phone": "phone-number",
    "required-words": "required",
    "username": "login-name",
}
"""What lists of phrases are called now that each stands in the files of the languages."""

_MOVED: Mapping[str, str] = {
    "calling_codes": "choice.calling_code_option_missing._calling_codes",
    "hiding_element": "required.required_but_hidden._hiding",
    "in_group": "group.group_without_legend._is_in_group",
    "named_like": "autofill.honeypot_autofillable._called",
    "radio_text": "choice.sex_without_third_choice._text",
    "remarks": "required.optional_but_required._remarks",
    "seen_texts": "label.label_not_in_name._seen_texts",
    "shares_id": "label.field_without_name._shares_id",
}
"""What went into the one rule that used it."""


def _tables() -> Tables:
    return Tables(ASKED.get() or own())


def _in_table(name: str, *arguments: Any) -> Any:
    return getattr(_tables(), name)(*arguments)


def _phrases(name: str, table: str = "") -> tuple[str, ...]:
    del table  # all stand in the files of the languages
    tables, kind = _tables(), name.removeprefix("needless-")
    return tables.phrases(_LISTS.get(name, name)) if kind == name else tables.needless(kind)


def _mentions(text: str, name: str, table: str = "") -> bool:
    del table
    return _tables().mentions(text, _LISTS.get(name, name))


def _said(question: str, control: Control, name: str, table: str = "") -> Any:
    """What a control answers to a question for one of the phrases of a list."""
    del table
    return _asked(question, control, _LISTS.get(name, name))


def _asked(question: str, thing: object, *arguments: Any, **named: Any) -> Any:
    """What a thing answers to `thing.a.b`, or to `thing.a.b()`."""
    found = attrgetter(question.partition(".")[2].removesuffix("()"))(thing)
    return found(*arguments, **named) if question.endswith("()") else found


def _from_check(place: str, *arguments: Any) -> Any:
    module, _, name = place.rpartition(".")
    return getattr(import_module(f"formlint.checks.{module}"), name)(*arguments)


def _of_values(name: str, *arguments: str) -> Any:
    module = import_module("formlint.checks.markup.attribute_value_invalid")
    return getattr(module, name)(_tables().knowledge, *arguments)


def _idle_on(kind: str) -> frozenset[str]:
    module = import_module("formlint.checks.markup.attribute_not_for_type")
    return module._idle_on(_tables().knowledge, kind)  # noqa: SLF001


def _radios(control: Control) -> tuple[Element, ...]:
    return tuple(_from_check("choice.sex_without_third_choice._radios", control))


def _reached(codes: Any) -> frozenset[str]:
    return frozenset(one.code for one in _tables().knowledge.index().values() if one.calling_code in codes)


def _languages_of(territory: str) -> tuple[str, ...]:
    return tuple(tag.partition("-")[0] for tag in _tables().knowledge.index()[territory].languages)


def _month_names(language: str) -> frozenset[str]:
    known = _tables().knowledge
    if language not in known.names("languages"):
        return frozenset()
    return frozenset(known.table(f"languages/{language}").get("options", {}).get("month", ()))


def _of_label(question: str, element: Element, *controls: Element) -> Any:
    found = getattr(Label(element), question)
    return found(*controls) if controls else found


def _of_tag(question: str, text: str) -> Any:
    return getattr(_tables().language_tag(text), question)


@lru_cache(maxsize=64)
def _of_elements(test: Callable[[Element], bool]) -> Callable[[Control], bool]:
    return lambda control: test(control.element)


def _is_beside(control: Control, test: Callable[[Element], bool]) -> bool:
    return control.is_beside(_of_elements(test))


_OTHERS: Mapping[str, tuple[object, str]] = {
    "EMPTY_TEXT": (EMPTY_TEXT, 'compile_pattern("")'),
    "FEWEST_TO_TELL": (nearby_texts.FEWEST_TO_TELL, "Form.FEWEST_TO_TELL"),
    "INSTRUCTIONS": (INSTRUCTIONS, "Directive.INSTRUCTIONS"),
    "LABELABLE": (LABELABLE, "a set of your own"),
    "Named": (Named, "directive.names"),
    "RIGHT_TO_LEFT": (frozenset({"arabic", "hebrew"}), "page.letters_from_right()"),
    "Scope": (Scope, "formlint.rule.declaration.Scope"),
    "THIS_YEAR": (datetime.now(UTC).year, "control.this_year"),
    "Tongue": (Tongue, "verbatim"),
    "WORLD": (WORLD, '"001"'),
    "WRITTEN_TYPES": (nearby_texts.WRITTEN_TYPES, "control.is_written"),
    "controls_inside": (partial(_of_label, "inside"), "Label(element).inside"),
    "label_words": (_phrases, "field.tables.phrases()"),
    "mentions": (_mentions, "field.tables.mentions()"),
    "page_mentions": (partial(_said, "control.page.mentions()"), "control.page.mentions()"),
    "phrases": (_phrases, "field.tables.phrases()"),
    "says": (partial(_said, "control.says()"), "control.says()"),
    "speaks_of": (partial(_said, "control.autofill.speaks_of()"), "control.autofill.speaks_of()"),
    "tells": (partial(_said, "control.mentions()"), "control.mentions()"),
    "utf16_length": (Language.of_length, "Language.of_length()"),
    "words": (_phrases, "field.tables.phrases()"),
    "cut": (constraints.cut, "control.cut_message()"),
    "description_of": (accessible_names.description_of, "control.description()"),
    "field_token": (autofill.field_token, "control.autofill.field_name"),
    "fits": (partial(_of_values, "fits"), "code of your own"),
    "foreign_passages": (text_language.foreign_passages, "page.foreign_passages()"),
    "formats_of": (partial(_of_values, "formats_of"), "field.tables.html()"),
    "has_unknown_id": (content.has_unknown_id, "page.has_unknown_id"),
    "idle_on": (_idle_on, "field.tables.html()"),
    "is_beside": (_is_beside, "control.is_beside(), which passes controls"),
    "is_empty": (partial(_of_label, "is_empty"), "Label(element).is_empty()"),
    "is_named_in": (names_any, "field.is_named_in()"),
    "is_registered": (partial(_of_tag, "is_registered"), "page.tables.language_tag()"),
    "is_submit_button": (is_submit_button, "Form.is_submit_button()"),
    "is_well_formed": (partial(_of_tag, "is_well_formed"), "page.tables.language_tag()"),
    "languages_of": (_languages_of, "pack.languages"),
    "may_hold": (text_language.may_hold, "page.letters_from_right()"),
    "month_names": (_month_names, "code of your own"),
    "names_another": (partial(_of_label, "names_another"), "Label(element).names_another"),
    "other_tongue": (text_language.other_tongue, "page.other_tongue()"),
    "primary_subtag": (language_tags.primary_subtag, "page.tables.language_tag(text).primary"),
    "radios": (_radios, "code of your own"),
    "reached": (_reached, "code of your own"),
    "scripts_in": (text_language.scripts_in, "page.letters_from_right()"),
    "spoken": (content.spoken, "name_of"),
    "squeeze": (content.squeeze, '" ".join(text.split())'),
    "tokens": (autofill.tokens, "control.autofill.tokens"),
    "unknown_languages": (unregistered_languages.unknown_languages, "page.unknown_languages()"),
    "unregistered": (partial(_of_tag, "unregistered"), "page.tables.language_tag()"),
    "visible_text": (content.visible_text, "Label(element).text"),
    "with_roles": (with_roles, "page.with_roles()"),
    "without_groups": (without_groups, "example.without_groups"),
}


def names() -> frozenset[str]:
    """All names of 0.1 that are to go."""
    return frozenset({*_QUESTIONS, *_TABLES, *_MOVED, *_OTHERS})


def found(name: str) -> object:
    """What a name of 0.1 stands for, with a warning. Raises AttributeError for any other name."""
    if name in _QUESTIONS:
        answer, instead = partial(_asked, _QUESTIONS[name]), _QUESTIONS[name]
    elif name in _TABLES:
        answer, instead = partial(_in_table, _TABLES[name]), f"field.tables.{_TABLES[name]}()"
    elif name in _MOVED:
        answer, instead = partial(_from_check, _MOVED[name]), "code of your own"
    elif name in _OTHERS:
        answer, instead = _OTHERS[name]
    else:
        raise AttributeError(f"module 'formlint.rule' has no attribute {name!r}", name=name)
    told = f"formlint.rule.{name} will be removed in 0.3: write {instead}"
    warnings.warn(told, DeprecationWarning, stacklevel=3)
    return answer
