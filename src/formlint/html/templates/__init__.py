"""What is parsed in place of a text: the same text in the spelling of HTML, with the code of its language blanked.

What is `masked` is as long as the text, so its offsets are those of the text. What must be longer (an end tag where
`<textarea />` closes itself, a control where a form helper writes one) is inserted into what is parsed.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from formlint.html.source import Source, Span
from formlint.html.templates.languages import language_of
from formlint.html.templates.literals import absent
from formlint.html.templates.masking import Code, code_in, masked_code
from formlint.system.patterns import compiled_when_used

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from formlint.html.component import Definition
    from formlint.html.start_tags import Attribute, StartTag
    from formlint.html.templates.conditions import Arm
    from formlint.knowledge.store import Knowledge

_SURROGATE = compiled_when_used("[\ud800-\udfff]")
_INLINE = compiled_when_used(r"\btemplate\s*:\s*(?:`(?P<inside>(?:[^`\\]|\\.)*+)`)", re.DOTALL)
BRACED: Final = frozenset(("astro", "jsx", "svelte", "vue"))
"""The languages without conditions inside start tags: other code in a start tag may write any attributes."""

RESPELT: Final = BRACED | {"angular", "blade", "jsp"}
"""The languages that spell some tags or attributes in a way of their own."""


class Front(NamedTuple):
    """What is parsed in place of a text.

    Attributes:
        language: One of `dialects.LANGUAGES`.
        masked: As long as the text.
        inserts: Offsets, rising, and what is parsed there besides.
        tags: The start tags of elements that are inserted, by their offsets.
        arms: What may be left out, where another reader than that of template code has found it.
        given: The attributes that components write and the page does not, by the offsets of the start tags.
        components: What the components write that are read as elements, by the offsets of their start tags.
        more: The offsets of start tags to which more attributes may be written than are seen.
        unread: For each call in code that looks as if it wrote a control but is not known, what is called.
        codes: The pieces of template code; None where nobody has looked for them yet.
        varied: Whether this is one of several ways to read the text, with some conditions decided.
    """

    language: str
    masked: str
    inserts: tuple[tuple[int, str], ...] = ()
    tags: "Mapping[int, StartTag]" = {}  # noqa: RUF012  # never written to
    arms: "tuple[Arm, ...]" = ()
    given: "Mapping[int, tuple[Attribute, ...]]" = {}  # noqa: RUF012  # never written to
    components: "Mapping[int, Definition]" = {}  # noqa: RUF012  # never written to
    more: frozenset[int] = frozenset()
    unread: tuple[str, ...] = ()
    codes: tuple[Code, ...] | None = None
    varied: bool = False

    @property
    def parsed(self) -> str:
        """What is parsed."""
        parts: list[str] = []
        position = 0
        for offset, text in self.inserts:
            parts += [self.masked[position:offset], text]
            position = offset
        return "".join([*parts, self.masked[position:]]) if parts else self.masked


def read(source: Source, knowledge: "Knowledge", over: "Callable[[], bool] | None" = None) -> Front:
    """What is parsed in place of a source, as far as it is read before the time is `over`."""
    text = _parsable(source.text)
    language = source.language or language_of(source.path, text)
    if language == "angular" and source.path.endswith(".ts"):
        text = _inline_templates(text)
    if language == "jsx" or language in RESPELT:
        from formlint.html.templates.components import components, read_component  # noqa: PLC0415  # few files

        known = components(knowledge, source.components)
        if language == "jsx":
            from formlint.html.templates.jsx import read_jsx  # noqa: PLC0415  # few files, another parser

            return read_jsx(text, source.path, known, over)
        front = read_component(text, language, known)
    else:
        masked, codes = masked_code(text, language)
        front = Front(language, masked, codes=codes)
    front = front if language in BRACED else _with_shown(front)
    if (front.masked is text and language != "erb") or language in BRACED:  # Phoenix has tags that call
        return front
    from formlint.html.templates.form_helpers import with_helpers  # noqa: PLC0415  # HTML does not need it

    return with_helpers(front, text, knowledge)


def code_of(front: Front, text: str) -> tuple[Code, ...]:
    """The pieces of template code in a text that is read so."""
    return tuple(code_in(text, Span(0, len(text)), front.language)) if front.codes is None else front.codes


def _inline_templates(text: str) -> str:
    """The templates in the components of a script; all else is blank."""
    parts: list[str] = []
    position = 0
    for template in _INLINE.finditer(text):
        start, end = template.span("inside")
        parts += [absent(text[position:start]), text[start:end]]
        position = end
    return "".join([*parts, absent(text[position:])])


def _with_shown(front: Front) -> Front:
    """The same, with what the page holds back till a script shows it."""
    masked = front.masked
    if not ("/x-template" in masked or "/ng-template" in masked or ("<template" in masked and " x-" in masked)):
        return front
    from formlint.html.templates.shown import shown  # noqa: PLC0415  # few files

    masked, arms = shown(masked)
    return front._replace(masked=masked, arms=tuple(sorted((*front.arms, *arms)))) if arms else front


def _parsable(text: str) -> str:
    """The text without what is no content or no character: a byte order mark, lone surrogates (from an editor)."""
    try:
        _ = text.isascii() or text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return " " + text[1:] if text.startswith("\ufeff") else text
