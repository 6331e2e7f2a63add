"""Checks of the constraints of a control that several rules share, and their hits."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from formlint.forms.controls import Control
from formlint.html.accessibility.content import visible_text
from formlint.html.document import Document, Element
from formlint.html.source import utf16_length
from formlint.html.start_tags import Attribute
from formlint.knowledge.message import Message, predicate, say
from formlint.knowledge.pack import WORLD, Pack
from formlint.rule.autofill import Autofill
from formlint.rule.fixes import replace
from formlint.rule.hit import Hit, Hits, Level
from formlint.values.accepted import PATTERN_TYPES, Accepted, accepted, names_a_check
from formlint.values.regex.errors import BudgetExceededError, PatternError
from formlint.values.regex.language import Language, compile_pattern
from formlint.values.spelling import Value, blocked, hindered
from formlint.values.valid import Lesser

if TYPE_CHECKING:
    from formlint.values.regex.backtracking.search import Attack


_OF_A_CARD = 3  # fields: number, security code, and a button that is one


def pattern_of(control: Control) -> Attribute | None:
    """The pattern attribute of a control whose type takes one, if its value is known and a regular expression."""
    if control.type not in PATTERN_TYPES or control.value("pattern") is None or names_a_check(control):
        return None
    return control.attribute("pattern")


def pattern_language(control: Control) -> Language | None:
    """The language that the pattern of a control accepts; None without a valid pattern, or one that can be decided."""
    pattern = pattern_of(control)
    try:
        return compile_pattern(pattern.value) if pattern and pattern.value is not None else None
    except (PatternError, BudgetExceededError):
        return None


def attack_on(control: Control) -> "Attack | None":
    """A text that fits into a control and freezes the page by its pattern; None if there is none or none is known."""
    from formlint.values.regex.backtracking.search import attack  # noqa: PLC0415  # few pages need it

    pattern, accepts = pattern_of(control), accepted(control)
    found = attack(pattern.value) if pattern and pattern.value else None
    if found is None or accepts is None or (accepts.longest is not None and found.length > accepts.longest):
        return None
    return found


def known(control: Control, name: str) -> Attribute | None:
    """An attribute with a value that is known and not empty."""
    return control.attribute(name) if control.value(name) else None


def place(pack: Pack | None) -> str:
    """The territory in parentheses for a message; empty if there is none to name."""
    return say(" ({territory})", territory=pack) if pack and pack.territory != WORLD else ""


def cut(text: str, pack: Pack | None, accepts: Accepted | None, fitting: str | None) -> Message:
    """The message that a limit cuts a value, with a spelling that fits."""
    rest = accepts.cut(text) if accepts else text
    parts = {"text": text, "place": place(pack), "rest": rest}
    if fitting:
        return predicate('cuts "{text}"{place} to "{rest}"; "{fitting}" fits', **parts, fitting=fitting)
    return predicate('cuts "{text}"{place} to "{rest}"', **parts)


def refusals(control: Control, values: Sequence[Value], pack: Pack | None = None, *, help: Message) -> Hits:  # noqa: A002
    """At most one hit on the pattern: for a value that it rejects, or else rejects only in its usual spelling."""
    pattern, language = pattern_of(control), pattern_language(control)
    if pattern is None or language is None or not pattern.value:
        return
    stuck = blocked(values, language)
    value = stuck or hindered(values, language)
    if value:
        parts = {"text": value.text, "place": place(pack)}
        message = predicate('rejects "{text}"{place}', **parts)
        if not stuck:
            passing = next(filter(language.accepts, value.spellings))
            message = predicate('rejects "{text}"{place} but accepts "{passing}"', **parts, passing=passing)
        yield Hit(pattern.span, message, witness=value.text, help=help, level=None if stuck else Level.WARNING)


def refused_forms(control: Control, values: Iterable[Lesser], pack: Pack) -> Hits:
    """At most one hit on the pattern, advice: it rejects what some people still have, or will have one day."""
    pattern, language = pattern_of(control), pattern_language(control)
    if pattern is None or language is None or not pattern.value:
        return
    refused = (one for one in values if not any(map(language.accepts, one.value.spellings)))
    stuck = next(refused, None)
    if stuck:
        parts = {"text": stuck.value.text, "territory": pack}
        message = predicate('rejects "{text}" ({territory}), a format that some people still use', **parts)
        if stuck.coming:
            message = predicate('rejects "{text}" ({territory}), a format valid from {day}', **parts, day=stuck.coming)
        help_ = say("Accept both formats")
        yield Hit(pattern.span, message, witness=stuck.value.text, help=help_, level=Level.INFO)


def cuts(control: Control, values: Sequence[Value], pack: Pack | None = None, *, room: int = 0) -> Hits:
    """At most one hit on `maxlength`: for a value that it cuts, milder if another spelling of it fits.

    The fix makes room for all spellings of all values, and for at least `room` characters.
    """
    limit, accepts = known(control, "maxlength"), accepted(control)
    if limit is None or accepts is None or accepts.longest is None:
        return
    stuck = [value for value in values if accepts.cut(value.text) != value.text]
    fitting = {value.text: next((way for way in value.spellings if accepts.cut(way) == way), None) for value in stuck}
    worst = next((value for value in stuck if fitting[value.text] is None), stuck[0] if stuck else None)
    if worst:
        only = fitting[worst.text]
        longest = max(utf16_length(way) for value in values for way in value.spellings)
        yield Hit(
            limit.span,
            cut(worst.text, pack, accepts, only),
            witness=worst.text,
            fix=replace(limit, str(max(longest, room)), safe=True),
            level=Level.WARNING if only else None,
        )


def too_short(control: Control, values: Sequence[Value], pack: Pack | None = None) -> Hits:
    """At most one hit on `minlength`: for a value that is shorter, milder if another spelling is long enough."""
    limit, accepts = known(control, "minlength"), accepted(control)
    if limit is None or accepts is None or not accepts.shortest:
        return
    least = accepts.shortest
    short = [value for value in values if any(len(way) < least for way in value.spellings)]
    stuck = next((value for value in short if all(len(way) < least for way in value.spellings)), None)
    if short:
        witness = min((stuck or short[0]).spellings, key=len)
        yield Hit(
            limit.span,
            predicate(
                'rejects "{witness}"{place}, which has only {count} character',
                'rejects "{witness}"{place}, which has only {count} characters',
                witness=witness,
                place=place(pack),
                count=len(witness),
            ),
            witness=witness,
            fix=replace(limit, str(min(len(way) for value in short for way in value.spellings)), safe=True),
            level=None if stuck else Level.WARNING,
        )


def number_field(control: Control) -> Attribute | None:
    """The type attribute of an `input type="number"`."""
    return control.attribute("type") if control.type == "number" else None


def masked(control: Control) -> bool:
    """Whether a script seems to insert separators while people type."""
    return any("mask" in attribute.name for attribute in control.element.attributes)


def certainly(question: Callable[[], bool]) -> bool:
    """The answer to a question about regular languages; False if it takes too long to find."""
    try:
        return question()
    except BudgetExceededError:
        return False


def is_in_short_script(control: Control) -> bool:
    """Whether its labels are in Chinese, Japanese or Korean: names and places are short there."""
    return any("\u2e80" <= letter <= "\ud7ff" for label in control.labels for letter in label.text)


def is_own_card(control: Control) -> bool:
    """Whether its name, label, or a part of the form around few fields mentions a gift card: its numbers differ."""
    said = [control.name or "", control.id or "", *(label.text for label in control.labels)]
    said += (one.value(name) or "" for one in _around(control.element) for name in ("class", "id"))
    return _is_of_own_card(control, said)


def _around(element: Element) -> Iterator[Element]:
    """An element, and those around it that have no more fields than a card and its security code."""
    full = element.document.facts(_full)
    return takewhile(lambda one: one not in full, chain((element,), element.ancestors()))


def _full(document: Document) -> set[Element]:
    """The elements of a page with more fields inside than a card has; each is met a few times, whatever the nesting."""
    fields, full = Counter[Element](), set[Element]()
    for node in document.nodes.iter_elements(("input", "select", "textarea")):
        for one in takewhile(lambda one: one not in full, document.handle(node).ancestors()):
            fields[one] += 1
            if fields[one] > _OF_A_CARD:
                full.add(one)
    return full


def follows_own_card(control: Control) -> bool:
    """Whether the field right before it is for the number of a gift card or the like."""
    before = [element for element in control.facts(Autofill).neighbours if element.start < control.element.start]
    return any(_is_of_own_card(control, map(visible_text, element.document.labels(element))) for element in before)


def _is_of_own_card(control: Control, said: Iterable[str]) -> bool:
    return any(map(" ".join(said).casefold().__contains__, control.knowledge.phrases("own-cards")))
