"""What people read on a page: words used in one territory, prices, telephone numbers, "US only"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import cast

from formlint.forms.audience import binding
from formlint.forms.audience.lookup import Atlas, Said, atlas
from formlint.forms.audience.model import Clue
from formlint.forms.audience.page_clues import PageFacts, money
from formlint.forms.controls import Control, Page
from formlint.forms.purpose.field import Field
from formlint.forms.text_language import scripts_of, written_in
from formlint.forms.tokens import words
from formlint.html.accessibility.content import Text
from formlint.html.document import Element, TextRun
from formlint.html.marks import MARK
from formlint.html.parser import turbohtml
from formlint.html.traversal import before, is_seen
from formlint.knowledge import Knowledge
from formlint.knowledge.message import Tongue, say
from formlint.system.patterns import compiled_when_used

_MOST_TEXTS = 2000
_BEFORE_FORM = 20  # elements and texts before a form that may be about it
_READ = ".//text()[not(parent::option or parent::script or parent::style)]"
_KEPT = 4000  # characters of texts that are worth remembering
_AMOUNT = re.compile(r"\d(?:[\d.,' \u00a0\u202f’]*\d)?")
_BEFORE = compiled_when_used(r"(?<![^\W\d_])([^\s\d(),:;]{1,5})\s?[-−]?$")
_AFTER = compiled_when_used(r"\s?([^\s\d(),:;/]{1,5})(?![^\W\d_])")
_UNIT = re.compile(r"[(\[]\s*([^\s\d()\[\]]{1,4})\s*[)\]]|^\s*([^\s\d]{1,4})\s*$")
_BRACKETED = re.compile(r"[(\[]\s*([^\s\d()\[\]]{1,4})\s*[)\]]")
_SHORT = 12
_DOMINANT = 0.6  # share of the amounts that are in one currency
_NUMBER = compiled_when_used(r"(?:^|[\s(\"'])(?:\+|00)\s?([1-9][\d ()\-.]{0,20})")
_COUNTED, _FEWEST_DIGITS = "12345678901234567890", 5
_BARE_CODE = compiled_when_used(r"\s*\(?(?:\+|00)\s?\d{1,4}\)?\s*")
_TELEPHONES = frozenset({"tel", "tel-country-code", "tel-national", "fax"})


def clues(page: Page, fields: Sequence[Field]) -> Iterator[Clue]:
    """The clues in the texts of a page."""
    known = atlas(page.knowledge)
    roots = [form.element for form in page.forms if form.element] or [page.document.root]
    contents = [_contents(root) for root in roots]
    runs = _telling_runs(known, roots, contents)
    yield from _sayings(known, page)
    yield from _letters(known, page, contents)
    yield from _prices(known, page, runs)
    yield from _numbers(known, fields)
    yield from _called(known, page)
    yield from binding.clues(known, runs)


_Texts = tuple[str, ...]


def _telling_runs(
    known: Atlas, roots: Sequence[Element], contents: Iterable[tuple[_Texts, _Texts]]
) -> Iterable[TextRun]:
    """The texts in the forms, and right before them, that tell something; those of the whole page without forms."""
    telling = frozenset[str]().union(*[_telling_in(known, texts) for both in contents for texts in both])
    return [run for run in _runs(roots) if run.text.strip() in telling] if telling else ()


def _runs(roots: Iterable[Element]) -> Iterator[TextRun]:
    """The texts in some elements and right before them."""
    left = _MOST_TEXTS
    for root in roots:
        early = [node for node in islice(root.preceding(), _BEFORE_FORM) if isinstance(node, TextRun)]
        for run in chain(early, islice(root.texts(), left)):
            left -= 1
            if run.parent.tag != "option" and not run.text.isspace():
                yield run
        if left <= 0:
            return


def _contents(root: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts right before an element and in it, also what is written in templates there."""
    found = tuple(_before(root.node)), tuple(cast("list[str]", root.node.xpath(_READ)))
    if not root.document.templated:
        return found
    before, inside = (tuple([text.replace(MARK, "") for text in texts]) for texts in found)
    return before, inside


