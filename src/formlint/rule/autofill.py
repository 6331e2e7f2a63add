"""Questions that rules on autofill ask: what tokens say, whose data a control is after, what stands beside it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from formlint.forms.controls import Control, Form
from formlint.forms.purpose.field import Asked, Field
from formlint.forms.purpose.form_kind import form_kind, kinds_said
from formlint.forms.purpose.languages import closest
from formlint.forms.tokens import parts, spaced
from formlint.html.accessibility.hidden import Hidden, hidden
from formlint.html.document import Document, Element
from formlint.html.tags import CONTROL_TAGS
from formlint.knowledge.staff import is_for_staff
from formlint.knowledge.store import Knowledge
from formlint.system.patterns import compiled_when_used

_OWN_KINDS = frozenset(
    {"booking", "checkout", "contact", "newsletter", "reset-password", "set-password", "sign-in", "sign-up"}
)
_OF_STAFF = frozenset({"reset-password", "set-password", "sign-in"})
_TOLD_BY_FIELDS = _OWN_KINDS | {"address"}
_FEWEST_OWN, _FAR = 3, 8  # fields that make a form of the user's own data, none of them farther from the next than this
_LEAST = 0.6
_PERSONAL = frozenset(
    {
        "name", "given-name", "family-name", "email", "tel", "tel-national", "username", "street-address",
        "address-line1", "street-name", "bday", "cc-number",
    }
)  # fmt: skip
_NUMBERED = compiled_when_used(r"[\[._\-]\d+(?:[\]._\-]|\Z)")
_LINE = "address-line"
_OFFERING = frozenset({"newsletter", "sign-up"})
_BOUNDS = compiled_when_used(r"[\[\].:$]+")
_KINDS_OF_THING = frozenset({"box", "field", "form", "input", "type"})
_SEVERAL = compiled_when_used(r"@[^,;]*[,;][^@]*@")
_WORD = compiled_when_used(r"[^\W\d_]+")


def spelling(knowledge: Knowledge, table: str) -> Mapping[str, Any]:
    """A table of `rules/standards/autocomplete.toml`: words written in place of a keyword, with the keyword."""
    return knowledge.table("standards/autocomplete")[table]


def tokens(element: Element) -> tuple[str, ...]:
    """The words of its autocomplete attribute in small letters; none where it is absent or unknown."""
    return tuple((element.value("autocomplete") or "").lower().split())


def field_token(element: Element) -> str | None:
    """The autofill field name that its autocomplete attribute ends with."""
    found = [word for word in tokens(element) if word != "webauthn"]
    return found[-1] if found and found[-1] in element.document.knowledge.purposes.field_names else None


class Submitted:
    """The controls of a page, by the form that each is submitted with (None: with none)."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def rows(self) -> Mapping[Element | None, list[Element]]:
        """All of them, in document order."""
        found: dict[Element | None, list[Element]] = {}
        for element in self._document.elements:
            if element.tag in CONTROL_TAGS and not element.in_template:
                found.setdefault(self._document.form_owner(element), []).append(element)
        return found

    @cached_property
    def beside(self) -> Mapping[Element, Sequence[Element]]:
        """Those right before and after each."""
        found: dict[Element, Sequence[Element]] = {}
        for row in self.rows.values():
            for at, element in enumerate(row):
                found[element] = [*row[max(0, at - 1) : at], *row[at + 1 : at + 2]]
        return found

    @cached_property
    def told(self) -> frozenset[Element | None]:
        """The forms some control of which has an autofill field name."""
        return frozenset(form for form, row in self.rows.items() if any(map(field_token, row)))


def kinds(form: Form) -> frozenset[str]:
    """What the buttons, headings and names of a form say it is for: "sign-in", "checkout"…"""
    return form.facts(_kinds)


def _kinds(form: Form) -> frozenset[str]:
    document = form.page.document
    title, language = document.find("title"), closest(document.knowledge, document.language or "")
    said = kinds_said(form, title.text if title else "", (language,) if language else ())
    return frozenset(kind.partition(" ")[0] for kind in said)


def _own_fields(form: Form) -> frozenset[int]:
    """The controls, by index, that stand among fields which together ask for the data of who fills them in.

    That is so in a form whose fields tell its kind, and where three are about one person: an address, a contact.
    """
    fields, personal = form.facts(Asked).fields, spelling(form.knowledge, "personal")
    kind = form_kind(form, fields)
    if form.element is not None and kind is not None and kind.kind in _TOLD_BY_FIELDS:
        return frozenset([one.control.index for one in fields])
    runs: list[list[Field]] = []
    for one in fields:
        if one.purpose in personal and one.confidence >= _LEAST and one.control.type != "hidden":
            if not runs or one.control.index - runs[-1][-1].control.index > _FAR:
                runs.append([])
            runs[-1].append(one)
    return frozenset([one.control.index for run in runs if _is_of_one_person(run) for one in run])


def _is_of_one_person(run: Iterable[Field]) -> bool:
    asked = {one.purpose for one in run}
    return len(asked) >= _FEWEST_OWN and not asked.isdisjoint(_PERSONAL)


def _address_lines(form: Form) -> frozenset[int]:
    """The controls for lines of an address whose names end in the number of their line."""
    lines = (one for one in form.facts(Asked).fields if (one.purpose or "").startswith(_LINE))
    return frozenset(
        one.control.index for one in lines if (one.control.name or "").endswith(str(one.purpose).removeprefix(_LINE))
    )


def _is_for_staff(document: Document) -> bool:
    """Whether a source lies in a folder for those who keep the records of others; of a built page nobody can say."""
    return document.has_code and is_for_staff(document.source.path, document.knowledge)


