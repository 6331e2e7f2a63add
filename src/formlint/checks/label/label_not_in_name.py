r"""Accessible name does not contain the visible text

Voice control users say the text they see. If `aria-label` replaces it with other words, the command fails, and screen
readers announce something other than what is shown.

Bad:

    <button aria-label="Proceed to payment">Continue</button>
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sets an accessible name without the visible text "Continue"

Bad:

    <label for="mail">Email</label> <input id="mail" aria-label="Your address">
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^
    = sets an accessible name without the visible text "Email"

Good:

    <button aria-label="Continue to payment">Continue</button>

Good:

    <button aria-label="Close">×</button>

Sources: WCAG 2.2, 2.5.3 Label in Name, technique G208; failure F96.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice, takewhile

from formlint.rule import (
    CONTROL_TAGS,
    Element,
    Hit,
    Note,
    Page,
    Reason,
    TextRun,
    is_heard,
    is_only_heard,
    name_of,
    predicate,
    rule,
    say,
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
    "treeitem",
)
_TAGS = frozenset({"button", "input", "meter", "output", "progress", "select", "summary", "textarea"})
_BUTTONS = frozenset({"button", "reset", "submit"})
_LABELLED = frozenset({"input", "meter", "output", "progress", "select", "textarea"})
_BY_BROWSERS = {"reset": "Reset", "submit": "Submit"}
_UNREAD = frozenset({"noscript", "option", "svg", "textarea"})
_LONGEST_TEXT = 60  # characters that a message shows
_MOST_RUNS = 100
_MOST_UP = 30  # elements around a text
_LONGEST_COUNT = 4  # more digits than a count of items has
_STATED = frozenset({"aria-label", "aria-labelledby"})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDRESS = re.compile(r"\bhttps?://(?:www\.)?")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_STEM = 4  # letters of a word that may have an ending
_UNSPACED = (("\u0e00", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\ud7af"))
"""Letters of languages that put no spaces between words, or between a word and its endings."""
_SIGNS = str.maketrans("%+@€$£", "&&&&&&")
_MOST_SIGNS = 4  # in a text that may be spelled out
_WORD = re.compile(r"[^\W_]+")


@rule(
    level="warning",
    category="label-unclear",
    since="0.1",
    wcag=["2.5.3"],
    every_page=True,
    attributes={"aria-label", "aria-labelledby"},
)
def check(page: Page) -> Iterator[Hit | Note]:
    """Compare names set by ARIA with the text on buttons and links and with the labels of fields."""
    for element in page.document.select("[aria-label], [aria-labelledby]"):
        name = name_of(element) if _is_spoken_to(element) else None
        if name is None or name.origin not in _STATED or not name.known:
            continue
        texts = _seen_texts(element)
        differs = bool(texts) and not any(
            _has(name.text, text) or _is_begun(element, name.text, text) for text in texts
        )
        attribute = element.attribute(name.origin) if differs and is_heard(element) else None
        if attribute and _is_pictured(element):
            yield Note(Reason.STYLE, element.span)
        elif attribute:
            message = predicate('sets an accessible name without the visible text "{text}"', text=_shortened(texts[0]))
            yield Hit(attribute.span, message, help=say("Start the accessible name with the visible text"))


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_TEXT else f"{plain[:_LONGEST_TEXT].rstrip()}…"


def _is_spoken_to(element: Element) -> bool:
    """Whether people refer to it by the words on it or by its label."""
    role = (element.value("role") or "").lower().split()[:1]
    if _is_bare_button(element) and element.has("aria-labelledby") and not element.has("value"):
        return False  # another text may be laid over its own
    return role[0] in _ROLES if role else element.tag in _TAGS or (element.tag == "a" and element.has("href"))


def _is_pictured(element: Element) -> bool:
    """Whether its words may be the name of an icon or those of a whole menu."""
    return _is_drawn(element) or bool(element.descendants("ul", "input", "select"))


def _is_begun(element: Element, name: str, text: str) -> bool:
    """Whether a name is the beginning of the label of a field: hints may follow in the label."""
    said = _words(name)
    return element.tag in CONTROL_TAGS and element.value("type") not in _BUTTONS and _words(text)[: len(said)] == said


def _has(name: str, text: str) -> bool:
    """Whether a name contains the words of a text in sequence; symbols are not words."""
    plain = _ADDRESS.sub("", _BRACKETS.sub(" ", text))
    seen = _words(plain) or _words(text)
    if not seen or (len(seen) == 1 and len(seen[0]) == 1 and not seen[0].isdecimal()):
        return True
    found = _holds(_words(name), seen) or _holds(_words(_joined(name)), _words(_joined(plain)))
    return found or _is_spelled_out(name, plain)


def _is_spelled_out(name: str, text: str) -> bool:
    """Whether a name has a word for the signs of a text: "Terms & conditions" is read as "Terms and conditions"."""
    pieces = [" ".join(_words(piece)) for piece in text.translate(_SIGNS).split("&", _MOST_SIGNS)]
    pattern = " (?:\\w+ )?".join(re.escape(piece) for piece in pieces if piece)
    return len(pieces) > 1 and re.search(rf"\b{pattern}\b", " ".join(_words(name))) is not None


def _joined(text: str) -> str:
    """The text without the hyphens inside its words: "E-mail" is pronounced like "Email"."""
    return _HYPHEN.sub("", text)


def _holds(said: list[str], seen: list[str]) -> bool:
    joined = "".join(seen)
    if any(first <= letter <= last for letter in joined for first, last in _UNSPACED):
        return joined in "".join(said)
    return any(_are_said(seen, said[at : at + len(seen)]) for at in range(len(said) - len(seen) + 1))


def _are_said(seen: list[str], said: list[str]) -> bool:
    """Whether words are the same, apart from endings that depend on the sentence around them."""
    return all(
        heard == word or (len(word) > _STEM and heard.startswith(word)) for word, heard in zip(seen, said, strict=True)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _seen_texts(element: Element) -> tuple[str, ...]:
    """The words that people see on a button or link, or in the labels of a field; none where they are unknown.

    Style sheets decide whether there is space between elements: both readings are given.
    """
    if _is_bare_button(element):
        name = element.value("value")
        return (name or _BY_BROWSERS.get(element.type, ""),)
    if element.tag in _LABELLED:
        labels = (label for label in element.document.labels(element) if not label.unknown_text)
        return tuple(reading for label in labels for reading in _readings(label))
    return () if element.unknown_text else _readings(element)


def _is_bare_button(element: Element) -> bool:
    return element.tag == "input" and element.type in _BUTTONS


def _readings(element: Element) -> tuple[str, str]:
    runs = islice(element.texts(), _MOST_RUNS)
    seen = [run for run in runs if not (_is_badge(run, element) or _is_out_of_sight(run.parent, element))]
    return " ".join(run.text for run in seen), "".join(run.text for run in seen)


def _is_badge(run: TextRun, within: Element) -> bool:
    """Whether a text is a count next to the words, such as the number of items in the cart."""
    text = run.text.strip()
    return run.parent is not within and text.isdecimal() and len(text) < _LONGEST_COUNT


def _is_out_of_sight(place: Element, within: Element) -> bool:
    """Whether a text is visually hidden or drawn as an icon, judging by inline style or common class names."""
    around = takewhile(lambda node: node is not within, islice(chain((place,), place.ancestors()), 1 + _MOST_UP))
    return any(node.tag in _UNREAD or is_only_heard(node) or _is_drawn(node) for node in around)


def _is_drawn(element: Element) -> bool:
    """Whether a common class name shows that its text is the name of an icon."""
    names = (element.value("class") or "").lower()
    return any(sign in names for sign in element.document.knowledge.phrases("picture-classes"))