def _before(root: turbohtml.Element) -> Iterator[str]:
    """The texts before a node that `preceding` has: without handles and ranges, it takes a third of the time."""
    seen = islice(filter(is_seen, before(root)), _BEFORE_FORM)
    return (node.data for node in seen if isinstance(node, turbohtml.Text))


def _telling_in(known: Atlas, texts: tuple[str, ...]) -> frozenset[str]:
    """Those of some texts that tell something; the same stand in and before forms on each page of a site."""
    telling = _telling if sum(map(len, texts)) <= _KEPT else _telling.__wrapped__
    return telling(known, texts)


@lru_cache(maxsize=64)
def _telling(known: Atlas, texts: tuple[str, ...]) -> frozenset[str]:
    """The texts, without space around them, that may tell a price, or bind a form to a territory.

    Most forms have none: one look at all that they say takes a quarter of the time of a look at each text.
    """
    contents = [text for text in map(str.strip, texts) if text and not text.isdigit()]
    said, telling = ";".join(contents), set[str]()
    binds = binding.sentences(known).may_bind
    if binds(said.casefold()):
        telling.update(text for text in contents if binds(text.casefold()))
    if _may_be_priced(known, contents, said):
        telling.update(text for text in contents if any(True for _ in _currencies(known, text)))
    return frozenset(telling)


# Words of labels


def _sayings(known: Atlas, page: Page) -> Iterator[Clue]:
    seen: set[tuple[int, str]] = set()
    for control in page.controls:
        for text in (*control.labels, *([control.group] if control.group else [])):
            place = control.form.index, text.text
            if place in seen:
                continue
            seen.add(place)
            for phrase, told in _said(known, text.text):
                shared = len(told.territories) > 1
                own = _with_most_numbers(known, text.text, told.territories) if shared else None
                confidence = max(told.confidence, known.weight("words-own")) if own else told.confidence
                for territory in (own,) if own else told.territories:
                    said, signal = say('a label says "{phrase}"', phrase=phrase), f"words-{phrase}"
                    yield Clue(territory, signal, said, confidence, shared and not own, text.element)


@lru_cache(maxsize=256)
def _with_most_numbers(known: Atlas, text: str, territories: tuple[str, ...]) -> str | None:
    """The territory whose numbers make up more of a label than those of any other: of "DNI o NIE" Spain."""
    said = words(text)
    counts = {
        code: sum(one.end - one.start for one in known.own_names(code).own_numbers_in(said)) for code in territories
    }
    most = max(counts.values())
    first, *others = [code for code, count in counts.items() if count == most]
    return first if most and not others else None


@lru_cache(maxsize=2048)
def _said(known: Atlas, text: str) -> tuple[tuple[str, Said], ...]:
    said = words(text)
    found = known.sayings.find(said)
    return tuple([(one.phrase, one.meaning) for one in found if not one.meaning.alone or one.phrase == " ".join(said)])


# Letters


def _letters(known: Atlas, page: Page, contents: Iterable[tuple[_Texts, _Texts]]) -> Iterator[Clue]:
    """What letters tell that only one language is written in, on a page that says it is in another."""
    declared = (page.language or "").lower().partition("-")[0]
    for _, inside in contents if declared else ():
        telling = tuple([text for text in inside if not text.isascii() and len(text.split()) > 1])
        language = _written(page.knowledge, telling) if telling else None
        if language and language != declared:
            said, certainty = (
                say("its texts are in the letters of {language}", language=Tongue(language, language)),
                known.weight("language-script"),
            )
            for territory, share in known.shares(language).items():
                yield Clue(territory, "language-script", said, share * certainty, shared=True)
            return


@lru_cache(maxsize=64)
def _written(knowledge: Knowledge, texts: tuple[str, ...]) -> str | None:
    """The language that alone is written in the letters of some texts; single words are names of languages."""
    languages = {
        written_in(knowledge).get(script, ()) for script in scripts_of(knowledge, " ".join(texts)) if script != "latin"
    }
    told = languages.pop() if len(languages) == 1 else ()
    return told[0] if len(told) == 1 else None


# Prices


def _may_be_priced(known: Atlas, texts: Iterable[str], said: str) -> bool:
    """Whether there may be a price in some texts, all of which are in `said`."""
    units = known.bare_currencies
    if not units.isdisjoint(texts) or not units.isdisjoint(_BRACKETED.findall(said)):
        return True
    return any(True for _ in _amounts(known, said))


