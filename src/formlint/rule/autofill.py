"""Questions that rules on autofill ask: what tokens say, whose data a control is after, what stands beside it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from formlint import knowledge
from formlint.forms.controls import Control
from formlint.forms.purpose import Field
from formlint.forms.purpose.form_kind import kinds_said
from formlint.forms.purpose.languages import closest
from formlint.forms.tokens import parts
from formlint.html import Document, Element, once_each
from formlint.knowledge.purposes import field_names, purposes

SURE = 0.8
"""A purpose that is as likely as this is good for a token that is written into a page."""

_OWN_KINDS = frozenset(
    {"booking", "checkout", "contact", "newsletter", "reset-password", "set-password", "sign-in", "sign-up"}
)
_NUMBERED = re.compile(r"[\[._\-]\d+(?:[\]._\-]|\Z)")
_OUT_OF_SIGHT = ("-999", "opacity:0;", "height:0;", "width:0;", "clip:rect", "clip-path:")
_INTERCHANGEABLE = (
    frozenset({"address-line1", "address-line2", "address-line3", "street-address"}),
    frozenset({"email", "tel", "username"}),
)
_OFFERING = frozenset({"newsletter", "sign-up"})
_BOUNDS = re.compile(r"[\[\].:$]+")
_KINDS_OF_THING = frozenset({"box", "field", "form", "input", "type"})
_CONTROLS = frozenset({"input", "select", "textarea"})
_SEVERAL = re.compile(r"@[^,;]*[,;][^@]*@")
_WORD = re.compile(r"[^\W\d_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def spelling(table: str) -> Mapping[str, Any]:
    """A table of `rules/autocomplete.toml`: words written in place of a keyword, with the keyword."""
    return knowledge.table("autocomplete")[table]


def personal_token(field: Field) -> str | None:
    """The field name that calls for what a field surely asks of the user; None where the page leaves two open."""
    if field.purpose is None or field.confidence < SURE or field.rival:
        return None
    return spelling("personal").get(field.purpose)


def tokens(element: Element) -> tuple[str, ...]:
    """The words of its autocomplete attribute in small letters; none where it is absent or unknown."""
    return tuple((element.value("autocomplete") or "").lower().split())


def field_token(element: Element) -> str | None:
    """The autofill field name that its autocomplete attribute ends with."""
    found = [word for word in tokens(element) if word != "webauthn"]
    return found[-1] if found and found[-1] in field_names() else None


def neighbours(control: Control) -> Sequence[Element]:
    """The controls right before and after it, of those that are submitted with it."""
    return control.element.document.once(_adjoining).get(control.element, ())


def _adjoining(document: Document) -> Mapping[Element, Sequence[Element]]:
    found: dict[Element, Sequence[Element]] = {}
    for row in document.once(owned).values():
        for at, element in enumerate(row):
            found[element] = [*row[max(0, at - 1) : at], *row[at + 1 : at + 2]]
    return found


def is_beside(control: Control, passes: Callable[[Element], bool]) -> bool:
    """Whether another control that is submitted with it passes a test, which each of a form is asked to once."""
    document, form = control.element.document, control.form.element
    memo, asked = document.memo, (passes, form)
    if asked not in memo:
        memo[asked] = [element for element in document.once(owned).get(form, ()) if passes(element)]
    return any(element is not control.element for element in memo[asked])


def _told(document: Document) -> frozenset[Element | None]:
    """The forms some control of which has an autofill field name."""
    return frozenset(form for form, row in document.once(owned).items() if any(map(field_token, row)))


def owned(document: Document) -> Mapping[Element | None, list[Element]]:
    """The controls that are submitted with each form (None: with none), in document order."""
    found: dict[Element | None, list[Element]] = {}
    for element in document.elements:
        if element.tag in _CONTROLS and not element.in_template:
            found.setdefault(document.form_owner(element), []).append(element)
    return found


def kinds(control: Control) -> frozenset[str]:
    """What the buttons, headings and names of its form say it is for: "sign-in", "checkout"…"""
    memo, asked = control.element.document.memo, (kinds, control.form.element)
    if asked not in memo:
        memo[asked] = _kinds_of(control)
    return cast("frozenset[str]", memo[asked])


def _kinds_of(control: Control) -> frozenset[str]:
    document = control.element.document
    html, title = document.find("html"), document.find("title")
    language = closest(document.knowledge, html.value("lang") or "") if html else None
    said = kinds_said(control.form, title.text if title else "", (language,) if language else ())
    return frozenset(kind.partition(" ")[0] for kind in said)


@once_each
def is_about_user(control: Control) -> bool:
    """Whether it plainly asks for data of who fills it in: no search, no list of guests, no administrator's form."""
    said = kinds(control)
    if _has_no_kind(control, said):
        return False
    return not (
        is_off_screen(control)
        or "search" in said
        or _NUMBERED.search(control.name or "")
        or is_filter(control)
        or speaks_of(control, "others")
    )