class Autofill:
    """What tells of a control whose data it is after, and what browsers may fill in."""

    def __init__(self, control: Control) -> None:
        """Nothing is read before it is asked for."""
        self._control = control
        self._submitted = control.document.facts(Submitted)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of its autocomplete attribute in small letters; none where it is absent or unknown."""
        return tokens(self._control.element)

    @property
    def field_name(self) -> str | None:
        """The autofill field name that its autocomplete attribute ends with."""
        return field_token(self._control.element)

    @property
    def neighbours(self) -> Sequence[Element]:
        """The controls right before and after it, of those that are submitted with it."""
        return self._submitted.beside.get(self._control.element, ())

    @property
    def _form_kinds(self) -> frozenset[str]:
        return kinds(self._control.form)

    @cached_property
    def is_about_user(self) -> bool:
        """Whether it plainly asks for data of who fills it in: no search, no guests, no administrator's form."""
        if self._has_no_kind:
            return False
        return not (
            self.is_off_screen
            or "search" in self._form_kinds
            or self._is_of_several
            or self.is_filter
            or self.speaks_of("others")
        )

    @property
    def _is_of_several(self) -> bool:
        """Whether its name counts people, as `guest-2-email` does, and not the lines of an address."""
        if not _NUMBERED.search(self._control.name or ""):
            return False
        return self._control.index not in self._control.form.facts(_address_lines)

    @property
    def _has_no_kind(self) -> bool:
        """Whether neither words nor fields of its form, nor the token of one, tell that it is for the user."""
        if self.is_told_by_form:
            return False
        document, form = self._control.document, self._control.form
        return document.facts(_is_for_staff) or self._control.index not in form.facts(_own_fields)

    @property
    def is_told_by_form(self) -> bool:
        """Whether words of its form, or the token of a field in it, tell that it is for the user."""
        if self._control.document.facts(_is_for_staff) and self._form_kinds.isdisjoint(_OF_STAFF):
            return False
        return self._control.form.element in self._submitted.told or not self._form_kinds.isdisjoint(_OWN_KINDS)

    @cached_property
    def is_filter(self) -> bool:
        """Whether its form or its name says that it looks for records: what is entered may be a part of a value.

        The word of a name begins or ends a part of it: `filter[email]` and `email_cont`, but not `product_query_email`.
        """
        if "search" in self._form_kinds and self._has_no_kind:
            return True
        pieces = [parts(piece) for piece in _BOUNDS.split(self._control.name or self._control.id or "")]
        ends = {word for piece in pieces if piece for word in (piece[0], _last(piece))}
        return not ends.isdisjoint(self._control.knowledge.phrases("filter"))

    @cached_property
    def is_off_screen(self) -> bool:
        """Whether inline style moves it out of sight, as it is done with traps for programs."""
        grade = hidden(self._control.element)
        return Hidden.OFF_SCREEN in grade and Hidden.HIDDEN not in grade

    @cached_property
    def takes_several(self) -> bool:
        """Whether a text or name says that several values may be entered, or an example or the value shows some."""
        control = self._control
        if any(_SEVERAL.search(text) for text in (control.placeholder or "", control.value("value") or "")):
            return True
        described = control.description()
        texts = [*(label.text for label in control.labels), described.text if described else ""]
        said = _spoken([*texts, *_names(control)])
        return self._has(said, "several") or (self._has(said, "several-addresses") and not self._offers_mail(texts))

    def _offers_mail(self, texts: Iterable[str]) -> bool:
        """Whether the e-mails that its texts speak of are those that people get: "Sign up for our emails"."""
        names = (_spoken([name]) for name in _names(self._control))
        if _OFFERING.isdisjoint(self._form_kinds) or any(self._has(name, "several-addresses") for name in names):
            return False
        single, phrases = _listed(self._control.knowledge, "several-addresses")
        return not any(text in single or f" {text} " in phrases for text in (_spoken([one]).strip() for one in texts))

    def _has(self, said: str, name: str) -> bool:
        """Whether a text, with a space on each side, has a phrase that is listed under a name."""
        single, phrases = _listed(self._control.knowledge, name)
        return not single.isdisjoint(said.split()) or any(phrase in said for phrase in phrases)

    def speaks_of(self, name: str) -> bool:
        """Whether labels, group, heading or names have a phrase that `rules/languages/` list under a name."""
        single, phrases = _listed(self._control.knowledge, name)
        return not single.isdisjoint(self._words) or any(phrase in self._said for phrase in phrases)

    @cached_property
    def _said(self) -> str:
        """What labels, group, heading and names say, with a space on each side."""
        control = self._control
        group = control.group.text if control.group else ""
        return _spoken([*(label.text for label in control.labels), group, control.form.heading, *_names(control)])

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._said.split())


def _last(piece: Sequence[str]) -> str:
    return next((word for word in reversed(piece) if word not in _KINDS_OF_THING), "")


@lru_cache(maxsize=64)
def _listed(knowledge: Knowledge, name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words listed under a name, and the phrases of several words with a space on each side; all with plurals."""
    forms = [form for phrase in knowledge.phrases(name) for form in (phrase, f"{phrase}s")]
    return frozenset([form for form in forms if " " not in form]), tuple([f" {form} " for form in forms if " " in form])


def _names(control: Control) -> list[str]:
    return [spaced(name) for name in (control.name, control.id) if name]


def _spoken(texts: Iterable[str]) -> str:
    """Texts as their words, with a space on each side."""
    return f" {' '.join(_WORD.findall(' | '.join(texts).casefold()))} "