def _prices(known: Atlas, page: Page, runs: Iterable[TextRun]) -> Iterator[Clue]:
    found: list[str] = []
    shown: dict[str, TextRun] = {}
    for run in runs:
        for sign in _currencies(known, run.text):
            found.append(sign)
            shown.setdefault(sign, run)
    for control in page.controls:
        for text in control.labels:
            found += [sign for sign in _units(known, text.text) if sign not in shown]
    for sign, count in Counter(found).most_common(1) if found else ():
        if count >= _DOMINANT * len(found):
            yield from money(
                known,
                sign,
                say("prices are in {currency}", currency=sign),
                shown[sign].parent if sign in shown else None,
            )


def _currencies(known: Atlas, text: str) -> Iterator[str]:
    yield from _amounts(known, text)
    yield from _units(known, text)


def _amounts(known: Atlas, text: str) -> Iterator[str]:
    signs = known.currencies
    for amount in _AMOUNT.finditer(text):
        before = _BEFORE.search(text, max(0, amount.start() - 7), amount.start())
        after = _AFTER.match(text, amount.end())
        for match in (before, after):
            sign = match[1] if match else ""
            if sign in signs or (sign := sign.strip(".,*")) in signs:
                yield sign
                break


def _units(known: Atlas, text: str) -> list[str]:
    match = _UNIT.search(text) if len(text) < _SHORT or "(" in text or "[" in text else None
    sign = (match[1] or match[2]) if match else ""
    return [sign] if sign and sign in known.bare_currencies else []


# Telephone numbers


def _numbers(known: Atlas, fields: Sequence[Field]) -> Iterator[Clue]:
    for field in fields:
        control = field.control
        if control.type != "tel" and field.purpose not in _TELEPHONES:
            continue
        for attribute, text in _numbers_shown(control):
            match = _NUMBER.search(text)
            if match:
                yield from _numbered(known, control, attribute, text, match[1])


def _numbers_shown(control: Control) -> Iterator[tuple[str | None, str]]:
    for attribute in ("value", "placeholder"):
        yield attribute, control.value(attribute) or ""
    near = control.before(), control.after(), control.description()
    for text in (*control.labels, *(text for text in near if text and not _is_one_of_list(text))):
        yield None, text.text


def _is_one_of_list(text: Text) -> bool:
    """Whether a text is a bare calling code in a list of such, made of elements: the page has not chosen it."""
    listed = text.element.parent if text.element and _BARE_CODE.fullmatch(text.text) else None
    return (
        listed is not None and len({one.text.strip() for one in listed.texts() if _BARE_CODE.fullmatch(one.text)}) > 1
    )


def _numbered(known: Atlas, control: Control, attribute: str | None, text: str, number: str) -> Iterator[Clue]:
    digits = re.sub(r"\D", "", number)
    if len(digits) >= _FEWEST_DIGITS and _COUNTED.startswith(digits):  # "+1 234 567 890" is a number of nobody
        return
    territories = known.called(digits)[:2]
    share = 0.5 if len(territories) > 1 else 1
    for territory in territories:
        confidence = known.weight("phone-shown") * share
        yield Clue(
            territory,
            "phone-shown",
            say('a phone number reads "{text}"', text=text),
            confidence,
            share < 1,
            control.element,
            attribute,
        )


def _called(known: Atlas, page: Page) -> Iterator[Clue]:
    """The territory of the telephone links, where all are of one, and as long as its numbers are."""
    links = page.facts(PageFacts).links
    numbers = [
        (link, re.sub(r"\D", "", href).removeprefix("00"))
        for link, href in links
        if href.startswith(("tel:+", "tel:00", "tel:%2B")) and link.tag == "a"
    ]
    territories = {known.called(number)[:1] for _, number in numbers}
    if len(territories) == 1:
        for territory in territories.pop():
            if any(len(number) >= known.shortest_number(territory) for _, number in numbers):
                yield Clue(
                    territory,
                    "phone-link",
                    say("its phone numbers are from {territory}", territory=known.named(territory)),
                    known.weight("phone-link"),
                    element=numbers[0][0],
                    attribute="href",
                )