def _has_no_kind(control: Control, said: frozenset[str]) -> bool:
    """Whether neither what its form speaks of nor the token of a field there tells that it is for the user's data."""
    return said.isdisjoint(_OWN_KINDS) and control.form.element not in control.element.document.once(_told)


@once_each
def is_filter(control: Control) -> bool:
    """Whether its form or its name says that it looks for records: what is entered may be a part of a value.

    The word of a name begins or ends a part of it: `filter[email]` and `email_cont`, but not `product_query_email`.
    """
    said = kinds(control)
    if "search" in said and _has_no_kind(control, said):
        return True
    pieces = [parts(piece) for piece in _BOUNDS.split(control.name or control.id or "")]
    ends = {word for piece in pieces if piece for word in (piece[0], _last(piece))}
    return not ends.isdisjoint(spelling("words")["filter"])


def _last(piece: Sequence[str]) -> str:
    return next((word for word in reversed(piece) if word not in _KINDS_OF_THING), "")


def takes_several(control: Control) -> bool:
    """Whether a text or name says that several values may be entered, or an example or the value shows some."""
    if any(_SEVERAL.search(text) for text in (control.placeholder or "", control.value("value") or "")):
        return True
    described = control.description()
    texts = [*(label.text for label in control.labels), described.text if described else ""]
    said = _spoken([*texts, *_names(control)])
    return _has(said, "several") or (_has(said, "several-addresses") and not _offers_mail(control, texts))


def _offers_mail(control: Control, texts: Iterable[str]) -> bool:
    """Whether the e-mails that its texts speak of are those that people get: "Sign up for our emails"."""
    if _OFFERING.isdisjoint(kinds(control)) or any(
        _has(_spoken([name]), "several-addresses") for name in _names(control)
    ):
        return False
    single, phrases = _listed("several-addresses")
    return not any(text in single or f" {text} " in phrases for text in (_spoken([one]).strip() for one in texts))


def _has(said: str, name: str) -> bool:
    """Whether a text, with a space on each side, has a phrase that `rules/autocomplete.toml` lists under a name."""
    single, phrases = _listed(name)
    return not single.isdisjoint(said.split()) or any(phrase in said for phrase in phrases)


@once_each
def is_off_screen(control: Control) -> bool:
    """Whether inline style moves it out of sight, as it is done with traps for programs."""
    moved = control.element.document.once(_moved)
    return bool(moved) and any(one in moved for one in (control.element, *control.element.ancestors()))


def _moved(document: Document) -> frozenset[Element]:
    """The elements that inline style moves out of sight."""
    styles = ((one, "".join((one.value("style") or "").lower().split()) + ";") for one in document.select("[style]"))
    return frozenset(one for one, style in styles if any(sign in style for sign in _OUT_OF_SIGHT))


def speaks_of(control: Control, name: str) -> bool:
    """Whether labels, group, heading or names have a phrase that `rules/autocomplete.toml` lists under a name."""
    said, words = _said_about(control)
    single, phrases = _listed(name)
    return not single.isdisjoint(words) or any(phrase in said for phrase in phrases)


@knowledge.remembered
def _listed(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words listed under a name, and the phrases of several words with a space on each side; all with plurals."""
    forms = [form for phrase in spelling("words")[name] for form in (phrase, f"{phrase}s")]
    return frozenset([form for form in forms if " " not in form]), tuple([f" {form} " for form in forms if " " in form])


@once_each
def _said_about(control: Control) -> tuple[str, frozenset[str]]:
    """What labels, group, heading and names say, as a text with a space on each side and as words."""
    group = control.group.text if control.group else ""
    said = _spoken([*(label.text for label in control.labels), group, control.form.heading, *_names(control)])
    return said, frozenset(said.split())


def _names(control: Control) -> list[str]:
    return [_HUMPS.sub(" ", name) for name in (control.name, control.id) if name]


def _spoken(texts: Iterable[str]) -> str:
    """Texts as their words, with a space on each side."""
    return f" {' '.join(_WORD.findall(' | '.join(texts).casefold()))} "


def are_akin(one: str, other: str) -> bool:
    """Whether two purposes are the same, a part of one another, or often called by the same words."""
    if {one, other} == {"address-level1", "address-level2"}:
        return False
    together = any(one in group and other in group for group in _INTERCHANGEABLE)
    return together or one == other or other in _relatives(one) or one in _relatives(other)


def _relatives(purpose: str) -> frozenset[str]:
    facts = purposes().get(purpose, {})
    return frozenset([facts.get("parent", ""), *facts.get("kin", ()), *facts.get("like", ())])
