r"""Name that has not the words people see

Who speaks to the computer says what stands on the button. Where an `aria-label` replaces these words by others, the
command finds nothing; who sees and listens hears something else than what is there.

Bad:

    <button aria-label="Proceed to payment">Continue</button>
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is without the words that people see there: "Continue"

Bad:

    <label for="mail">Email</label> <input id="mail" aria-label="Your address">
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ is without the words that people see there: "Email"

Good:

    <button aria-label="Continue to payment">Continue</button>

Good:

    <button aria-label="Close">×</button>

Sources: WCAG 2.2, 2.5.3 Label in Name, technique G208; failure F96.
"""

import re

from formlint.rule import (
    Element,
    Hit,
    Hits,
    Name,
    Page,
    is_heard,
    name_of,
    rule,
    say,
    seen_texts,
    squeeze,
)

_ROLES = (
    "button",
    "checkbox",
    "link",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "option",
    "radio",
    "switch",
    "tab",
)
_TAGS = frozenset({"button", "input", "meter", "output", "progress", "select", "summary", "textarea"})
_FILLED_IN = frozenset({"input", "select", "textarea"})
_BUTTONS = frozenset({"button", "reset", "submit"})
_PICTURED = ("icon", "material")
_STATED = frozenset({"aria-label", "aria-labelledby"})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDRESS = re.compile(r"\bhttps?://(?:www\.)?")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_STEM = 4  # letters of a word that may have an ending
_WORD = re.compile(r"[^\W_]+")


@rule(level="warning", category="label-unclear", since="0.1", wcag=["2.5.3"], every_page=True)
def check(page: Page) -> Hits:
    """Compare what is stated as the name with what stands on buttons and links, and in the labels of fields."""
    for element in page.document.select("[aria-label], [aria-labelledby]"):
        name = name_of(element) if _is_spoken_to(element) else None
        if name is None or name.origin not in _STATED or not name.known:
            continue
        texts = seen_texts(element)
        differs = bool(texts) and not any(_has(name, text) or _is_begun(element, name, text) for text in texts)
        attribute = element.attribute(name.origin) if differs and not _is_pictured(element) else None
        if attribute and is_heard(element):
            message = say('is without the words that people see there: "{text}"', text=squeeze(texts[0]))
            yield Hit(attribute.span, message, help=say("Begin the name with the words that are seen"))


def _is_spoken_to(element: Element) -> bool:
    """Whether people call it by the words on it, or by its label."""
    role = element.value("role")
    if element.tag == "input" and element.has("aria-labelledby") and not element.has("value"):
        return False  # what stands on it is not seen where another text is laid over it
    return role in _ROLES if role else element.tag in _TAGS or (element.tag == "a" and element.has("href"))


def _is_pictured(element: Element) -> bool:
    """Whether its words may be the name of a picture, or those of a whole menu."""
    names = (element.value("class") or "").lower()
    return any(sign in names for sign in _PICTURED) or bool(element.descendants("ul", "input", "select"))


def _is_begun(element: Element, name: Name, text: str) -> bool:
    """Whether a name is how the label of a field begins: hints may follow in it."""
    said = _words(name.text)
    return element.tag in _FILLED_IN and element.value("type") not in _BUTTONS and _words(text)[: len(said)] == said


def _has(name: Name, text: str) -> bool:
    """Whether the words of a text stand in a name, one after the other; signs alone are no words."""
    plain = _ADDRESS.sub("", _BRACKETS.sub(" ", text))
    seen = _words(plain) or _words(text)
    if not seen or (len(seen) == 1 and len(seen[0]) == 1 and not seen[0].isdecimal()):
        return True
    return _holds(_words(name.text), seen) or _holds(_words(_joined(name.text)), _words(_joined(plain)))


def _joined(text: str) -> str:
    """A text without the hyphens inside its words: "E-mail" is said like "Email"."""
    return _HYPHEN.sub("", text)


def _holds(said: list[str], seen: list[str]) -> bool:
    return any(_are_said(seen, said[at : at + len(seen)]) for at in range(len(said) - len(seen) + 1))


def _are_said(seen: list[str], said: list[str]) -> bool:
    """Whether words are the same, but for endings that the sentence around them asks for."""
    return all(
        heard == word or (len(word) > _STEM and heard.startswith(word)) for word, heard in zip(seen, said, strict=True)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
