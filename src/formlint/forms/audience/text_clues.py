"""What people read on a page: words used in one territory, prices, telephone numbers, "US only"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import cast

import turbohtml

from formlint import knowledge
from formlint.forms.audience import lookup
from formlint.forms.audience.lookup import name_of, named, weight
from formlint.forms.audience.model import Clue
from formlint.forms.audience.page_clues import heads, money
from formlint.forms.controls import Control, Page
from formlint.forms.phrase_match import find_phrases
from formlint.forms.purpose import Field
from formlint.forms.purpose.tokens import words
from formlint.html import Element, TextRun
from formlint.html.templates.masking import MARK
from formlint.html.traversal import before, is_seen

_MOST_TEXTS = 2000
_BEFORE_FORM = 20  # elements and texts before a form that may be about it
_READ = ".//text()[not(parent::option or parent::script or parent::style)]"
_KEPT = 4000  # characters of texts that are worth remembering
_LONGEST_RUN = 400  # longer texts are prose; what binds a form to a territory is said shortly
_AROUND = 80
_NEAR = 8  # words between "only" and the name
_AMOUNT = re.compile(r"\d(?:[\d.,' \u00a0\u202f’]*\d)?")
_BEFORE = re.compile(r"(?<![^\W\d_])([^\s\d(),:;]{1,5})\s?[-−]?$")
_AFTER = re.compile(r"\s?([^\s\d(),:;/]{1,5})(?![^\W\d_])")
_UNIT = re.compile(r"[(\[]\s*([^\s\d()\[\]]{1,4})\s*[)\]]|^\s*([^\s\d]{1,4})\s*$")
_BRACKETED = re.compile(r"[(\[]\s*([^\s\d()\[\]]{1,4})\s*[)\]]")
_SHORT = 12
_DOMINANT = 0.6  # share of the amounts that are in one currency
_NUMBER = re.compile(r"(?:^|[\s(\"'])(?:\+|00)\s?([1-9][\d ()\-.]{0,20})")
_TELEPHONES = frozenset({"tel", "tel-country-code", "tel-national", "fax"})


def clues(page: Page, fields: Sequence[Field]) -> Iterator[Clue]:
    """The clues in the texts of a page."""
    runs = _telling_runs(page)
    yield from _sayings(page)
    yield from _prices(page, runs)
    yield from _numbers(fields)
    yield from _called(page)
    yield from _bound(runs)


def _telling_runs(page: Page) -> Sequence[TextRun]:
    """The texts in the forms, and right before them, that tell something; those of the whole page without forms."""
    roots = [form.element for form in page.forms if form.element] or [page.document.root]
    telling = frozenset[str]().union(*[_telling_in(texts) for root in roots for texts in _contents(root)])
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


def _telling_in(texts: tuple[str, ...]) -> frozenset[str]:
    """Those of some texts that tell something; the same stand in and before forms on each page of a site."""
    return _remembered(texts) if sum(map(len, texts)) <= _KEPT else _telling(texts)


def _telling(texts: tuple[str, ...]) -> frozenset[str]:
    """The texts, without space around them, that may tell a price, or bind a form to a territory.

    Most forms have none: one look at all that they say takes a quarter of the time of a look at each text.
    """
    contents = [text for text in map(str.strip, texts) if text and not text.isdigit()]
    said, telling = ";".join(contents), set[str]()
    bound = _only_folded()
    if bound.search(said.casefold()):
        telling.update(text for text in contents if bound.search(text.casefold()))
    if _may_be_priced(contents, said):
        telling.update(text for text in contents if any(True for _ in _currencies(text)))
    return frozenset(telling)


_remembered = knowledge.remembered_tables(_telling)


# Words of labels


def _sayings(page: Page) -> Iterator[Clue]:
    seen: set[str] = set()
    for control in page.controls:
        for text in (*control.labels, *([control.group] if control.group else [])):
            if text.text in seen:
                continue
            seen.add(text.text)
            for phrase in _said(text.text):
                territories, confidence, _ = lookup.sayings()[phrase]
                for territory in territories:
                    yield Clue(
                        territory,
                        f"words-{phrase}",
                        f'a label says "{phrase}"',
                        confidence,
                        len(territories) > 1,
                        text.element,
                    )


@lru_cache(maxsize=2048)
def _said(text: str) -> tuple[str, ...]:
    said = words(text)
    known = lookup.sayings()
    phrases = [match.phrase for match in find_phrases(said, known, lookup.longest_sayings())]
    return tuple(phrase for phrase in phrases if not known[phrase][2] or phrase == " ".join(said))


# Prices


def _may_be_priced(texts: Iterable[str], said: str) -> bool:
    """Whether there may be a price in some texts, all of which are in `said`."""
    units = _unit_signs()
    if not units.isdisjoint(texts) or not units.isdisjoint(_BRACKETED.findall(said)):
        return True
    return any(True for _ in _amounts(said))


def _prices(page: Page, runs: Iterable[TextRun]) -> Iterator[Clue]:
    found: list[str] = []
    shown: dict[str, TextRun] = {}
    for run in runs:
        for sign in _currencies(run.text):
            found.append(sign)
            shown.setdefault(sign, run)
    for control in page.controls:
        for text in control.labels:
            found += [sign for sign in _units(text.text) if sign not in shown]
    for sign, count in Counter(found).most_common(1) if found else ():
        if count >= _DOMINANT * len(found):
            yield from money(sign, f"prices are in {sign}", shown[sign].parent if sign in shown else None)


def _currencies(text: str) -> Iterator[str]:
    yield from _amounts(text)
    yield from _units(text)


def _amounts(text: str) -> Iterator[str]:
    known = lookup.currencies()
    for amount in _AMOUNT.finditer(text):
        before = _BEFORE.search(text, max(0, amount.start() - 7), amount.start())
        after = _AFTER.match(text, amount.end())
        for match in (before, after):
            sign = match[1] if match else ""
            if sign in known or (sign := sign.strip(".,*")) in known:
                yield sign
                break


def _units(text: str) -> list[str]:
    match = _UNIT.search(text) if len(text) < _SHORT or "(" in text or "[" in text else None
    sign = (match[1] or match[2]) if match else ""
    return [sign] if sign and sign in _unit_signs() else []


@knowledge.remembered
def _unit_signs() -> frozenset[str]:
    """The signs that may stand without an amount."""
    return frozenset(sign for sign in lookup.currencies() if len(sign) == 3 or not sign.isalpha())  # noqa: PLR2004


# Telephone numbers


def _numbers(fields: Sequence[Field]) -> Iterator[Clue]:
    for field in fields:
        control = field.control
        if control.type != "tel" and field.purpose not in _TELEPHONES:
            continue
        for attribute, text in _numbers_shown(control):
            match = _NUMBER.search(text)
            if match:
                yield from _numbered(control, attribute, text, match[1])


def _numbers_shown(control: Control) -> Iterator[tuple[str | None, str]]:
    for attribute in ("value", "placeholder"):
        yield attribute, control.value(attribute) or ""
    near = control.before(), control.after(), control.description()
    for text in (*control.labels, *(text for text in near if text)):
        yield None, text.text


def _numbered(control: Control, attribute: str | None, text: str, number: str) -> Iterator[Clue]:
    territories = lookup.called(re.sub(r"\D", "", number))[:2]
    share = 0.5 if len(territories) > 1 else 1
    for territory in territories:
        confidence = weight("phone-shown") * share
        yield Clue(
            territory,
            "phone-shown",
            f'a telephone number reads "{text}"',
            confidence,
            share < 1,
            control.element,
            attribute,
        )


def _called(page: Page) -> Iterator[Clue]:
    """The territory of the telephone links, where all are of one."""
    links = page.document.once(heads).links
    numbers = [
        (link, re.sub(r"\D", "", href))
        for link, href in links
        if href.startswith(("tel:+", "tel:00", "tel:%2B")) and link.tag == "a"
    ]
    territories = {lookup.called(number.removeprefix("00"))[:1] for _, number in numbers}
    if len(territories) == 1:
        for territory in territories.pop():
            yield Clue(
                territory,
                "phone-link",
                f"its telephone numbers are of {named(territory)}",
                weight("phone-link"),
                element=numbers[0][0],
                attribute="href",
            )


# "US only"


def _bound(runs: Iterable[TextRun]) -> Iterator[Clue]:
    only = _only()
    for run in runs:
        match = only.search(run.text)
        if match is None or (len(run.text) > _LONGEST_RUN and _far(run.text)):
            continue
        window = run.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        for territory in _only_for(" ".join(window.split())):
            yield Clue(
                territory,
                "phrase-only",
                f'it says "{" ".join(window.split())}"',
                weight("phrase-only"),
                element=run.parent,
            )


def _far(text: str) -> bool:
    """Whether a text is so long that it is no notice."""
    return len(text.split()) > _LONGEST_RUN // 4


@lru_cache(maxsize=1024)
def _only_for(text: str) -> tuple[str, ...]:
    """The territories that a text says something is only for."""
    match = _only().search(text)
    assert match is not None
    before = lookup.key(_spelled_out(text[: match.start()])).split()
    after = lookup.key(_spelled_out(text[match.end() :])).split()
    before, after = tuple(before[-_NEAR:]), tuple(after[:_NEAR])
    return tuple(dict.fromkeys((*_chain(before[::-1], reverse=True), *_chain(after))))


def _chain(near: tuple[str, ...], *, reverse: bool = False) -> Iterator[str]:
    """The territories named in a row from the first of these words on, which may stand in reverse order."""
    names = lookup.names()
    found = find_phrases(near[::-1] if reverse else near, names, lookup.longest_names())
    spans = [(len(near) - one.end, len(near) - one.start, one.phrase) for one in reversed(found)]
    at = 0
    for start, end, phrase in spans if reverse else ((one.start, one.end, one.phrase) for one in found):
        if not _between().issuperset(near[at:start]):
            return
        yield names[phrase]
        at = end


def _spelled_out(text: str) -> str:
    return _short().sub(lambda match: f" {name_of(_shortened()[match[0]])} ", text)


@knowledge.remembered
def _only() -> re.Pattern[str]:
    """What binds to a territory; where the case counts, as in "US", a text cannot be folded, so "ß" is "ss" here."""
    either = [re.escape(word).replace("ss", "(?:ss|ß)") for word in knowledge.phrases("only")]
    return re.compile(rf"\b(?:{'|'.join(either)})\b", re.IGNORECASE)


@knowledge.remembered
def _only_folded() -> re.Pattern[str]:
    """The same for folded text, in which it takes a third of the time."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, knowledge.phrases('only')))})\b")


@knowledge.remembered
def _between() -> frozenset[str]:
    return frozenset(word for text in knowledge.phrases("between") for word in words(text))


@knowledge.remembered
def _shortened() -> dict[str, str]:
    return {short: code for code, those in lookup.table()["names"]["short"].items() for short in those}


@knowledge.remembered
def _short() -> re.Pattern[str]:
    signs = sorted(map(re.escape, _shortened()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)")
